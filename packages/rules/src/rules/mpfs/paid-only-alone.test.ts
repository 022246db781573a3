import neverTogether from "../ncci/pair-never-paid-together.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./paid-only-alone.ts";

/* 96523 has status T: beside a visit it is allowed 0.00 as billed, so that nothing is lost by its denial. */
testRule(rule, {
  clean: [
    { name: "alone", day: day("2024-08-01", ["96523 Z452"]) },
    { name: "two of the kind", day: day("2024-08-01", ["96523 Z452", "36591 Z452"]) },
    { name: "beside another provider's visit", day: day("2024-08-01", ["96523 Z452", "99213 L570 by:B"]) },
    { name: "beside a drug, paid by another schedule", day: day("2024-08-01", ["96523 Z452", "J3301 L910"]) },
    { name: "beside a line for the record", day: day("2024-08-01", ["96523 Z452", "99213 L570 $0"]) },
    { name: "on another day than the visit", day: day("2024-08-01", ["96523 Z452", "99213 L570 on:+1"]) },
    {
      name: "a pair that is never paid, which PTP-001 owns",
      day: day("2024-08-01", ["96523 Z452", "99213 L570"]),
      beside: [neverTogether],
    },
  ],
  flagged: [
    {
      name: "beside a visit",
      day: day("2024-08-01", ["96523 Z452", "99213 L570"]),
      findings: [
        { message: "not-alone", line: 1, related: [2], cents: 0, confidence: "high", neverAppeal: true, to: ["1 SV1: 96523 -> null"] },
      ],
    },
    {
      name: "on another claim of the day",
      day: day("2025-08-01", ["99213 L570", "claim", "36592 Z452"]),
      findings: [{ message: "not-alone", line: "2.1", related: [1], cents: 0 }],
    },
  ],
});
