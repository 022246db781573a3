import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { isHarmless } from "../../harmless/harmless-line.ts";
import { unitsADay } from "../../limits/units-of-a-day.ts";

export default defineRule({
  id: "mue/line-above-limit",
  code: "MUE-001",
  summary: "One line has more units than the limit that Medicare sets for a line of its code.",
  subject: "line",
  wakes: { limited: true },
  tables: ["mue"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    above:
      "{count} units of {procedure} on one line; the medically unlikely edit of the code is {limit} a line (adjudication indicator 1). All {count} units will be denied, not only those above the limit.",
  },
  remedies: {
    split: {
      kind: "change-units",
      text: "Check the units against the record. Where they are right, put them on lines of at most {limit} each, the further ones with a modifier that says why (76, 77, 91, 59, an X modifier or the site).",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter I, section V, medically unlikely edits")],
  yieldsTo: ["MOH-008"],
  check(line, { mue }, report) {
    const limit = mue.find(line.procedureKey);
    if (limit?.mai !== 1 || isHarmless(line)) return;
    const units = unitsADay(line);
    if (units <= limit.units) return;
    report({ at: line, element: "SV104", message: "above", data: { count: units, limit: limit.units }, atRisk: [line] });
  },
});
