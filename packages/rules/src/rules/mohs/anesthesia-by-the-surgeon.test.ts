import { expect, test } from "vitest";
import neverTogether from "../ncci/pair-never-paid-together.ts";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./anesthesia-by-the-surgeon.ts";

/* Pairs of July 2024 under 17311: 64400 indicator 0, 64450 indicator 1, J2001 indicator 1. */
testRule(rule, {
  clean: [
    { name: "a block by another physician", day: day("2024-08-01", ["17311 C44311", "64400 G500 by:B"]) },
    { name: "a block of indicator 1 with 59", day: day("2024-08-01", ["17311 C44311", "64450-59 M7912"]) },
    { name: "a block without Mohs surgery", day: day("2024-08-01", ["64400 G500"]) },
    { name: "pathology, which MOH-020 owns", day: day("2024-08-01", ["17311 C44311", "88305 C44311"]) },
    { name: "a steroid, which no pair bundles", day: day("2024-08-01", ["17311 C44311", "J3301 L910"]) },
  ],
  flagged: [
    {
      name: "a block of the surgical field, whatever its modifier",
      day: day("2024-08-01", ["17311 C44311", "64400-59 C44311"]),
      findings: [
        {
          message: "never",
          line: 2,
          related: [1],
          confidence: "high",
          neverAppeal: true,
          remedy: "leave-off",
          to: ["2 SV1: 64400 -> null"],
        },
      ],
    },
    {
      name: "a peripheral block without a modifier",
      day: day("2024-08-01", ["17311 C44311", "64450 C44311"]),
      findings: [{ message: "without-modifier", line: 2, related: [1], neverAppeal: false, remedy: "other-purpose" }],
    },
    {
      name: "lidocaine",
      day: day("2024-08-01", ["17311 C44311", "J2001 x5 C44311"]),
      findings: [{ message: "without-modifier", line: 2, cents: null, unknown: "other-schedule", remedy: "other-purpose" }],
    },
  ],
});

test("it owns the pair: PTP-001 is silent", () => {
  const { findings } = judgement(rule, { day: day("2024-08-01", ["17311 C44311", "64400 C44311"]), beside: [neverTogether] });
  expect(findings.map(({ code }) => code)).toEqual(["MOH-035"]);
});
