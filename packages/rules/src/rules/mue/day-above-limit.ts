import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";
import { isToldByStatus } from "../../limits/told-by-status.ts";

export default defineRule({
  id: "mue/day-above-limit",
  code: "MUE-003",
  summary: "More units of a code on one day than Medicare pays without an appeal.",
  subject: "day",
  wakes: { limited: true },
  tables: ["mue"],
  tablesIfAny: ["fees"],
  direction: "denial",
  severity: "error",
  confidence: "medium",
  messages: {
    above:
      "{count} units of {procedure} on one day by one provider; the medically unlikely edit of the code is {limit} a day (adjudication indicator 3), counted over all lines and claims whatever their modifiers. All {count} units will be denied at first, not only those above the limit.",
    "never-paid":
      "The medically unlikely edit of {procedure} is 0 units a day (adjudication indicator 3): Medicare doesn't expect a practitioner to bill it at all, so the line will be denied at first.",
  },
  remedies: {
    "check-units": {
      kind: "change-units",
      text: "Check the units against the record. Where they are right, send them and appeal the denial with the record: no modifier clears this limit beforehand.",
    },
    "check-code": {
      kind: "change-code",
      text: "Check whether Medicare pays this service under another code or at another place; where {procedure} is right, an appeal needs the record.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter I, section V, medically unlikely edits")],
  yieldsTo: ["MOH-008", "MOH-028", "MOH-048", "PTP-010", "MUE-005"],
  check(day, { mue, fees }, report) {
    for (const { first, others, lines, units, limit } of aboveDayLimit(day.lines, mue, 3)) {
      if (limit === 0 && isToldByStatus(first, fees)) continue;
      report({
        at: first,
        related: others,
        element: "SV104",
        message: limit === 0 ? "never-paid" : "above",
        data: { count: units, limit },
        atRisk: lines,
        remedy: limit === 0 ? "check-code" : "check-units",
      });
    }
  },
});
