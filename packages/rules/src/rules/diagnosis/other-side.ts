import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { sideOfDiagnosis, sideOfModifier } from "../../laterality/side-of-diagnosis.ts";
import { elementOfModifier } from "../../modifiers/change-modifiers.ts";

const SIDED = [
  "RT", "LT", "E1", "E2", "E3", "E4", "FA", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "TA", "T1", "T2", "T3", "T4", "T5", "T6", "T7",
  "T8", "T9",
] as const; // biome-ignore format: a list of modifiers

export default defineRule({
  id: "diagnosis/other-side",
  code: "DXC-004",
  summary: "The modifier names one side of the body, and the diagnoses of the line the other.",
  subject: "line",
  wakes: { modifiers: SIDED },
  tables: [],
  direction: "denial",
  severity: "info",
  confidence: "high",
  messages: {
    opposite: "{modifier} says {side}, and {diagnosis}, which the line points at, says {otherSide}. The line may be denied.",
  },
  remedies: {
    "correct-one": {
      kind: "change-modifier",
      text: "Correct the modifier or the diagnosis, whichever doesn't tell the side that was treated.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11", "4"],
  rarc: [],
  status277: ["A8:453", "A8:255"],
  citations: [
    { title: "ICD-10-CM, tabular list", section: "laterality of codes" },
    nationalCorrectCodingManual("chapter I, section E, anatomic modifiers"),
  ],
  yieldsTo: [],
  check(line, _tables, report) {
    if (isHarmless(line)) return;
    const sides = new Set(line.modifiers.map(sideOfModifier).filter((side) => side !== undefined));
    const [side] = sides;
    if (side === undefined || sides.size > 1 || line.modifiers.includes("50")) return;
    const told = line.diagnoses.map((diagnosis) => ({ diagnosis, of: sideOfDiagnosis(diagnosis) })).filter(({ of }) => of !== undefined);
    const [first] = told;
    if (first?.of === undefined || told.some(({ of }) => of === side || of === "both")) return;
    const modifier = line.modifiers.find((one) => sideOfModifier(one) === side) ?? "";
    report({
      at: line,
      element: elementOfModifier(line, modifier),
      message: "opposite",
      data: { modifier, side, diagnosis: first.diagnosis, otherSide: first.of },
      atRisk: [line],
    });
  },
});
