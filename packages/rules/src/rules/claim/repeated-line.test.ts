import secondTumour from "../mohs/second-tumour-not-distinguished.ts";
import sides from "../modifier/sides-without-bilateral-payment.ts";
import dayAboveAbsoluteLimit from "../mue/day-above-absolute-limit.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./repeated-line.ts";

/* 2024-08, national, office: 11400 128.82, multiple procedure indicator 2: the second is paid half, 64.41. Limit 3 a day. */
testRule(rule, {
  clean: [
    { name: "59 on the second", day: day("2024-08-01", ["11400", "11400-59"]) },
    { name: "76 on the second", day: day("2024-08-01", ["11400", "11400-76"]) },
    { name: "two fingers", day: day("2024-08-01", ["11730-F1", "11730-F2"]) },
    { name: "right and left of a code paid by sides", day: day("2024-08-01", ["20610-RT", "20610-LT"]) },
    { name: "right and left of a code whose indicator isn't known", day: day("2024-08-01", ["69210-RT", "69210-LT"]) },
    { name: "another provider", day: day("2024-08-01", ["11400", "11400 by:B"]) },
    { name: "another provider of the group", day: day("2024-08-01", ["11400 by:A/207N00000X", "11400 by:B/207N00000X"]) },
    { name: "another place", day: day("2024-08-01", ["11400", "11400 @22"]) },
    { name: "another day", day: day("2024-08-01", ["11400", "11400 on:+1"]) },
    { name: "the professional and the technical part", day: day("2024-08-01", ["88305-26", "88305-TC"]) },
    { name: "a drug given and discarded", day: day("2024-08-01", ["J3301 x2", "J3301-JW"]) },
    { name: "two packages of a drug", day: day("2024-08-01", ["J3301 ndc:00003029305", "J3301 ndc:00003029320"]) },
    { name: "a test repeated with 91", day: day("2024-08-01", ["88305", "88305-91"]) },
    { name: "another charge on another claim", day: day("2024-08-01", ["11400", "claim", "11400 $300"]) },
    { name: "a line for the record", day: day("2024-08-01", ["11400 $0.00", "11400 $0.00"]) },
    { name: "units on one line", day: day("2024-08-01", ["11400 x2"]) },
    { name: "two Mohs first stages, which MOH-009 owns", day: day("2024-08-01", ["17311", "17311"]), beside: [secondTumour] },
    {
      name: "a code above its absolute limit, which MUE-002 owns",
      day: day("2024-08-01", ["17000", "17000"]),
      beside: [dayAboveAbsoluteLimit],
    },
    {
      name: "right and left without bilateral payment, which MOD-010 owns",
      day: day("2024-08-01", ["11400-RT", "11400-LT"]),
      beside: [sides],
    },
    {
      name: "three lines apart by modifier and words",
      day: day("2024-08-01", ["11400", "11400-59 narrative:left_arm", "11400-59 narrative:right_arm"]),
    },
    { name: "the claim and its replacement", day: day("2024-08-01", ["11400", "claim freq=7 id=CLAIM1", "11400"]) },
    { name: "the claim and its void", day: day("2024-08-01", ["11400", "claim freq=8 id=CLAIM1", "11400"]) },
    { name: "a claim to a second payer", day: day("2024-08-01", ["11400", "claim sequence=S", "11400"]) },
  ],
  flagged: [
    {
      name: "two equal lines",
      day: day("2024-08-01", ["11400", "11400"]),
      findings: [{ message: "repeated", line: 2, related: [1], cents: 6441, confidence: "high" }],
    },
    {
      name: "58 or 79, which distinguish nothing on one day",
      day: day("2024-08-01", ["11400", "11400-79"]),
      findings: [{ message: "repeated", line: 2, cents: 6441 }],
    },
    {
      // 91 is for tests, so a biopsy that carries it is still a repeat.
      name: "91 on surgery",
      day: day("2024-08-01", ["11400", "11400-91"]),
      findings: [{ message: "repeated", line: 2, cents: 6441 }],
    },
    {
      name: "two visits, one with 25",
      day: day("2024-08-01", ["99213", "99213-25"]),
      findings: [{ message: "repeated", line: 2, cents: 9087 }],
    },
    {
      name: "the same on two claims with the same diagnosis",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D225"]),
      findings: [{ message: "on-another-claim", line: "2.1", related: [1], cents: 6441, remedy: "do-not-resend" }],
    },
    {
      name: "the same on two claims with other diagnoses",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D2262"]),
      findings: [{ message: "on-another-claim", line: "2.1", cents: 6441, remedy: "say-why-twice" }],
    },
    {
      name: "another charge on the same claim, and on one before",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 $300", "11400 D225 $310"]),
      findings: [{ message: "other-charge", line: "2.2", related: ["2.1"], severity: "warning", confidence: "medium" }],
    },
    {
      name: "another charge on the same claim",
      day: day("2024-08-01", ["11400", "11400 $300"]),
      findings: [{ message: "other-charge", line: 2, severity: "warning", confidence: "medium", cents: 6441 }],
    },
    {
      name: "the third line with the second's modifier",
      day: day("2024-08-01", ["11400", "11400-59", "11400-59"]),
      findings: [{ message: "equal-though-modified", line: 3, related: [2], direction: "review", cents: 0, remedy: "tell-the-site" }],
    },
    {
      name: "a code without a price here",
      day: day("2024-08-01", ["97161", "97161"]),
      findings: [{ message: "repeated", line: 2, cents: null, unknown: "unknown-code" }],
    },
  ],
});
