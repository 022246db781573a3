import mohsVisit from "../mohs/visit-not-distinguished.ts";
import visitWithout25 from "./visit-without-25.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-without-57.ts";

/* 14060 has 90 days; the pair table bundles 99213 into it, and no new-patient visit. 2024-08, national, office: 99213 90.87. */
testRule(rule, {
  clean: [
    { name: "57", day: day("2024-08-01", ["99213-57 C44311", "14060 C44311"]) },
    { name: "57 on the day before", day: day("2024-08-01", ["99213-57 C44311", "claim", "14060 C44311 on:+1"]) },
    { name: "two days before", day: day("2024-08-01", ["99213 C44311", "claim", "14060 C44311 on:+2"]) },
    { name: "a minor procedure", day: day("2024-08-01", ["99213-25 L570", "17000 L570"]) },
    { name: "the day before a minor procedure", day: day("2024-08-01", ["99213 C44311", "claim", "17311 C44311 on:+1"]) },
    { name: "another physician's surgery", day: day("2024-08-01", ["99213 C44311", "14060 C44311 by:B"]) },
    { name: "the physician assists", day: day("2024-08-01", ["99213 C44311", "14301-80 C44311"]) },
    { name: "aftercare only", day: day("2024-08-01", ["99213 C44311", "14060-55 C44311"]) },
    {
      name: "neither 25 nor 57 beside minor and major surgery, which GLB-001 owns",
      day: day("2024-08-01", ["99213 C44311", "17000 L570", "14060 C44311"]),
      beside: [visitWithout25],
    },
    {
      name: "neither beside Mohs and a flap, which MOH-033 owns",
      day: day("2024-08-01", ["99213 C44311", "17311 C44311", "14060 C44311"]),
      beside: [mohsVisit],
    },
  ],
  flagged: [
    {
      name: "an established visit beside a flap",
      day: day("2024-08-01", ["99213 C44311", "14060 C44311"]),
      findings: [{ message: "paired", line: 1, related: [2], cents: 9087, confidence: "high", to: ["1 SV101-3: null -> 57"] }],
    },
    {
      name: "a new patient's, which no pair bundles",
      day: day("2024-08-01", ["99203 C44311", "14060 C44311"]),
      findings: [{ message: "same-day", line: 1, severity: "warning", confidence: "medium" }],
    },
    {
      name: "25 is not enough",
      day: day("2024-08-01", ["99213-25 C44311", "14060 C44311"]),
      findings: [{ message: "same-day", line: 1, severity: "warning", confidence: "medium" }],
    },
    {
      name: "25 alone beside Mohs and a flap",
      day: day("2024-08-01", ["99203-25 C44311", "17311 C44311", "14060 C44311"]),
      findings: [{ message: "same-day", line: 1, related: [3], severity: "warning" }],
    },
    {
      name: "a date without a table of pairs",
      day: day("2025-08-01", ["99213 C44311", "14060 C44311"]),
      findings: [{ message: "same-day", line: 1, severity: "warning" }],
    },
    {
      name: "the day before",
      day: day("2024-07-31", ["99213 C44311", "claim", "14060 C44311 on:+1"]),
      findings: [{ message: "day-before", line: 1, related: ["2.1"], severity: "warning", cents: 9087 }],
    },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["99213 C44311 by:A/207ND0101X", "14060 C44311 by:B/207ND0101X"]),
      findings: [{ message: "paired", line: 1, severity: "warning", confidence: "medium" }],
    },
  ],
});
