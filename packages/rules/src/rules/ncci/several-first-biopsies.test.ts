import { expect, test } from "vitest";
import repeatedLine from "../claim/repeated-line.ts";
import biopsyNotDistinguished from "../mohs/biopsy-not-distinguished.ts";
import dayAboveAbsoluteLimit from "../mue/day-above-absolute-limit.ts";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import neverTogether from "./pair-never-paid-together.ts";
import rule from "./several-first-biopsies.ts";

testRule(rule, {
  clean: [
    { name: "one biopsy", day: day("2024-08-01", ["11102 D485"]) },
    { name: "a further one with its add-on code", day: day("2024-08-01", ["11102 D485", "11103 x2 D485"]) },
    { name: "a punch and a further tangential one", day: day("2024-08-01", ["11104 D485", "11103 D485"]) },
    { name: "two physicians", day: day("2024-08-01", ["11104 D485", "11102 D485 by:B"]) },
    { name: "two days", day: day("2024-08-01", ["11104 D485", "11102 D485 on:+7"]) },
    { name: "a line for the record", day: day("2024-08-01", ["11104 D485", "11102 D485 $0"]) },
  ],
  flagged: [
    {
      name: "two techniques, whatever the modifier",
      day: day("2024-08-01", ["11104 D485", "11102-59 D492"]),
      findings: [
        { message: "two-techniques", line: 2, related: [1], confidence: "medium", neverAppeal: true, to: ["2 SV101-2: 11102 -> 11103"] },
      ],
    },
    {
      name: "two units",
      day: day("2024-08-01", ["11102 x2 D485"]),
      findings: [
        {
          message: "units",
          line: 1,
          related: [],
          to: ["1 SV104: 2 -> 1", "new SV101-2: null -> 11103", "new SV104: null -> 1"],
        },
      ],
    },
    {
      name: "one technique on two lines",
      day: day("2024-08-01", ["11106 D485", "11106-59 D492"]),
      findings: [{ message: "units", line: 1, related: [2], to: ["2 SV101-2: 11106 -> 11107"] }],
    },
  ],
});

test.each([
  ["PTP-001", ["11104 D485", "11102 D492"], neverTogether],
  ["MUE-002", ["11102 x2 D485"], dayAboveAbsoluteLimit],
  ["DUP-002", ["11102 D485", "11102 D485"], repeatedLine],
] as const)("it owns the fact: %s is silent", (_, lines, beside) => {
  const { findings } = judgement(rule, { day: day("2024-08-01", lines), beside: [beside] });
  expect(findings.map(({ code }) => code)).toEqual(["PTP-010"]);
});

test("beside Mohs surgery both are told: 59 lifts the pair with the surgery, not the limit of units", () => {
  const lines = ["17311 C44311", "11102 x2 D485"];
  const { findings } = judgement(rule, { day: day("2024-08-01", lines), beside: [biopsyNotDistinguished] });
  expect(findings.map(({ code, line }) => `${code} ${line}`)).toEqual(["MOH-022 2", "PTP-010 2"]);
});
