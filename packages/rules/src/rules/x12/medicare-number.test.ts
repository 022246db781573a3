import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeDay } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./medicare-number.ts";

/* 1EG4TE5MK73 is CMS's own example of the shape. */
testRule(rule, {
  clean: [
    { name: "the right shape", day: day("2024-08-01", ["99213 L570"], { member: "1EG4TE5MK73" }) },
    { name: "small letters", day: day("2024-08-01", ["99213 L570"], { member: "1eg4te5mk73" }) },
    { name: "another payer's number", day: day("2024-08-01", ["99213 L570"], { member: "XYZ12345", payer: "CI" }) },
    { name: "a Medicare Advantage plan's number", day: day("2024-08-01", ["99213 L570"], { member: "H123", payer: "16" }) },
    { name: "a claim of the years of the old number", day: day("2018-08-01", ["99213 L570"], { member: "123456789A" }) },
  ],
  flagged: [
    {
      name: "the old number",
      day: day("2024-08-01", ["99213 L570"], { member: "123456789A" }),
      findings: [{ message: "misshapen", line: "claim", cents: 9087, confidence: "high" }],
    },
    {
      name: "a forbidden letter",
      day: day("2024-08-01", ["99213 L570"], { member: "1SG4TE5MK73" }),
      findings: [{ message: "misshapen", line: "claim" }],
    },
    {
      name: "dashes",
      day: day("2024-08-01", ["99213 L570"], { member: "1EG4-TE5-MK73" }),
      findings: [{ message: "misshapen", line: "claim" }],
    },
    { name: "none", day: day("2024-08-01", ["99213 L570"], { member: "" }), findings: [{ message: "missing", line: "claim" }] },
  ],
});

test("no finding tells the number", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9A-Z]{6,14}$/), (member) => {
      for (const { finding } of judgeDay(rule, { day: day("2024-08-01", ["99213 L570"], { member }) }))
        expect(JSON.stringify(finding)).not.toContain(member);
    }),
    { numRuns: 50 },
  );
});
