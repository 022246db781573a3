import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./trunk-code-on-head.ts";

import laterStageCodedAsFirstStage from "./later-stage-coded-as-first-stage.ts";

/*
 * 2024, office: 17311 680.73 against 17313 639.79: 40.94; 17312 413.10 against 17314 395.79: 17.31 each; facility 350.18 against 314.23: 35.95.
 * Hand coded as arm: 17313 + 17314 + 13131 is 1,229.48, as 17311 + 17312 + 13131 it is 1,287.73: 58.25.
 */
testRule(rule, {
  clean: [
    { name: "a back", day: day("2024-08-01", ["17313 C44519", "17314 C44519"]) },
    { name: "a limb", day: day("2024-08-01", ["17313 C44622", "17314 C44622"]) },
    { name: "a limb closed by a repair of arms and legs", day: day("2024-08-01", ["17313 C44722", "12032 C44722"]) },
    { name: "a limb with a facial repair: one is wrong, nobody knows which", day: day("2024-08-01", ["17313 C44622", "12052 C44622"]) },
    { name: "one of its diagnoses is of the trunk", day: day("2024-08-01", ["17313 C44311,C44519"]) },
    { name: "perianal skin", day: day("2024-08-01", ["17313 C44520"]) },
    { name: "an unspecified site closed by a repair of neck, hands or axilla", day: day("2024-08-01", ["17313 C4490", "13132 C4490"]) },
    {
      name: "two limb tumours of one diagnosis and one repair",
      day: day("2024-08-01", ["17313 C44622", "17313-59 C44622", "12042 C44622"]),
    },
    {
      name: "a later stage of a 17311 tumour, which MOH-003 tells",
      day: day("2024-08-01", ["17311 C44311", "17313 C44311"]),
      beside: [laterStageCodedAsFirstStage],
    },
    { name: "a later stage whose first stage is missing, which MOH-002 tells", day: day("2024-08-01", ["17311 C44311", "17314 C44311"]) },
    { name: "a head code", day: day("2024-08-01", ["17311 C44311"]) },
  ],
  flagged: [
    {
      name: "a scalp",
      day: day("2024-08-01", ["17313 C4440"]),
      findings: [{ message: "diagnosis", line: 1, cents: 4094, confidence: "medium", to: ["1 SV101-2: 17313 -> 17311"] }],
    },
    {
      name: "a scalp with two later stages: 40.94 and twice 17.31",
      day: day("2024-08-01", ["17313 C4440", "17314 x2 C4440"]),
      findings: [
        { message: "diagnosis", line: 1, related: [2], cents: 7556, to: ["1 SV101-2: 17313 -> 17311", "2 SV101-2: 17314 -> 17312"] },
      ],
    },
    {
      name: "a hand coded as arm, by the repair of hands",
      day: day("2024-08-01", ["17313 C44622", "17314 C44622", "13131 C44622"]),
      findings: [{ message: "repair", line: 1, related: [2, 3], cents: 5825, confidence: "medium" }],
    },
    {
      // Facility: 606.99 against 656.59.
      name: "the same in a hospital",
      day: day("2024-08-01", ["17313 C44622", "17314 C44622", "13131 C44622"], { pos: "22" }),
      findings: [{ message: "repair", line: 1, cents: 4960 }],
    },
    {
      name: "a finger",
      day: day("2024-08-01", ["17313-F5 C44622"]),
      findings: [{ message: "digit", line: 1, cents: 4094, confidence: "medium" }],
    },
    {
      name: "a toe, on the modifier of its later stage",
      day: day("2024-08-01", ["17313 C44722", "17314-T1 C44722"]),
      findings: [{ message: "digit", line: 1, cents: 5825 }],
    },
    {
      // 680.73 + 319.90 as billed; 680.73 + 340.37 corrected.
      name: "another nose tumour beside a 17311, which then needs 59",
      day: day("2024-08-01", ["17311 C44111", "17313 C44311"]),
      findings: [{ message: "diagnosis", line: 2, cents: 2047, to: ["2 SV101-2: 17313 -> 17311", "2 SV101-3: null -> 59"] }],
    },
    {
      name: "a second tumour of one diagnosis, with 59",
      day: day("2024-08-01", ["17311 C44311", "17313-59 C44311"]),
      beside: [laterStageCodedAsFirstStage],
      findings: [{ message: "diagnosis", line: 2, cents: 2047, to: ["2 SV101-2: 17313 -> 17311"] }],
    },
    {
      name: "a later stage on the pointer of the other tumour",
      day: day("2024-08-01", ["17311 C44311", "17313 C44519", "17314 C44311"]),
      findings: [{ message: "diagnosis", line: 3, related: [], cents: 1731, to: ["3 SV101-2: 17314 -> 17312"] }],
    },
    {
      name: "a first stage whose later stage is already right",
      day: day("2024-08-01", ["17313 C44311", "17312 C44311"]),
      findings: [{ message: "diagnosis", line: 1, cents: 4094, to: ["1 SV101-2: 17313 -> 17311"] }],
    },
  ],
});
