import { codeSet, samePhysician, type ServiceLine } from "@claimscrub/claim";
import { claimsProcessingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const COMPLEXITY = "G2211";
const isBaseVisit = codeSet(["99202-99215", "99341-99350"]);
/** What doesn't count as another service: the visit itself, its add-ons and drugs. */
const isPartOfVisit = codeSet([
  "99202-99215",
  "99341-99350",
  "99415-99417",
  "G2211-G2212",
  "G0316-G0318",
  "90281-90399",
  "90476-90759",
  "J0120-J9999",
  "Q2034-Q2039",
]);
const PAYABLE_WITH_25 = "g2211-with-25";

export default defineRule({
  id: "mpfs/complexity-beside-25",
  code: "UNB-002",
  summary: "G2211 is billed for a visit with 25 beside a service that is not preventive.",
  subject: "day",
  wakes: { codes: [COMPLEXITY] },
  tables: ["lists"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "with-25":
      "G2211 adds to {visit}, which carries 25 beside {other}. Medicare pays G2211 with 25 only where the other service is a wellness visit, a vaccination or a preventive service of Part B (from 2025), so the line will be denied.",
    "with-25-alone":
      "G2211 adds to {visit}, which carries 25, and no other service of the day by this physician is a preventive one. Medicare won't pay G2211 with 25, so the line will be denied.",
  },
  remedies: {
    "take-off": {
      kind: "remove-line",
      text: "Take G2211 off. If nothing else was done that day and 25 is not needed, take 25 off the visit instead.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["97", "236"],
  rarc: [],
  status277: ["A3:735"],
  citations: [claimsProcessingManual("chapter 12, section 30.6.7, G2211 (change request 13272, transmittal 13015)")],
  yieldsTo: ["PTP-001", "PTP-002"],
  check(day, { lists }, report) {
    for (const line of day.lines) {
      if (line.procedure !== COMPLEXITY || isHarmless(line)) continue;
      const own = day.lines.filter((other) => other !== line && samePhysician(other, line) !== false && !isHarmless(other));
      const visit = own.find((other) => isBaseVisit(other.procedureKey) && other.modifiers.includes("25"));
      if (visit === undefined || own.some((other) => isBaseVisit(other.procedureKey) && !other.modifiers.includes("25"))) continue;
      const others: readonly ServiceLine[] = own.filter((other) => !isPartOfVisit(other.procedureKey));
      const other = others.find(({ procedureKey }) => !lists.has(PAYABLE_WITH_25, procedureKey));
      if (other === undefined && others.length > 0) continue;
      report({
        at: line,
        related: other === undefined ? [visit] : [visit, other],
        message: other === undefined ? "with-25-alone" : "with-25",
        data: { visit: visit.procedure, ...(other === undefined ? {} : { other: other.procedure }) },
        atRisk: [line],
        remedyChanges: [{ kind: "remove", line }],
      });
    }
  },
});
