import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

export default defineRule({
  id: "modifier/bilateral-not-payable",
  code: "BIL-001",
  summary: "50 stands on a code that is paid once, whatever the sides.",
  subject: "line",
  wakes: { modifiers: ["50"] },
  tables: ["fees"],
  direction: "review",
  severity: "info",
  confidence: "high",
  messages: {
    "paid-once":
      "{procedure} carries 50, but its bilateral indicator is {indicator}: both sides together are paid as one service, and the line is priced so.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take 50 off. Two lesions are two lines, the second with 59 or XS, where the code is by lesion and the record shows them.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N823", "N644"],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "bilateral indicator" }],
  yieldsTo: ["MOH-034"],
  check(line, { fees }, report) {
    const indicator = fees.row(line.procedureKey, "")?.bilateral;
    if ((indicator !== "0" && indicator !== "9") || isHarmless(line)) return;
    report({
      at: line,
      element: elementOfModifier(line, "50"),
      message: "paid-once",
      data: { indicator },
      remedyChanges: [withoutModifiers(line, "50")],
    });
  },
});
