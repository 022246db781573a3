import unitsAboveLimit from "../mohs/units-above-limit.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./day-above-limit.ts";

/* 2024-08, national, office: 11103 50.26 a unit without reduction, 6 a day; 17311 4 a day; 36416, 99243 and J3302 0 a day. */
testRule(rule, {
  clean: [
    { name: "a code that the fee schedule always bundles, which PRC-012 tells", day: day("2024-08-01", ["36416"]) },
    { name: "a code that Medicare doesn't take and another payer may", day: day("2024-08-01", ["99243 L570"], { payer: "CI" }) },
    { name: "the limit met exactly", day: day("2024-08-01", ["11102", "11103 x6"]) },
    { name: "the limit met exactly over two lines", day: day("2024-08-01", ["11102", "11103 x4", "11103-59 x2"]) },
    { name: "each of two providers within it", day: day("2024-08-01", ["11103 x6", "11103 x6 by:B"]) },
    { name: "a span that keeps to it each day", day: day("2024-08-01", ["88305 x40 on:+0..+2"]) },
    { name: "Mohs units, which MOH-008 owns", day: day("2024-08-01", ["17311 x5"]), beside: [unitsAboveLimit] },
    { name: "a line without units", day: day("2024-08-01", ["11103 x?"]) },
    { name: "a date whose limits are not loaded", day: day("2025-03-01", ["11103 x9"]) },
  ],
  flagged: [
    {
      name: "units of two lines together",
      day: day("2024-08-01", ["11102", "11103 x6", "11103-59"]),
      // 7 x 50.26: all units, not the seventh alone.
      findings: [{ message: "above", line: 2, related: [3], cents: 35182, confidence: "medium", neverAppeal: false }],
    },
    {
      name: "a drug without a price here",
      day: day("2024-08-01", ["J3301 x17"]),
      findings: [{ message: "above", line: 1, cents: null, unknown: "other-schedule" }],
    },
    {
      name: "a code that no practitioner is expected to bill",
      day: day("2024-08-01", ["J3302"]),
      findings: [{ message: "never-paid", line: 1, cents: null, unknown: "other-schedule", remedy: "check-code" }],
    },
    {
      name: "for a payer whose rules are not known",
      day: day("2024-08-01", ["11102", "11103 x7"], { payer: "CI" }),
      findings: [{ message: "above", line: 2, severity: "warning", cents: 35182 }],
    },
    { name: "in 2026", day: day("2026-05-01", ["11102", "11103 x7"]), findings: [{ message: "above", line: 2 }] },
  ],
});
