import { formatCents } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { defineRule } from "../../define-rule.ts";
import { isForTheRecord } from "../../harmless/harmless-line.ts";

export default defineRule({
  id: "x12/claim-total",
  code: "FMT-005",
  summary: "The claim's total is not the sum of its lines, a charge is below zero, or a claim for money comes to nothing.",
  subject: "claim",
  wakes: { always: true },
  forms: ["professional", "institutional", "dental"],
  tables: [],
  direction: "rejection",
  severity: "error",
  confidence: "high",
  messages: {
    "other-sum": "The claim's total (CLM02) is {total}, and its lines (SV102) come to {sum}. The claim will be refused.",
    "below-zero": "The charge of the line (SV102) is {charge}. A charge can't be below zero, so the claim will be refused.",
    nothing: "The claim's total (CLM02) is 0 though it asks for payment. The claim will be refused.",
  },
  remedies: {
    total: { kind: "add-information", text: "Correct the total or the charge of the line that is wrong: CLM02 is the sum of all SV102." },
    charge: { kind: "raise-charge", text: "Put the practice's charges on the lines and their sum in CLM02." },
  },
  adjustmentGroup: "CO",
  carc: ["16"],
  rarc: ["M54", "M79"],
  status277: ["A7:178", "A7:400"],
  citations: [professionalGuide("CLM02, SV102")],
  yieldsTo: [],
  check(claim, _tables, report) {
    const total = claim.chargeCents;
    if (total === undefined || claim.lines.length === 0) return;
    let sum = 0;
    for (const { chargeCents } of claim.lines) {
      // A charge that can't be read is the reader's finding; no sum can be told from it.
      if (chargeCents === undefined) return;
      sum += chargeCents;
    }
    for (const line of claim.lines)
      if (line.chargeCents! < 0)
        report({
          at: line,
          element: "SV102",
          message: "below-zero",
          data: { charge: formatCents(line.chargeCents!) },
          atRisk: [line],
          status277: ["A7:583"],
          remedy: "charge",
        });
    if (sum !== total)
      report({
        at: claim,
        element: "CLM02",
        message: "other-sum",
        data: { total: formatCents(total), sum: formatCents(sum) },
        atRisk: claim.lines,
        remedy: "total",
      });
    else if (
      total === 0 &&
      claim.purpose === "claim" &&
      claim.frequency !== "8" &&
      !claim.lines.every(({ procedure }) => isForTheRecord(procedure))
    )
      report({ at: claim, element: "CLM02", message: "nothing", atRisk: claim.lines, status277: ["A7:402"], remedy: "charge" });
  },
});
