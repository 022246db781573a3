import { nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";

const PREMALIGNANT = ["17000", "17003-17004"];
const BENIGN = ["17110-17111"];
/** Warts, seborrheic keratoses, molluscum: benign. Actinic keratoses: premalignant. */
const isBenign = (diagnosis: string): boolean => /^(?:B07|L82|B081)/.test(diagnosis);
const isPremalignant = (diagnosis: string): boolean => diagnosis === "L570";

const RIGHT: Readonly<Record<string, string>> = { 17000: "17110", 17003: "17110", 17004: "17111", 17110: "17000", 17111: "17004" };

export default defineRule({
  id: "diagnosis/destruction-of-other-nature",
  code: "DXC-008",
  summary: "Destruction of premalignant lesions is billed with benign diagnoses only, or the other way round.",
  subject: "line",
  wakes: { codes: [...PREMALIGNANT, ...BENIGN] },
  tables: [],
  direction: "review",
  severity: "info",
  confidence: "medium",
  messages: {
    "benign-lesions":
      "{procedure} is the destruction of premalignant lesions, and every diagnosis that the line points at is benign: such lesions are coded by {right}.",
    "premalignant-lesions":
      "{procedure} is the destruction of benign lesions, and every diagnosis that the line points at is an actinic keratosis: such lesions are coded by {right} and its add-on code.",
  },
  remedies: {
    "code-or-diagnosis": {
      kind: "change-code",
      text: "Compare with the record: correct the code or the diagnosis, and count the lesions by the code that is right.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["11"],
  rarc: [],
  status277: ["A8:488"],
  citations: [nationalCorrectCodingManual("chapter III, section E, destruction of lesions")],
  yieldsTo: [],
  check(line, _tables, report) {
    const { diagnoses } = line;
    if (diagnoses.length === 0 || isHarmless(line)) return;
    const benignCode = line.procedure === "17110" || line.procedure === "17111";
    if (!diagnoses.every(benignCode ? isPremalignant : isBenign)) return;
    const right = RIGHT[line.procedure] ?? "";
    report({
      at: line,
      message: benignCode ? "premalignant-lesions" : "benign-lesions",
      data: { right },
      // A further lesion of the other kind is inside the other code.
      shown: [line.procedure === "17003" ? { kind: "remove", line } : { kind: "recode", line, as: { procedure: right } }],
    });
  },
});
