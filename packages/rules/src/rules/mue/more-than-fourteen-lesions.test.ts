import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import dayAboveAbsoluteLimit from "./day-above-absolute-limit.ts";
import rule from "./more-than-fourteen-lesions.ts";

testRule(rule, {
  clean: [
    { name: "fourteen lesions, exactly the limit", day: day("2024-08-01", ["17000 L570", "17003 x13 L570"]) },
    { name: "fifteen and more by their code", day: day("2024-08-01", ["17004 L570"]) },
    { name: "two physicians", day: day("2024-08-01", ["17000 L570", "17003 x10 L570", "17003 x10 L570 by:B"]) },
    { name: "a date whose limits are not loaded", day: day("2025-03-01", ["17000 L570", "17003 x20 L570"]) },
  ],
  flagged: [
    {
      name: "fifteen lesions one by one",
      day: day("2024-08-01", ["17000 L570", "17003 x14 L570"]),
      findings: [
        {
          message: "one-by-one",
          line: 2,
          related: [1],
          neverAppeal: true,
          to: ["2 SV101-2: 17003 -> 17004", "2 SV104: 14 -> 1", "1 SV1: 17000 -> null"],
        },
      ],
    },
    {
      name: "on two lines",
      day: day("2026-05-01", ["17000 L570", "17003 x10 L570", "17003-59 x10 L570"]),
      findings: [{ message: "one-by-one", line: 2, related: [1, 3] }],
    },
  ],
});

test("it owns the fact: MUE-002 is silent", () => {
  const { findings } = judgement(rule, { day: day("2024-08-01", ["17000 L570", "17003 x14 L570"]), beside: [dayAboveAbsoluteLimit] });
  expect(findings.map(({ code }) => code)).toEqual(["MUE-005"]);
});
