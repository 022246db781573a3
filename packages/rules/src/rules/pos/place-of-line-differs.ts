import type { ServiceLine } from "@claimscrub/claim";
import { professionalGuide } from "../../authorities/x12.ts";
import { asksForPayment } from "../../claims/asks-for-payment.ts";
import { defineRule } from "../../define-rule.ts";

export default defineRule({
  id: "pos/place-of-line-differs",
  code: "POS-002",
  summary: "A line names another place of service than its claim.",
  subject: "claim",
  wakes: { always: true },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    differs:
      "The line's place of service is {pos} (SV105), the claim's {claimPos} (CLM05-1). The line's own counts, and it is priced by it.",
  },
  remedies: {
    check: {
      kind: "change-pos",
      text: "Leave it, if the services of the claim were given in two places; else leave SV105 empty or correct one of the two.",
    },
  },
  adjustmentGroup: "",
  carc: [],
  rarc: [],
  status277: [],
  citations: [professionalGuide("CLM05-1, SV105")],
  yieldsTo: ["POS-001"],
  check(claim, _tables, report) {
    const { pos } = claim;
    const differs = (line: ServiceLine): boolean => line.pos !== pos && line.pos !== "";
    if (!claim.lines.some(differs) || !asksForPayment(claim)) return;
    const [first, ...others] = claim.lines.filter(differs);
    if (first !== undefined)
      report({
        at: first,
        related: others,
        element: "SV105",
        message: "differs",
        data: { pos: first.pos, claimPos: claim.pos === "" ? "none" : claim.pos },
      });
  },
});
