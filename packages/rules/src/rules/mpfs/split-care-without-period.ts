import { claimsProcessingManual, FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

/** Surgical care alone, postoperative and preoperative management alone. */
const SPLIT_CARE = ["54", "55", "56"] as const;
const WITHOUT_PERIOD = new Set(["000", "XXX"]);

export default defineRule({
  id: "mpfs/split-care-without-period",
  code: "GLB-008",
  summary: "54, 55 or 56 divides the care of a procedure that has no postoperative period.",
  subject: "line",
  wakes: { modifiers: SPLIT_CARE },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    undivided:
      "{procedure} carries {modifier}, which stands for a part of surgery with a period of 10 or 90 days; its global period is {global}, and there is nothing to divide. The line will be denied.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take {modifier} off where the whole service was given. Care after a procedure without a period is billed by its own visits.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: [],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "global days" }, claimsProcessingManual("chapter 12, sections 40.2 and 40.4, split global care")],
  yieldsTo: ["FMT-002"],
  check(line, { fees }, report) {
    const modifier = SPLIT_CARE.find((one) => line.modifiers.includes(one));
    const global = fees.row(line.procedureKey, "")?.globalDays;
    if (modifier === undefined || global === undefined || !WITHOUT_PERIOD.has(global) || isHarmless(line)) return;
    report({
      at: line,
      element: elementOfModifier(line, modifier),
      message: "undivided",
      data: { modifier, global },
      atRisk: [line],
      remedyChanges: [withoutModifiers(line, modifier)],
    });
  },
});
