import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./told-later-stage-as-first-stage.ts";

/*
 * 2024-08, national, office: 17311 680.73 (halved 340.37), 17312 413.10.
 * Billed 680.73 + 340.37 = 1,021.10; as 17311 and 17312 1,093.83: 72.73 more.
 */
testRule(rule, {
  clean: [
    { name: "two tumours", day: day("2024-08-01", ["17311 C44311", "17311-59 C44311 narrative:left_ala,_tumor_2"]) },
    { name: "stage one told", day: day("2024-08-01", ["17311 C44311", "17311-59 C4442 narrative:stage_1_scalp"]) },
    { name: "the later stage billed as such", day: day("2024-08-01", ["17311 C44311", "17312 C44311 note:stage_2"]) },
    { name: "a stage of cancer", day: day("2024-08-01", ["17311 C44311", "17311-59 C4442 note:staged_T2"]) },
    { name: "one line only", day: day("2024-08-01", ["17311 C44311 note:clear_after_stage_2"]) },
    { name: "a first stage by another surgeon", day: day("2024-08-01", ["17311 C44311 by:B", "17311 C44311 note:stage_2"]) },
  ],
  flagged: [
    {
      name: "stage 2 in SV101-7",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44311 narrative:stage_2"]),
      findings: [
        {
          message: "later-stage",
          line: 2,
          related: [1],
          cents: 7273,
          confidence: "low",
          to: ["2 SV101-2: 17311 -> 17312", "2 SV101-3: 59 -> null"],
        },
      ],
    },
    {
      name: "second stage in the line's note",
      day: day("2024-08-01", ["17313 C44519", "17313 C44519 note:Second_stage,_two_blocks"]),
      findings: [{ message: "later-stage", line: 2 }],
    },
  ],
});
