import { codeSet } from "@claimscrub/claim";
import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";

/** Primary codes of skin grafts with the add-on code that counts further area. */
const ADD_ONS: Readonly<Record<string, string>> = {
  15100: "15101",
  15120: "15121",
  15200: "15201",
  15220: "15221",
  15240: "15241",
  15260: "15261",
};
const PRIMARIES = Object.keys(ADD_ONS);
const isPrimary = codeSet(PRIMARIES);

export default defineRule({
  id: "mohs/second-primary-graft",
  code: "MOH-048",
  summary: "The primary code of one kind of skin graft is billed more than once on a day.",
  subject: "day",
  wakes: { codes: PRIMARIES },
  tables: ["mue"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    repeated:
      "{procedure} is billed {units} times on this day by one physician; the limit is {limit}. The first code of a graft covers its first area and is billed once; what goes beyond is {addOn}. All {units} units will be denied, whatever their modifiers.",
  },
  remedies: {
    "sum-areas": {
      kind: "change-code",
      text: "Add the areas of all grafts of this kind and group of sites from the operative notes: {procedure} once for the first area, {addOn} for each further one as far as the sum reaches it.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  citations: [nationalCorrectCodingManual("chapter III, section I, grafts and flaps"), MUE_EDITS],
  yieldsTo: [],
  check(day, { mue }, report) {
    const wanted = day.lines.filter((line) => isPrimary(line.procedureKey));
    for (const { first, others, lines, units, limit, indicator } of aboveDayLimit(wanted, mue)) {
      report({
        at: first,
        related: others,
        message: "repeated",
        data: { procedure: first.procedure, units, limit, addOn: ADD_ONS[first.procedure] ?? "" },
        atRisk: lines,
        neverAppeal: indicator === 2,
      });
    }
  },
});
