import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./closure-not-billed.ts";

/*
 * National office amounts of August 2024: 17311 + 12052 is 838.68 and adds 157.95; 17311 + 14060 is 770.94 + 340.37 = 1,111.31 and adds 430.58.
 * 13132 470.02 is second, half 235.01, with 167.77 for 13133: 402.78. 12053 363.84 is third: half, 181.92.
 */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44311"]) },
    {
      name: "billed",
      day: day("2024-08-01", ["17311 C44311", "12052 C44311", "record tumour=1 site=nose repair=intermediate length_cm=4"]),
    },
    { name: "left to heal", day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose repair=none"]) },
    {
      name: "billed as another kind, which is not for this rule to say",
      day: day("2024-08-01", ["17311 C44311", "13152 C44311", "record tumour=1 site=nose repair=intermediate length_cm=4"]),
    },
    {
      name: "two linear repairs of one group, summed on one line",
      day: day("2024-08-01", [
        "17311 C44311",
        "17311-59 C44319",
        "12053 C44311",
        "record tumour=1 site=nose repair=intermediate length_cm=3",
        "record tumour=2 site=cheek repair=intermediate length_cm=3",
      ]),
    },
    {
      name: "by a colleague of the group, on another claim",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose repair=flap area_cm2=8", "claim by=B", "14060 C44311"]),
    },
    { name: "named in words, and billed", day: day("2024-08-01", ["17311 C44311 note:4_CM_INTERMEDIATE_REPAIR", "12052 C44311"]) },
    { name: "referred", day: day("2024-08-01", ["17311 C44311 note:REFERRED_TO_PLASTICS_FOR_FLAP"]) },
    { name: "left to heal, in words", day: day("2024-08-01", ["17311 C44311 note:HEALING_BY_SECOND_INTENTION,_NO_REPAIR"]) },
  ],
  flagged: [
    {
      name: "a repair with its length in the note",
      day: day("2024-08-01", ["17311 C44311 note:4_CM_INTERMEDIATE_REPAIR"]),
      findings: [{ message: "not-billed", line: 1, cents: 15795, confidence: "medium" }],
    },
    {
      name: "a flap by its code in the note of the claim",
      day: day("2024-08-01", ["claim note=CLOSED_WITH_FLAP_14060", "17311 C44311"]),
      findings: [{ message: "not-billed", line: 1, cents: 43058, to: ["new SV101-2: null -> 14060", "new SV104: null -> 1"] }],
    },
    {
      name: "a length that is the defect's",
      day: day("2024-08-01", ["17311 C44311 note:DEFECT_2.1_CM,_COMPLEX_CLOSURE"]),
      findings: [{ message: "not-measured", line: 1, direction: "review", severity: "info", cents: 0 }],
    },
    {
      name: "an intermediate repair of the nose",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose repair=intermediate length_cm=4"]),
      findings: [
        {
          message: "not-billed",
          line: 1,
          cents: 15795,
          confidence: "medium",
          to: ["new SV101-2: null -> 12052", "new SV104: null -> 1"],
        },
      ],
    },
    {
      name: "a flap of the nose",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=left_nasal_ala repair=flap area_cm2=9.5"]),
      findings: [{ message: "not-billed", line: 1, cents: 43058, to: ["new SV101-2: null -> 14060", "new SV104: null -> 1"] }],
    },
    {
      name: "a complex repair of twelve centimetres",
      day: day("2024-08-01", ["17311 C44319", "record tumour=1 site=cheek repair=complex length_cm=12"]),
      findings: [
        {
          message: "not-billed",
          line: 1,
          cents: 40278,
          to: ["new SV101-2: null -> 13132", "new SV104: null -> 1", "new SV101-2: null -> 13133", "new SV104: null -> 1"],
        },
      ],
    },
    {
      name: "two lengths of one group, neither billed, summed",
      day: day("2024-08-01", [
        "17311 C44311",
        "17311-59 C44319",
        "record tumour=1 site=nose repair=intermediate length_cm=3",
        "record tumour=2 site=cheek repair=intermediate length_cm=3",
      ]),
      findings: [{ message: "not-billed", line: 1, cents: 18192, to: ["new SV101-2: null -> 12053", "new SV104: null -> 1"] }],
    },
    {
      name: "a repair without a measure",
      day: day("2024-08-01", ["17311 C44311", "record tumour=1 site=nose repair=complex"]),
      findings: [{ message: "not-measured", line: 1, direction: "review", severity: "info", cents: 0, remedy: "measure-closure" }],
    },
  ],
});
