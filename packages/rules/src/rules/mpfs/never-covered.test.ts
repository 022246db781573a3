import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./never-covered.ts";

testRule(rule, {
  clean: [
    { name: "the denial is wanted", day: day("2024-08-01", ["99401-GY Z713"]) },
    { name: "the denial is expected, without a notice", day: day("2024-08-01", ["99401-GZ Z713"]) },
    { name: "a voluntary notice was given", day: day("2024-08-01", ["99401-GX Z713"]) },
    { name: "another payer may cover it", day: day("2024-08-01", ["99401 Z713"], { payer: "CI" }) },
    { name: "a laboratory test, paid by another schedule", day: day("2024-08-01", ["87070 L0889"]) },
    { name: "a drug, paid by another schedule", day: day("2024-08-01", ["J3301 L910"]) },
    { name: "an active code", day: day("2024-08-01", ["99213 Z713"]) },
  ],
  flagged: [
    {
      name: "preventive counselling",
      day: day("2024-08-01", ["99401 Z713 $60"]),
      findings: [{ message: "not-covered", line: 1, cents: 0, confidence: "high", neverAppeal: true, to: ["1 SV101-3: null -> GY"] }],
    },
    {
      name: "with a notice of the other kind",
      day: day("2025-08-01", ["99213 L570", "99402-GA Z713"]),
      findings: [{ message: "not-covered", line: 2, cents: 0, to: ["2 SV101-4: null -> GY"] }],
    },
  ],
});
