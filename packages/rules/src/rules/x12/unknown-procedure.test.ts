import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unknown-procedure.ts";

/* 99441 was deleted with 2025; the starter set knows it, and its schedule of 2025 has no row for it. */
testRule(rule, {
  clean: [
    { name: "a code of the year", day: day("2025-03-01", ["99213 L570"]) },
    { name: "a deleted code while it was in force", day: day("2024-08-01", ["99441 L570"]) },
    { name: "a code that the table does not know", day: day("2025-03-01", ["97161 L570"]) },
    { name: "a measure", day: day("2025-03-01", ["1036F L570"]) },
    { name: "a laboratory's own test", day: day("2025-03-01", ["0001U L570"]) },
    { name: "a code of a state's own", day: day("2025-03-01", ["Z1234 L570"]) },
    { name: "a drug code", day: day("2025-03-01", ["J1030 L910"]) },
    { name: "another code system", day: day("2025-03-01", ["99213 L570 code:HA1BC4 qualifier:HP"]) },
    { name: "a date without a fee schedule", day: day("2019-03-01", ["99441 L570"]) },
  ],
  flagged: [
    {
      name: "a deleted code",
      day: day("2025-03-01", ["99441 L570"]),
      findings: [{ message: "not-in-force", line: 1, cents: null, unknown: "unknown-code", confidence: "high" }],
    },
    { name: "four digits", day: day("2025-03-01", ["99213 L570 code:9921"]), findings: [{ message: "misshapen", line: 1, cents: null }] },
    {
      name: "four digits and a letter that no section has",
      day: day("2024-08-01", ["99213 L570 code:1731Z"]),
      findings: [{ message: "misshapen", line: 1, cents: null }],
    },
    { name: "none", day: day("2025-03-01", ["99213 L570 code:none"]), findings: [{ message: "missing", line: 1, cents: null }] },
  ],
});

test("a code that the table can't speak for is counted as not checked", () => {
  expect(judgement(rule, { day: day("2025-03-01", ["97161 L570"]) }).coverage).toEqual([
    { code: "FMT-001", reason: "unknown-code", count: 1 },
  ]);
});
