import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./pathology-by-the-surgeon.ts";

/* 2024 July, office, GPCI 1.000, CF 33.2875: 88305 2.15 RVU 71.57, 88331 3.03 RVU 100.86, 88342 3.18 RVU 105.85; pathology is never reduced. */
testRule(rule, {
  clean: [
    { name: "Mohs surgery by itself", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]) },
    { name: "a stain with 59", day: day("2024-08-01", ["17311 C44311", "88342-59 C44311"]) },
    { name: "a stain with XU", day: day("2024-08-01", ["17311 C44311", "88314-XU C44311"]) },
    { name: "a further antibody, which has no pair", day: day("2024-08-01", ["17311 C44311", "88342-59 C44311", "88341 C44311"]) },
    { name: "a separate specimen with 59", day: day("2024-08-01", ["17311 C44311", "88305-59 C44519"]) },
    { name: "59 on the Mohs line", day: day("2024-08-01", ["17311-59 C44311", "88305 C44519"]) },
    { name: "a pathologist's reading", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311"]) },
    {
      name: "a pathologist of the group, with a specialty of his own",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "88305 C44311 by:B/207ZP0101X"]),
    },
    { name: "another day", day: day("2024-08-01", ["17311 C44311", "88305 C44311 on:+1"]) },
    {
      name: "the frozen section of a biopsy, which MOH-022 judges",
      day: day("2024-08-01", ["17311 C44311", "11102-59 C44519", "88331 C44519"]),
    },
  ],
  flagged: [
    {
      name: "permanent sections by the surgeon",
      day: day("2024-08-01", ["17311 C44311", "88305 C44311"]),
      findings: [{ message: "examination", line: 2, related: [1], cents: 7157, confidence: "high", remedy: "not-separate" }],
    },
    {
      name: "told once over all Mohs lines of the day",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "88305 C44311"]),
      findings: [{ message: "examination", line: 3, related: [1, 2], cents: 7157 }],
    },
    {
      name: "a frozen section without a biopsy",
      day: day("2024-08-01", ["17313 C44519", "88331 C44519"]),
      findings: [{ message: "examination", line: 2, cents: 10086 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17311 C44311", "claim", "88305 C44311"]),
      findings: [{ message: "examination", line: "2.1", related: [1], cents: 7157 }],
    },
    {
      name: "76 lifts no pair",
      day: day("2024-08-01", ["17311 C44311", "88305-76 C44311"]),
      findings: [{ message: "examination", line: 2, cents: 7157 }],
    },
    {
      name: "25 lifts no pair of procedures",
      day: day("2024-08-01", ["17311-25 C44311", "88305 C44311"]),
      findings: [{ message: "examination", line: 2, cents: 7157 }],
    },
    {
      name: "a side lifts no pair on a code without bilateral payment",
      day: day("2024-08-01", ["17311-LT C44311", "88305 C44311"]),
      findings: [{ message: "examination", line: 2, cents: 7157 }],
    },
    {
      name: "a stain without its modifier",
      day: day("2024-08-01", ["17311 C44311", "88342 C44311"]),
      findings: [{ message: "stain", line: 2, cents: 10585, remedy: "non-routine-stain", to: ["2 SV101-3: null -> 59"] }],
    },
    {
      name: "a colleague of one group and specialty",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "88305 C44311 by:B/207ND0101X"]),
      findings: [
        {
          message: "examination-by-group",
          line: 2,
          cents: 7157,
          severity: "warning",
          confidence: "medium",
          remedy: "other-physician",
          to: ["2 SV101-3: null -> XP"],
        },
      ],
    },
    {
      name: "a consultation during surgery",
      day: day("2024-08-01", ["17311 C44311", "88329 C44311"]),
      findings: [{ message: "consultation", line: 2, related: [1], direction: "review", cents: 0 }],
    },
  ],
});
