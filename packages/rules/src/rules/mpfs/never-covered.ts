import { formatCents } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Says that the sender knows that the service is not covered, and wants the denial. */
const DENIAL_WANTED = new Set(["GY", "GX", "GZ"]);

export default defineRule({
  id: "mpfs/never-covered",
  code: "PRC-011",
  summary: "Medicare never covers this service.",
  subject: "line",
  wakes: { fee: ({ status }) => status === "N" },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    "not-covered":
      "{procedure} has status N in the fee schedule of the date: never covered by Medicare. The line will be denied; its charge of {charge} is the patient's or another payer's.",
  },
  remedies: {
    "say-so": {
      kind: "add-modifier",
      text: "Bill whoever pays for it. If Medicare's denial is wanted for another payer, add GY (GX where a voluntary notice was given) so that it goes to the patient or the next payer.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["96"],
  rarc: ["N425"],
  status277: ["A3:585"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "status code N" }],
  yieldsTo: [],
  check(line, { fees }, report) {
    if (fees.row(line.procedureKey, "")?.status !== "N" || line.claim.filingIndicator !== "MB" || isHarmless(line)) return;
    if (line.modifiers.some((modifier) => DENIAL_WANTED.has(modifier))) return;
    const modifiers = line.modifiers.length < 4 ? [...line.modifiers, "GY"] : undefined;
    report({
      at: line,
      message: "not-covered",
      data: { charge: line.chargeCents === undefined ? "unreadable amount" : formatCents(line.chargeCents) },
      atRisk: [line],
      ...(modifiers === undefined ? {} : { remedyChanges: [{ kind: "recode", line, as: { modifiers } }] }),
    });
  },
});
