import { formatCents } from "@claimscrub/claim";
import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

/** Not valid for Medicare, and the forms that older files had of it. */
const NOT_VALID = new Set(["I", "D", "F", "G", "H"]);

export default defineRule({
  id: "mpfs/code-not-valid-for-medicare",
  code: "PRC-010",
  summary: "Medicare takes another code for this service.",
  subject: "line",
  wakes: { fee: ({ status }) => NOT_VALID.has(status) },
  tables: ["fees"],
  direction: "denial",
  severity: "info",
  confidence: "high",
  messages: {
    "not-valid":
      "{procedure} has status {status} in the fee schedule of the date: not valid for Medicare, which takes another code for the service. Nothing is allowed for the line; its charge is {charge}.",
  },
  remedies: {
    "medicare-code": {
      kind: "change-code",
      text: "Bill the code that Medicare uses for this service on this date (often a G code, or a visit code in place of a consultation).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["181"],
  rarc: ["N56"],
  status277: ["A7:454"],
  neverAppeal: true,
  citations: [{ ...FEE_SCHEDULE, section: "status code I" }],
  yieldsTo: [],
  check(line, { fees }, report) {
    const status = fees.row(line.procedureKey, "")?.status;
    if (status === undefined || line.claim.filingIndicator !== "MB" || isHarmless(line)) return;
    const charge = line.chargeCents === undefined ? "not readable" : formatCents(line.chargeCents);
    report({ at: line, message: "not-valid", data: { status, charge }, atRisk: [line] });
  },
});
