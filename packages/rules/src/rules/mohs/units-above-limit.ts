import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";
import { isMohs } from "../../tumours/mohs-codes.ts";

export default defineRule({
  id: "mohs/units-above-limit",
  code: "MOH-008",
  summary: "More units of a Mohs code on one day than Medicare's unit limit.",
  subject: "day",
  wakes: { codes: ["17311-17315"] },
  tables: ["mue"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    above:
      "{units} units of {procedure} on one day by one physician; the medically unlikely edit allows {limit} a day, counted over all tumours and all lines whatever their modifiers. All {units} units will be denied, not only those above the limit.",
  },
  remedies: {
    "check-units": {
      kind: "change-units",
      text: "Check the units against the Mohs log: one unit a stage (17312, 17314), one a block beyond the fifth of a stage (17315). If the log bears them out, send the claim as it is and appeal the denial with the operative note and the map of each tumour: no modifier clears this limit up front.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter I, section V, medically unlikely edits")],
  yieldsTo: [],
  check(day, { mue }, report) {
    const wanted = day.lines.filter((line) => isMohs(line.procedureKey));
    for (const { first, others, lines, units, limit, indicator } of aboveDayLimit(wanted, mue)) {
      report({
        at: first,
        related: others,
        element: "SV104",
        message: "above",
        data: { procedure: first.procedure, units, limit },
        atRisk: lines,
        neverAppeal: indicator === 2,
      });
    }
  },
});
