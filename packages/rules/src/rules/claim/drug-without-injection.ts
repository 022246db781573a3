import { codeSet, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { isVisit } from "../../visits/visit-codes.ts";

const INJECTION = "96372";
const OFFICE = "11";
/** Drugs that a practice gives into a muscle or under the skin: corticosteroids, antibiotics, ketorolac, cyanocobalamin, promethazine. */
const INJECTED = ["J0696", "J0702", "J1020", "J1030", "J1040", "J1010", "J1100", "J1885", "J2550", "J3301", "J3420"] as const;
const isInjected = codeSet(INJECTED);
/** Whatever is a drug, vaccine or biological on a line of its own. */
const isDrug = codeSet([
  "90281-90399",
  "90476-90759",
  "J0120-J9999",
  "Q0138-Q0181",
  "Q2034-Q2050",
  "Q5101-Q5199",
  "C9000-C9399",
  "S0012-S0197",
]);
const isVisitOrDrug = (line: ServiceLine): boolean => isVisit(line.procedureKey) || line.procedure === "99211" || isDrug(line.procedureKey);

export default defineRule({
  id: "claim/drug-without-injection",
  code: "UNB-005",
  summary: "A drug that is given by injection stands without anything that gave it.",
  subject: "day",
  wakes: { codes: INJECTED },
  tables: [],
  direction: "underbilling",
  severity: "info",
  confidence: "low",
  messages: {
    "no-injection":
      "{procedure} is a drug that is given into a muscle or under the skin, and beside it stand visits only. Giving it is paid apart (96372); into lesions it would be 11900 or 11901.",
  },
  remedies: {
    "add-injection": {
      kind: "add-line",
      text: "If the record shows the injection with drug, dose, route and site, add 96372, or 11900 or 11901 for lesions. A visit on that day needs 25, and 99211 is not paid beside an injection.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [claimsProcessingManual("chapter 12, section 30.5, and chapter 17, drugs and their administration")],
  yieldsTo: [],
  check(day, _tables, report) {
    for (const line of day.lines) {
      if (line.pos !== OFFICE || !isInjected(line.procedureKey) || isHarmless(line)) continue;
      // Whoever of the practice gave it: nurses' injections stand under any of its physicians.
      const own = day.lines.filter((other) => other.claim.billing.npi === line.claim.billing.npi && !isHarmless(other));
      if (own.find((other) => isInjected(other.procedureKey)) !== line || !own.every(isVisitOrDrug)) continue;
      report({
        at: line,
        message: "no-injection",
        corrected: [{ kind: "add", like: line, as: { procedure: INJECTION, modifiers: [], units: 1, chargeCents: "fee" } }],
        remedyChanges: [],
      });
    }
  },
});
