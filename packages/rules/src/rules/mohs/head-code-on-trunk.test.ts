import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./head-code-on-trunk.ts";

/*
 * 2024, office: 17311 680.73 against 17313 639.79: 40.94; 17312 413.10 against 17314 395.79: 17.31 each. As the second surgery half:
 * 340.37 against 319.90: 20.47. Facility: 350.18 against 314.23: 35.95. 2025: 661.16 against 621.38: 39.78.
 */
testRule(rule, {
  clean: [
    { name: "a nose", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]) },
    { name: "genital skin", day: day("2024-08-01", ["17311 C510"]) },
    { name: "one of its diagnoses is of the face", day: day("2024-08-01", ["17311 C44519,C44311"]) },
    { name: "a diagnosis that is no site", day: day("2024-08-01", ["17311 C44519,Z940"]) },
    { name: "a limb", day: day("2024-08-01", ["17311 C44622"]) },
    { name: "a limb closed by a repair of hands and feet", day: day("2024-08-01", ["17311 C44622", "12042 C44622"]) },
    { name: "a limb closed by a simple repair, which tells nothing", day: day("2024-08-01", ["17311 C44622", "12002 C44622"]) },
    { name: "a limb left to heal by itself", day: day("2024-08-01", ["17311 C44722", "17312 C44722"]) },
    { name: "perianal skin", day: day("2024-08-01", ["17311 C44520"]) },
    { name: "an unspecified site", day: day("2024-08-01", ["17311 C4490"]) },
    { name: "a toe on a trunk diagnosis: one is wrong, nobody knows which", day: day("2024-08-01", ["17311-T5 C44519"]) },
    { name: "no pointer", day: day("2024-08-01", ["17311"]) },
    { name: "a trunk code", day: day("2024-08-01", ["17313 C44519", "17314 C44519"]) },
    { name: "a repair that may have closed an excision", day: day("2024-08-01", ["17311 C44622", "11602-59 C44622", "12032 C44622"]) },
    { name: "a later stage on a trunk pointer beside a nose", day: day("2024-08-01", ["17311 C44311", "17312 C44519"]) },
  ],
  flagged: [
    {
      name: "a back",
      day: day("2024-08-01", ["17311 C44519"]),
      findings: [{ message: "diagnosis", line: 1, cents: 4094, confidence: "low", to: ["1 SV101-2: 17311 -> 17313"] }],
    },
    {
      name: "a back with two later stages: 40.94 and twice 17.31",
      day: day("2024-08-01", ["17311 C44519", "17312 x2 C44519"]),
      findings: [
        { message: "diagnosis", line: 1, related: [2], cents: 7556, to: ["1 SV101-2: 17311 -> 17313", "2 SV101-2: 17312 -> 17314"] },
      ],
    },
    {
      // 680.73 (nose) + 340.37 (back) against 680.73 + 319.90.
      name: "only the tumour of the back, ranked second",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17311-59 C44519"]),
      findings: [{ message: "diagnosis", line: 3, related: [], cents: 2047 }],
    },
    {
      // Its charge for 17313 is taken not to be lower than the fee, so it ranks before the one of 500.00 (rules.md 3A.2): 639.79 + 319.90 of
      // 680.73 + 319.90. Ranked behind it, the other's low charge would be taken for exposure: 500.00 + 319.90.
      name: "beside a 17313 whose charge is too low",
      day: day("2024-08-01", ["17311 C44519", "17313-59 C44529 $500"]),
      findings: [{ message: "diagnosis", line: 1, cents: 4094 }],
    },
    {
      name: "in a hospital",
      day: day("2024-08-01", ["17311 C44519"], { pos: "22" }),
      findings: [{ message: "diagnosis", line: 1, cents: 3595 }],
    },
    { name: "in 2025", day: day("2025-03-03", ["17311 D045"]), findings: [{ message: "diagnosis", line: 1, cents: 3978 }] },
    {
      name: "an arm, by its repair",
      day: day("2024-08-01", ["17311 C44622", "12032 C44622"]),
      findings: [{ message: "repair", line: 1, related: [2], cents: 4094, confidence: "medium" }],
    },
    {
      name: "an unspecified site, by a flap of the trunk",
      day: day("2024-08-01", ["17311 C4490", "13101 C4490"]),
      findings: [{ message: "repair", line: 1, cents: 4094, confidence: "medium" }],
    },
  ],
});
