import { FEE_SCHEDULE } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { elementOfModifier, withoutModifiers } from "../../modifiers/change-modifiers.ts";

/** PC/TC indicators of codes without two parts; for TC also where a laboratory or another schedule pays the technical part. */
const UNDIVIDED = new Set(["0", "2", "3", "4", "5", "9"]);
const NO_TECHNICAL_PART = new Set([...UNDIVIDED, "6", "8"]);

export default defineRule({
  id: "modifier/component-of-undivided-code",
  code: "MOD-001",
  summary: "26 or TC stands on a code that has no professional and technical part.",
  subject: "line",
  wakes: { modifiers: ["26", "TC"] },
  tables: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    undivided:
      "{procedure} carries {modifier}, but its PC/TC indicator is {indicator}: the code has no such part, so the line will be denied.",
  },
  remedies: {
    "take-off": {
      kind: "remove-modifier",
      text: "Take {modifier} off, if the whole of {procedure} was done; a test's reading or technical part has a code of its own where it may be billed alone.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["4"],
  rarc: ["N519"],
  status277: ["A7:453"],
  citations: [{ ...FEE_SCHEDULE, section: "PC/TC indicator" }],
  yieldsTo: ["MOH-034"],
  check(line, { fees }, report) {
    if (isHarmless(line)) return;
    const row = fees.row(line.procedureKey, "");
    if (row === undefined) return;
    const wrong = (
      [
        ["26", UNDIVIDED],
        ["TC", NO_TECHNICAL_PART],
      ] as const
    )
      .filter(
        ([modifier, without]) =>
          line.modifiers.includes(modifier) && without.has(row.pcTc) && fees.row(line.procedureKey, modifier) === undefined,
      )
      .map(([modifier]) => modifier);
    const first = wrong[0];
    if (first === undefined) return;
    report({
      at: line,
      element: elementOfModifier(line, first),
      message: "undivided",
      data: { modifier: wrong.join(" and "), indicator: row.pcTc },
      atRisk: [line],
      remedyChanges: [withoutModifiers(line, ...wrong)],
    });
  },
});
