import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

export default defineRule({
  id: "mpfs/modifier-51",
  code: "PRC-037",
  summary: "51 stands on a code that is never reduced for multiple procedures.",
  subject: "line",
  wakes: { modifiers: ["51"] },
  tables: ["fees"],
  direction: "underbilling",
  severity: "info",
  confidence: "medium",
  messages: {
    "not-reduced":
      "{procedure} carries 51, but its multiple procedure indicator is {indicator} (global period {global}): the reduction for multiple procedures never applies to it. Medicare ignores 51; a payer that reads it literally halves the line.",
  },
  remedies: {
    "take-off": { kind: "remove-modifier", text: "Take 51 off. Medicare's contractors rank procedures by themselves." },
  },
  adjustmentGroup: "CO",
  carc: ["59"],
  rarc: [],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "multiple procedure indicator and global days" }],
  yieldsTo: [],
  check(line, { fees }, report) {
    const row = fees.row(line.procedureKey, "");
    if (row === undefined || isHarmless(line)) return;
    if (row.globalDays !== "ZZZ" && row.multipleProcedure !== "0") return;
    report({
      at: line,
      element: elementOfModifier(line, "51"),
      message: "not-reduced",
      data: { indicator: row.multipleProcedure, global: row.globalDays },
      remedyChanges: [withoutModifiers(line, "51")],
    });
  },
});
