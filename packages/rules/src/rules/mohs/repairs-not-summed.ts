import { codeSet } from "@claimscrub/claim";
import { MUE_EDITS, nationalCorrectCodingManual } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";

/** Linear repairs that are coded by the sum of their lengths; 13102, 13122, 13133 and 13153 count further length and may repeat. */
const SUMMED = [
  "12001-12018", "12031-12057", "13100-13101", "13120-13121", "13131-13132", "13151-13152",
] as const; // biome-ignore format: ranges of codes
const isSummed = codeSet(SUMMED);

export default defineRule({
  id: "mohs/repairs-not-summed",
  code: "MOH-028",
  summary: "One linear repair code is billed more than once on a day instead of by the sum of the lengths.",
  subject: "day",
  wakes: { codes: SUMMED },
  tables: ["mue"],
  direction: "denial",
  severity: "error",
  confidence: "high",
  messages: {
    repeated:
      "{procedure} is billed {units} times on this day by one physician; the limit is {limit}. Repairs of one class and one group of sites are added up and coded once by their total length, so all {units} units will be denied, and no modifier changes that.",
  },
  remedies: {
    "sum-lengths": {
      kind: "change-code",
      text: "Add the lengths of all repairs of this class and group of sites from the operative notes, and bill the one code of the sum (beyond 7.5 cm of complex repair with its add-on code). A longer sum may be a higher code than {procedure}.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  citations: [MUE_EDITS, nationalCorrectCodingManual("chapter III, section H, repair")],
  yieldsTo: [],
  check(day, { mue }, report) {
    const wanted = day.lines.filter((line) => isSummed(line.procedureKey));
    for (const { first, others, lines, units, limit, indicator } of aboveDayLimit(wanted, mue)) {
      report({
        at: first,
        related: others,
        message: "repeated",
        data: { procedure: first.procedure, units, limit },
        atRisk: lines,
        neverAppeal: indicator === 2,
      });
    }
  },
});
