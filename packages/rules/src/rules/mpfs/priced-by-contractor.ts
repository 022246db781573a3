import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import type { FeeRow } from "@claimscrub/reference";

/** Status C, and R where the file gives no value. */
function isPricedByContractor({ status, work, peNonFacility, peFacility }: FeeRow): boolean {
  return status === "C" || (status === "R" && work + peNonFacility + peFacility === 0);
}

export default defineRule({
  id: "mpfs/priced-by-contractor",
  code: "PRC-014",
  summary: "The Medicare contractor sets the price of this code from its documentation.",
  subject: "line",
  wakes: { fee: isPricedByContractor },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    contractor:
      "{procedure} has status {status} and no value in the fee schedule of the date: the contractor prices it, so no amount is stated here.",
  },
  remedies: {
    document: { kind: "document", text: "Have the report ready, and attach or offer it (PWK, NTE) as the contractor asks." },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [{ ...FEE_SCHEDULE, section: "status codes C and R" }],
  yieldsTo: ["FMT-011"],
  check(line, { fees }, report) {
    const row = fees.row(line.procedureKey, "");
    if (row === undefined || !isPricedByContractor(row) || isHarmless(line)) return;
    report({ at: line, message: "contractor", data: { status: row.status } });
  },
});
