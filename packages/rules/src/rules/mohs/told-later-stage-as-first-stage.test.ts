import secondTumour from "./second-tumour-not-distinguished.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./told-later-stage-as-first-stage.ts";

/* National office amounts of August 2024: 17311 + 17312 is 1,093.83; two 17311 are 1,021.10 (the second at half). 17313 639.79, 17314 395.79. */
testRule(rule, {
  clean: [
    { name: "two tumours, nothing that says stage", day: day("2024-08-01", ["17311 C44311", "17311-59 C44311"]) },
    {
      name: "words that call it the first stage",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44311 narrative:first_stage_left_cheek"]),
    },
    { name: "a stage of cancer", day: day("2024-08-01", ["17311 C44311", "17311-59 C4442 note:staged_T2"]) },
    { name: "the later stage billed as such", day: day("2024-08-01", ["17311 C44311", "17312 C44311 note:stage_2"]) },
    { name: "one line only", day: day("2024-08-01", ["17311 C44311 note:clear_after_stage_2"]) },
    { name: "a first stage by another surgeon", day: day("2024-08-01", ["17311 C44311 by:B", "17311 C44311 note:stage_2"]) },
    {
      name: "another diagnosis under the words",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C4442 narrative:second_stage"]),
    },
    {
      name: "as many tumours in the record as on the claim",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44311", "record tumour=1 stages=1", "record tumour=2 stages=1"]),
    },
    {
      name: "fewer tumours in the record, but no further stage: the record may not be whole",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44311", "record tumour=1 stages=1"]),
    },
    {
      name: "the later stages of the record are billed",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17311-59 C44311", "record tumour=1 stages=2"]),
    },
  ],
  flagged: [
    {
      name: "words that call it stage 2, without a modifier; MOH-009 leaves it to this rule",
      beside: [secondTumour],
      day: day("2024-08-01", ["17311 C44311", "17311 C44311 narrative:stage_2_of_same_tumor"]),
      findings: [{ message: "later-stage", line: 2, related: [1], cents: 7273, confidence: "low", to: ["2 SV101-2: 17311 -> 17312"] }],
    },
    {
      name: "a note that calls it the second layer, with 59",
      day: day("2024-08-01", ["17313 C44519", "17313-59 C44519 note:second_layer"]),
      // 639.79 + half of it 319.90 = 959.69; 639.79 + 395.79 = 1,035.58.
      findings: [{ message: "later-stage", line: 2, cents: 7589, to: ["2 SV101-2: 17313 -> 17314", "2 SV101-3: 59 -> null"] }],
    },
    {
      name: "one tumour of two stages in the record, two first stages on the claim",
      day: day("2024-08-01", ["17311 C44311", "17311-76 C44311", "record tumour=1 stages=2"]),
      findings: [{ message: "recorded", line: 2, cents: 7273, to: ["2 SV101-2: 17311 -> 17312", "2 SV101-3: 76 -> null"] }],
    },
  ],
});
