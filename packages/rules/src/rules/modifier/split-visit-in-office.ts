import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

const SPLIT = "FS";
const OFFICE = "11";

export default defineRule({
  id: "modifier/split-visit-in-office",
  code: "MOD-012",
  summary: "FS, for a visit that two practitioners shared in a facility, stands on a line in the office.",
  subject: "line",
  wakes: { modifiers: [SPLIT] },
  tables: [],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    office:
      "{procedure} carries FS in place of service 11. Split or shared visits exist in facilities only; in an office the rules of incident-to services hold. The line may be denied.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take FS off and bill the visit under the practitioner who made it, or under the physician where the rules of incident-to services are met. If the visit was in a facility, correct the place of service.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: [],
  status277: ["A7:453"],
  citations: [
    { title: "42 CFR 415.140", section: "split (or shared) visits in a facility setting" },
    { ...FEE_SCHEDULE, section: "amounts by place of service" },
  ],
  yieldsTo: [],
  check(line, _tables, report) {
    if (line.pos !== OFFICE || !line.modifiers.includes(SPLIT) || isHarmless(line)) return;
    report({
      at: line,
      element: elementOfModifier(line, SPLIT),
      message: "office",
      atRisk: [line],
      remedyChanges: [withoutModifiers(line, SPLIT)],
    });
  },
});
