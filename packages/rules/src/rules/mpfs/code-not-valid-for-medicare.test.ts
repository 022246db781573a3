import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./code-not-valid-for-medicare.ts";

/* 99243 and 97014 have status I; a bundled and a never covered code have other rules. */
testRule(rule, {
  clean: [
    { name: "an active code", day: day("2024-08-01", ["99213 L570"]) },
    { name: "a payer that may take the code", day: day("2024-08-01", ["99243 L570"], { payer: "CI" }) },
    { name: "a line for the record", day: day("2024-08-01", ["99243 L570 $0.01"]) },
    { name: "a bundled code", day: day("2024-08-01", ["36416 L570"]) },
    { name: "a never covered code", day: day("2024-08-01", ["99401 L570"]) },
    { name: "a code that this table does not know", day: day("2024-08-01", ["0001A Z23"]) },
    { name: "a date without a fee schedule", day: day("2019-08-01", ["99243 L570"]) },
  ],
  flagged: [
    {
      name: "a consultation",
      day: day("2024-08-01", ["99243 L570 $200"]),
      findings: [{ message: "not-valid", line: 1, cents: 0, confidence: "high", neverAppeal: true }],
    },
    {
      name: "the one line of two",
      day: day("2026-05-01", ["99213 M5450", "97014 M5450"]),
      findings: [{ message: "not-valid", line: 2, related: [], cents: 0 }],
    },
  ],
});
