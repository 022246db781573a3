import { expect, test } from "vitest";
import neverTogether from "../ncci/pair-never-paid-together.ts";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./two-sizes-of-one-repair.ts";

testRule(rule, {
  clean: [
    { name: "two groups of sites", day: day("2024-08-01", ["12052 C44311", "12032-59 C44519"]) },
    { name: "two classes at one site", day: day("2024-08-01", ["13152 C44311", "12052-59 C44319"]) },
    { name: "one size twice, which MOH-028 owns", day: day("2024-08-01", ["12052 C44311", "12052-59 C44319"]) },
    { name: "a complex repair with its add-on", day: day("2024-08-01", ["13132 C44311", "13133 C44311"]) },
    { name: "two physicians", day: day("2024-08-01", ["12052 C44311", "12051 C44319 by:B"]) },
    { name: "two days", day: day("2024-08-01", ["12052 C44311", "12051 C44319 on:+14"]) },
  ],
  flagged: [
    {
      name: "two lengths on the face, whatever the modifier",
      day: day("2024-08-01", ["12052 C44311", "12051-59 C44319"]),
      findings: [{ message: "two-sizes", line: 2, related: [1], confidence: "medium", neverAppeal: true }],
    },
    {
      name: "complex repairs on two claims",
      day: day("2024-08-01", ["13131 C44622", "claim", "13132 C4441"]),
      findings: [{ message: "two-sizes", line: 1, related: ["2.1"] }],
    },
  ],
});

test("it owns the pair: PTP-001 is silent", () => {
  const { findings } = judgement(rule, { day: day("2024-08-01", ["12032 C44519", "12031 C44519"]), beside: [neverTogether] });
  expect(findings.map(({ code }) => code)).toEqual(["MOH-049"]);
});
