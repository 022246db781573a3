import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-of-another-place.ts";

testRule(rule, {
  clean: [
    { name: "an office visit", day: day("2024-08-01", ["99213 L570"]) },
    { name: "an office visit in a hospital", day: day("2024-08-01", ["99213 L570"], { pos: "21" }) },
    { name: "a hospital visit", day: day("2024-08-01", ["99232 I10"], { pos: "21" }) },
    { name: "an observation visit", day: day("2024-08-01", ["99222 I10"], { pos: "22" }) },
    { name: "an emergency visit", day: day("2024-08-01", ["99283 S0100XA"], { pos: "23" }) },
    { name: "a nursing facility visit, either kind of stay", day: day("2024-08-01", ["99308 I10", "99309 I10 @31"], { pos: "32" }) },
    { name: "a visit at home", day: day("2024-08-01", ["99349 I10"], { pos: "12" }) },
    { name: "a visit to assisted living", day: day("2024-08-01", ["99349 I10"], { pos: "13" }) },
    { name: "telehealth", day: day("2024-08-01", ["99308 I10"], { pos: "02" }) },
    { name: "a visit for the record", day: day("2024-08-01", ["99283 I10 $0"]) },
  ],
  flagged: [
    {
      name: "a hospital visit in the office",
      day: day("2024-08-01", ["99232 I10"]),
      findings: [{ message: "other-place", line: 1, confidence: "medium" }],
    },
    {
      name: "an emergency visit in urgent care",
      day: day("2024-08-01", ["99283 I10"], { pos: "20" }),
      findings: [{ message: "other-place", line: 1 }],
    },
    {
      name: "a nursing facility visit at home",
      day: day("2024-08-01", ["99308 I10"], { pos: "12" }),
      findings: [{ message: "other-place", line: 1 }],
    },
    {
      name: "a home visit in the office, by the line's own place",
      day: day("2024-08-01", ["99349 I10 @11"], { pos: "12" }),
      findings: [{ message: "other-place", line: 1 }],
    },
  ],
});

test.each([
  ["99283", "22", "99283 is an emergency department visit, and the place of service is 22."],
  ["99221", "11", "99221 is a hospital visit, and the place of service is 11."],
])("%s in place %s, in words", (code, pos, words) => {
  const { findings } = judgement(rule, { day: day("2024-08-01", [`${code} R079`], { pos }) });
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
});
