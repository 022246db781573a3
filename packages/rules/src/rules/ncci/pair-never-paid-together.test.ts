import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./pair-never-paid-together.ts";

/*
 * 2024-08, national, office: 11104 125.16, 11102 100.53, both with multiple procedure indicator 2. Together 125.16 + 50.27 (half of 100.53);
 * without 11102: 125.16. The pair 11104/11102 has indicator 0.
 */
testRule(rule, {
  clean: [
    { name: "one of the pair alone", day: day("2024-08-01", ["11104"]) },
    { name: "the pair by two physicians", day: day("2024-08-01", ["11104", "11102 by:B"]) },
    { name: "the pair by two specialties of one group", day: day("2024-08-01", ["11104 by:A/207N00000X", "11102 by:B/207ND0101X"]) },
    { name: "the pair on two days", day: day("2024-08-01", ["11104", "11102 on:+1"]) },
    { name: "a line charged a cent", day: day("2024-08-01", ["11104", "11102 $0.01"]) },
    { name: "a pair that a modifier can lift", day: day("2024-08-01", ["11102", "17000"]) },
    { name: "a pair by the order of columns only", day: day("2024-08-01", ["17311", "12031"]) },
    { name: "two Mohs first stages", day: day("2024-08-01", ["17311 C44311", "17313 C44519"]) },
    { name: "a pair on a claim that was voided", day: day("2024-08-01", ["11104", "claim freq=8 id=OTHER", "11102"]) },
  ],
  flagged: [
    {
      name: "two kinds of biopsy",
      day: day("2024-08-01", ["11104", "11102"]),
      findings: [
        { message: "never", line: 2, related: [1], cents: 5027, confidence: "high", neverAppeal: true, to: ["2 SV1: 11102 -> null"] },
      ],
    },
    {
      name: "the same on two claims, whatever the modifier",
      day: day("2024-08-01", ["11102-59", "claim", "11104"]),
      findings: [{ message: "never", line: 1, related: ["2.1"], cents: 5027 }],
    },
    {
      name: "by two providers of one group and specialty",
      day: day("2024-08-01", ["11104 by:A/207N00000X", "11102 by:B/207N00000X"]),
      findings: [{ message: "same-group", line: 2, severity: "warning", confidence: "medium", cents: 5027 }],
    },
    {
      name: "for a payer whose rules are not known",
      day: day("2024-08-01", ["11104", "11102"], { payer: "CI" }),
      findings: [{ message: "never", line: 2, severity: "warning", confidence: "medium", cents: 5027 }],
    },
    {
      name: "with a line that has no price",
      day: day("2024-08-01", ["11104", "11102 @77"]),
      findings: [{ message: "never", line: 2, cents: null, unknown: "pos-unassigned" }],
    },
  ],
});
