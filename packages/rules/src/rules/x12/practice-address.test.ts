import type { Claim } from "@claimscrub/claim";
import { filingRequirements } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./practice-address.ts";

testRule(rule, {
  clean: [
    { name: "nine digits", day: day("2024-08-01", ["99213 L570"], { zip: "100011402" }) },
    { name: "nine digits and a dash", day: day("2024-08-01", ["99213 L570"], { zip: "10001-1402" }) },
    { name: "a code of another country", day: day("2024-08-01", ["99213 L570"], { zip: "K1A0B1" }) },
    { name: "a street that is called Box", day: day("2024-08-01", ["99213 L570"], { zip: "100011402", street: "1_BOXWOOD_LN" }) },
    { name: "a claim of version 4010", day: day("2010-08-01", ["99213 L570"], { zip: "10001" }) },
    { name: "a facility with nine digits", day: day("2024-08-01", ["99213 L570"], { zip: "100011402", facility: "H/100011402" }) },
  ],
  flagged: [
    {
      name: "five digits",
      day: day("2024-08-01", ["99213 L570"], { zip: "10001" }),
      findings: [{ message: "billing-zip", line: "claim", cents: 0, confidence: "high", remedy: "nine-digits" }],
    },
    {
      name: "a facility with five",
      day: day("2024-08-01", ["99213 L570"], { zip: "100011402", facility: "H/10001" }),
      findings: [{ message: "facility-zip", line: "claim", cents: 0, remedy: "nine-digits" }],
    },
    {
      name: "a post office box",
      day: day("2024-08-01", ["99213 L570"], { zip: "100011402", street: "P.O._BOX_77" }),
      findings: [{ message: "box", line: "claim", cents: 0, remedy: "street" }],
    },
  ],
});

test.each(["PO BOX 7", "P O BOX 7", "p.o. box 7", "POST OFFICE BOX 7", "BOX 7"])("%s is a post office box", (street) => {
  const [claim] = day("2024-08-01", ["99213 L570"], { zip: "100011402" }).claims as [Claim];
  const found: string[] = [];
  rule.check(
    Object.create(claim, { billing: { value: { ...claim.billing, street } } }) as Claim,
    { policyOf: () => undefined, requirements: filingRequirements(20240801) },
    ({ message }) => found.push(message),
  );
  expect(found).toEqual(["box"]);
});
