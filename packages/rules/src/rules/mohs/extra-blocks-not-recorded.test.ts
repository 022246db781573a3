import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./extra-blocks-not-recorded.ts";

/* National office amount of August 2024: 17315 79.89 a block, never reduced. */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44311", "17315 x12 C44311"]) },
    { name: "a record without blocks", day: day("2024-08-01", ["17311 C44311", "17315 C44311", "record tumour=1 stages=1"]) },
    { name: "billed as recorded", day: day("2024-08-01", ["17311 C44311", "17315 x2 C44311", "record tumour=1 blocks=7"]) },
    { name: "fewer billed than recorded", day: day("2024-08-01", ["17311 C44311", "17315 C44311", "record tumour=1 blocks=7"]) },
    {
      name: "six and four: five a stage on average, and one beyond the fifth",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17315 C44311", "record tumour=1 blocks=6;4"]),
    },
    {
      name: "two tumours in the record, one on the claim",
      day: day("2024-08-01", ["17311 C44311", "17315 x9 C44311", "record tumour=1 blocks=8", "record tumour=2 blocks=6"]),
    },
    {
      name: "two tumours of one diagnosis, right in sum",
      day: day("2024-08-01", [
        "17311 C44311",
        "17315 x2 C44311",
        "17311-59 C44311",
        "record tumour=1 blocks=6",
        "record tumour=2 blocks=6",
      ]),
    },
  ],
  flagged: [
    {
      name: "blocks counted over all stages instead of by stage",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17315 x3 C44311", "record tumour=1 blocks=4;4"]),
      findings: [{ message: "none-above-five", line: 3, related: [1], cents: 23967, to: ["3 SV1: 17315 -> null"] }],
    },
    {
      name: "one unit too many, on the second of two lines",
      day: day("2024-08-01", ["17311 C44311", "17315 x2 C44311", "17315-59 C44311", "record tumour=1 blocks=7"]),
      findings: [{ message: "more", line: 2, related: [1, 3], cents: 7989, to: ["3 SV1: 17315 -> null"] }],
    },
    {
      name: "one unit too many",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17315 x2 C44311", "record tumour=1 blocks=6;4"]),
      findings: [{ message: "more", line: 3, related: [1], cents: 7989, confidence: "medium", to: ["3 SV104: 2 -> 1"] }],
    },
  ],
});
