import type { Claim } from "@claimscrub/claim";
import { expect, test } from "vitest";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./repeated-diagnosis.ts";

testRule(rule, {
  clean: [
    { name: "two diagnoses", day: day("2024-08-01", ["99213 L570,L821"]) },
    { name: "none", day: day("2024-08-01", ["99213"]) },
  ],
  flagged: [
    {
      name: "one diagnosis twice",
      day: day("2024-08-01", ["99213 L570"], { dx: "L570,L821,L570" }),
      findings: [{ message: "twice", line: "claim", cents: 0 }],
    },
  ],
});

test("each place too many is named", () => {
  const [claim] = day("2024-08-01", ["99213 L570"], { dx: "L570,L821,L570,L821,L570" }).claims;
  const found: unknown[] = [];
  rule.check(claim as Claim, { policyOf: () => undefined }, ({ element }) => found.push(element));
  expect(found).toEqual(["HI03-2", "HI04-2", "HI05-2"]);
});
