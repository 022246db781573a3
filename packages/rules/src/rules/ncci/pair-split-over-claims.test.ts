import { expect, test } from "vitest";
import { day } from "../../tester/day.ts";
import { judgement } from "../../tester/judge-day.ts";
import { testRule } from "../../tester/test-rule.ts";
import column2WithoutModifier from "./column-2-without-modifier.ts";
import pairNeverPaidTogether from "./pair-never-paid-together.ts";
import rule from "./pair-split-over-claims.ts";

/*
 * 2024-08, national, office: 11104 125.16, 11102 100.53, both with multiple procedure indicator 2. Together 125.16 + 50.27 (half of 100.53);
 * without 11102: 125.16. The pair 11104/11102 has indicator 0. 11102 (column 1) and 17000 (column 2, 67.92) have a pair of indicator 1: beside
 * 11102 the payer allows half of 17000, 33.96.
 */
testRule(rule, {
  clean: [
    { name: "a pair whole on one claim", day: day("2024-08-01", ["11104", "11102"]) },
    { name: "nothing sent before", day: day("2024-08-01", ["11102"]) },
    { name: "the other half sent for another day", day: day("2024-08-01", ["11102", "claim sent=yes", "11104 on:-1"]) },
    { name: "the other half sent by another physician", day: day("2024-08-01", ["11102", "claim sent=yes", "11104 by:B"]) },
    {
      name: "the claim sent before was voided",
      day: day("2024-08-01", ["11102", "claim sent=yes id=S", "11104", "claim sent=yes id=S freq=8", "11104"]),
    },
    { name: "59 sets them apart", day: day("2024-08-01", ["11102-59", "claim sent=yes", "17000"]) },
    { name: "both halves sent before", day: day("2024-08-01", ["99213 by:B", "claim sent=yes", "11104", "11102"]) },
    { name: "the pair stands whole in this run too", day: day("2024-08-01", ["11104", "11102", "claim sent=yes", "11104"]) },
  ],
  flagged: [
    {
      name: "column 1 was sent before, and no modifier helps",
      day: day("2024-08-01", ["11102", "claim sent=yes id=SENT", "11104"]),
      findings: [
        { message: "column-1-sent", line: 1, related: ["0/2.1"], cents: 5027, neverAppeal: true, confidence: "high", remedy: "bill-one" },
      ],
    },
    {
      name: "column 2 was sent before",
      day: day("2024-08-01", ["11104", "claim sent=yes id=SENT", "11102"]),
      findings: [{ message: "column-2-sent", line: 1, related: ["0/2.1"], cents: 5027, neverAppeal: true }],
    },
    {
      name: "a pair that a modifier can lift",
      day: day("2024-08-01", ["11102", "claim sent=yes id=SENT", "17000"]),
      findings: [{ message: "column-2-sent", line: 1, cents: 3396, severity: "error", remedy: "set-apart" }],
    },
  ],
});

test("owns the pair: the rules of a claim's own pairs are silent", () => {
  for (const lines of [
    ["11102", "claim sent=yes", "11104"],
    ["11104", "claim sent=yes", "11102"],
    ["11102", "claim sent=yes", "17000"],
  ]) {
    const { findings, earlier } = judgement(rule, {
      day: day("2024-08-01", lines),
      beside: [pairNeverPaidTogether, column2WithoutModifier],
    });
    expect([findings.map(({ code }) => code), earlier]).toEqual([["PTP-008"], []]);
  }
});

test("says of the lines that it could not look at that history was not read", () => {
  const { coverage } = judgement(rule, { day: day("2024-08-01", ["11102", "11104"]) });
  expect(coverage).toEqual([{ code: "PTP-008", reason: "no-history", count: 2 }]);
});
