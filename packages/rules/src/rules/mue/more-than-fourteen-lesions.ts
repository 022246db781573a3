import { codeSet, type LineChange } from "@claimscrub/claim";
import { MUE_EDITS } from "../../authorities/cms.ts";
import { defineRule } from "../../define-rule.ts";
import { aboveDayLimit } from "../../limits/above-day-limit.ts";

const FURTHER_LESION = "17003";
const FIRST_LESION = "17000";
const FIFTEEN_AND_MORE = "17004";
const isFurther = codeSet([FURTHER_LESION]);

export default defineRule({
  id: "mue/more-than-fourteen-lesions",
  code: "MUE-005",
  summary: "More than fourteen destroyed lesions are billed one by one instead of by the code for fifteen and more.",
  subject: "day",
  wakes: { codes: [FURTHER_LESION] },
  tables: ["mue"],
  direction: "denial",
  severity: "warning",
  confidence: "medium",
  messages: {
    "one-by-one":
      "{count} units of 17003 on one day; the limit is {limit} and absolute. From the fifteenth lesion on 17004 stands alone for all of them, so all {count} units will be denied.",
  },
  remedies: {
    "one-code": {
      kind: "change-code",
      text: "Where the record counts fifteen lesions or more, bill 17004 once, without 17000 and 17003. Where it counts fewer, correct the units.",
    },
  },
  adjustmentGroup: "CO",
  carc: ["151"],
  rarc: ["N362"],
  status277: ["A3:258"],
  neverAppeal: true,
  citations: [MUE_EDITS],
  yieldsTo: [],
  check(day, { mue }, report) {
    const further = day.lines.filter((line) => isFurther(line.procedureKey));
    for (const { first, others, lines, units, limit } of aboveDayLimit(further, mue)) {
      const alone = day.lines.filter((line) => line.procedure === FIRST_LESION && line.renderingNpi === first.renderingNpi);
      const changes: LineChange[] = [
        { kind: "recode", line: first, as: { procedure: FIFTEEN_AND_MORE, units: 1 } },
        ...[...others, ...alone].map((line): LineChange => ({ kind: "remove", line })),
      ];
      report({
        at: first,
        related: [...others, ...alone],
        element: "SV104",
        message: "one-by-one",
        data: { count: units, limit },
        atRisk: lines,
        remedyChanges: changes,
      });
    }
  },
});
