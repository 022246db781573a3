import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./extra-blocks-not-billed.ts";

/* National office amount of August 2024: 17315 79.89 a block, never reduced. */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "five blocks in each stage", day: day("2024-08-01", ["17311 C44311", "17312 C44311", "record tumour=1 blocks=5;5"]) },
    {
      name: "ten blocks over three stages, none above five",
      day: day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "record tumour=1 blocks=5;4;1"]),
    },
    { name: "billed as recorded", day: day("2024-08-01", ["17311 C44311", "17315 x2 C44311", "record tumour=1 blocks=7"]) },
    { name: "more billed than recorded", day: day("2024-08-01", ["17311 C44311", "17315 x3 C44311", "record tumour=1 blocks=7"]) },
    { name: "a record without blocks", day: day("2024-08-01", ["17311 C44311", "record tumour=1 stages=1"]) },
    {
      name: "two tumours in the record, one on the claim",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 blocks=8", "record tumour=2 blocks=6"]),
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
      name: "a stage of seven blocks, none billed",
      day: day("2024-08-01", ["17311 C44311", "17312 x2 C44311", "record tumour=1 stages=3 blocks=5;3;7"]),
      findings: [
        { message: "fewer", line: 1, cents: 15978, confidence: "medium", to: ["new SV101-2: null -> 17315", "new SV104: null -> 2"] },
      ],
    },
    {
      name: "one block short",
      day: day("2024-08-01", ["17311 C44311", "17315 C44311", "record tumour=1 blocks=7"]),
      findings: [{ message: "fewer", line: 1, related: [2], cents: 7989, to: ["2 SV104: 1 -> 2"] }],
    },
  ],
});
