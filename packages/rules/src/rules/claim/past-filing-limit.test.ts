import { AS_MEDICARE, NO_TERMS, PaymentTerms, type PayerPolicy, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { lastFilingDay } from "../../claims/filing-limit.ts";
import { createEngine } from "../../engine/create-engine.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import close from "./filing-limit-close.ts";
import rule from "./past-filing-limit.ts";

/* 2024-08-01 can be claimed until 2025-08-01, 365 days later. National, office: 99213 90.87, 17000 67.91. */
testRule(rule, {
  clean: [
    { name: "the last day", day: day("2024-08-01", ["99213 L570"], { received: "+365" }) },
    { name: "another payer", day: day("2024-08-01", ["99213 L570"], { received: "+400", payer: "CI" }) },
    { name: "a reason for the delay", day: day("2024-08-01", ["99213 L570"], { received: "+400", delay: "7" }) },
    { name: "a correction", day: day("2024-08-01", ["99213 L570"], { received: "+400", freq: "7" }) },
    { name: "a claim to a second payer", day: day("2024-08-01", ["99213 L570"], { received: "+400", sequence: "S" }) },
  ],
  flagged: [
    {
      name: "a day too late",
      day: day("2024-08-01", ["99213-25 L570", "17000 L570"], { received: "+366" }),
      findings: [{ message: "late", line: 1, related: [2], cents: 15878, confidence: "high", neverAppeal: true }],
    },
    {
      name: "the older of two days",
      day: day("2024-08-01", ["99213 L570", "17000 L570 on:+30"], { received: "+370" }),
      findings: [{ message: "late", line: 1, related: [], cents: 9087 }],
    },
  ],
});

test.each([
  [20240801, 20250801],
  [20240229, 20250228],
  [20230228, 20240228],
  [20241231, 20251231],
])("a service of %i is claimed until %i", (date, last) => expect(lastFilingDay(date)).toBe(last));

const NINETY_DAYS: PayerPolicy = {
  ...AS_MEDICARE,
  id: "commercial",
  match: { payerIds: [], names: [], filingIndicators: ["CI"], otherwise: false },
  ownFees: [],
  sharesOfMedicare: [{ codes: undefined, basisPoints: 10000 }],
  filingLimitDays: 90,
};

test.each([
  ["CI", NINETY_DAYS, "+91", ["TFL-001"]],
  ["CI", NINETY_DAYS, "+90", ["TFL-002"]],
  ["CI", NINETY_DAYS, "+60", ["TFL-002"]],
  ["CI", NINETY_DAYS, "+59", []],
  ["CI", { ...NINETY_DAYS, filingLimitDays: undefined }, "+400", []],
  ["BL", NINETY_DAYS, "+400", []],
  ["MB", NINETY_DAYS, "+91", []],
] as const)("case %#: a claim to %s where CI has a policy", (payer, policy, received, codes) => {
  const terms = new PaymentTerms({ ...NO_TERMS, policies: [policy] });
  const engine = createEngine({ reference: starterReference(), rules: [rule, close], priceDay, version: "test", terms });
  const { findings } = engine.judgePatient(day("2024-08-01", ["99213 L570"], { received, payer }).claims);
  expect(findings.map(({ code }) => code)).toEqual(codes);
  for (const { impact } of findings) expect(impact.cents).toBe(9087);
});
