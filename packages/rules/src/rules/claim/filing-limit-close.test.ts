import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./filing-limit-close.ts";

/* 2024-08-01 can be claimed until 2025-08-01, 365 days later: 30 days before is day 335. */
testRule(rule, {
  clean: [
    { name: "a month and a day left", day: day("2024-08-01", ["99213 L570"], { received: "+334" }) },
    { name: "too late, which TFL-001 says", day: day("2024-08-01", ["99213 L570"], { received: "+366" }) },
    { name: "another payer", day: day("2024-08-01", ["99213 L570"], { received: "+340", payer: "CI" }) },
  ],
  flagged: [
    {
      name: "thirty days left",
      day: day("2024-08-01", ["99213-25 L570", "17000 L570"], { received: "+335" }),
      findings: [{ message: "close", line: 1, related: [2], cents: 15878, confidence: "low" }],
    },
    {
      name: "the last day",
      day: day("2024-08-01", ["99213 L570"], { received: "+365" }),
      findings: [{ message: "close", line: 1, cents: 9087 }],
    },
  ],
});
