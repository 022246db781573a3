import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./later-stage-coded-as-first-stage.ts";

import trunkCodeOnHead from "./trunk-code-on-head.ts";

/*
 * 2024, office. As billed 17311 680.73 + 17313 half of 639.79 = 319.90: 1,000.63. Corrected 680.73 + 17312 413.10 = 1,093.83: 93.20 more.
 * Facility: 350.18 + half of 314.23 = 157.12: 507.30; corrected 350.18 + 186.41 = 536.59: 29.29 more.
 */
testRule(rule, {
  clean: [
    { name: "another tumour on the trunk", day: day("2024-08-01", ["17311 C44311", "17313 C44519"]) },
    { name: "limb diagnoses, hand and arm", day: day("2024-08-01", ["17311 C44622", "17313 C44622"]) },
    { name: "a diagnosis that no 17311 points at", day: day("2024-08-01", ["17311 C44311", "17313 C44319"]) },
    { name: "one of its diagnoses is of no 17311", day: day("2024-08-01", ["17311 C44311", "17313 C44311,C44319"]) },
    { name: "one of its diagnoses is of the trunk", day: day("2024-08-01", ["17311 C44311,C44519", "17313 C44311,C44519"]) },
    { name: "59 makes it another tumour", day: day("2024-08-01", ["17311 C44311", "17313-59 C44311"]) },
    { name: "XS makes it another tumour", day: day("2024-08-01", ["17311 C44311", "17313-XS C44311"]) },
    { name: "76 makes it another service", day: day("2024-08-01", ["17311 C44311", "17313-76 C44311"]) },
    { name: "an eyelid of its own", day: day("2024-08-01", ["17311-E1 C441122", "17313-E2 C441122"]) },
    { name: "it has a later stage of its own", day: day("2024-08-01", ["17311 C44311", "17313 C44311", "17314 C44311"]) },
    { name: "another physician's 17311", day: day("2024-08-01", ["17311 C44311 by:B", "17313 C44311"]) },
    { name: "another day's 17311", day: day("2024-08-01", ["17311 C44311", "17313 C44311 on:+1"]) },
    { name: "no diagnosis pointer", day: day("2024-08-01", ["17311 C44311", "17313"]) },
  ],
  flagged: [
    {
      name: "one nose, in the office",
      day: day("2024-08-01", ["17311 C44311", "17313 C44311"]),
      findings: [{ message: "same-tumour", line: 2, related: [1], cents: 9320, confidence: "medium", to: ["2 SV101-2: 17313 -> 17312"] }],
    },
    {
      name: "one nose, in a hospital",
      day: day("2024-08-01", ["17311 C44311", "17313 C44311"], { pos: "22" }),
      findings: [{ message: "same-tumour", line: 2, cents: 2929 }],
    },
    {
      name: "it comes first on the claim",
      day: day("2024-08-01", ["17313 C44311", "17311 C44311"]),
      findings: [{ message: "same-tumour", line: 1, related: [2], cents: 9320 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17311 C44311", "claim", "17313 C44311"]),
      findings: [{ message: "same-tumour", line: "2.1", cents: 9320 }],
    },
    {
      name: "beside stages that are coded right, and owns the line",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17313 C44311"]),
      beside: [trunkCodeOnHead],
      findings: [{ message: "same-tumour", line: 3, cents: 9320 }],
    },
    // 2025: 661.16 + 399.48 = 1,060.64 against 661.16 + 310.69 = 971.85.
    {
      name: "genital skin, 2025",
      day: day("2025-03-03", ["17311 C510", "17313 C510"]),
      findings: [{ message: "same-tumour", line: 2, cents: 8879 }],
    },
  ],
});
