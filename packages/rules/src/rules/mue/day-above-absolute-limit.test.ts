import repairsNotSummed from "../mohs/repairs-not-summed.ts";
import { referenceWithLimits } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./day-above-absolute-limit.ts";

/*
 * 2024-08, national, office. 17000 (limit 1 a day, absolute) 67.91, multiple procedure indicator 2: two lines 67.91 + 33.96 (half of 67.91).
 * 15823 622.48, bilateral indicator 1: right and left together 150%, 933.72.
 */
testRule(rule, {
  clean: [
    { name: "the limit met exactly", day: day("2024-08-01", ["17000"]) },
    { name: "minutes, which FMT-004 judges", day: day("2024-08-01", ["17000 x20 L570 basis:MJ"]) },
    { name: "two providers", day: day("2024-08-01", ["17000", "17000 by:B"]) },
    { name: "two days", day: day("2024-08-01", ["17000", "17000 on:+1"]) },
    { name: "one line with 50", day: day("2024-08-01", ["15823-50"]) },
    { name: "a code whose limit can be appealed", day: day("2024-08-01", ["11103 x9"]) },
    { name: "repairs that MOH-028 owns", day: day("2024-08-01", ["12031", "12031-59"]), beside: [repairsNotSummed] },
    {
      name: "a claim of several lines that is sent again, which DUP-001 tells",
      day: day("2024-08-01", ["17000 L570", "99213-25 L409", "claim", "17000 L570", "99213-25 L409"]),
    },
    { name: "a span with a unit a day", day: day("2024-08-01", ["99291 x3 on:+0..+2"]) },
  ],
  flagged: [
    {
      name: "two lines, whatever the modifier",
      day: day("2024-08-01", ["17000", "17000-59"]),
      findings: [{ message: "above", line: 1, related: [2], cents: 10187, confidence: "high", neverAppeal: true }],
    },
    {
      name: "above it on the first claim alone, which is sent again",
      day: day("2024-08-01", ["17000 L570", "17000-59 L570", "claim", "17000 L570", "17000-59 L570"]),
      findings: [{ message: "above", line: 1, related: [2] }],
    },
    {
      name: "a line of its own beside the line that stands on two claims",
      day: day("2024-08-01", ["17000 L570", "99213-25 L409", "claim", "17000 L570", "99214-25 L409"]),
      findings: [{ message: "above", line: 1, related: ["2.1"] }],
    },
    {
      name: "two units on two claims",
      day: day("2024-08-01", ["17000", "claim", "17000-XS"]),
      findings: [{ message: "above", line: 1, related: ["2.1"], cents: 10187 }],
    },
    {
      name: "right and left of a surgery that is paid by sides",
      day: day("2024-08-01", ["15823-RT $1000", "15823-LT $1000"]),
      findings: [
        {
          message: "above",
          line: 1,
          related: [2],
          cents: 93372,
          remedy: "one-bilateral-line",
          to: ["1 SV101-3: RT -> 50", "1 SV102: 1000.00 -> 2000.00", "2 SV1: 15823 -> null"],
        },
      ],
    },
    {
      name: "50 with two units of a surgery that is paid by sides",
      day: day("2024-08-01", ["15823-50 x2 $2000"]),
      findings: [{ message: "above", line: 1, cents: 93372, remedy: "one-unit-with-50", to: ["1 SV104: 2 -> 1"] }],
    },
    {
      name: "two units of it without a side",
      day: day("2024-08-01", ["15823 x2 $2000"]),
      findings: [{ message: "above", line: 1, remedy: "one-unit-with-50", to: ["1 SV101-3: null -> 50", "1 SV104: 2 -> 1"] }],
    },
    {
      name: "two units on one side",
      day: day("2024-08-01", ["15823-RT x2 $2000"]),
      findings: [{ message: "above", line: 1, remedy: "correct-coding" }],
    },
    {
      name: "right and left of a surgery that is not paid by sides, where 50 would not help",
      day: day("2024-08-01", ["17000-RT", "17000-LT"]),
      findings: [{ message: "above", line: 1, remedy: "correct-coding", cents: 6791 }],
    },
    {
      name: "a code of which no unit is payable",
      day: day("2024-08-01", ["17000"]),
      reference: referenceWithLimits({ "17000": { units: 0, mai: 2 } }),
      findings: [{ message: "never-paid", line: 1, cents: 6791, remedy: "leave-out" }],
    },
    {
      name: "a span with two units a day",
      day: day("2024-08-01", ["99291 x6 on:+0..+2"]),
      findings: [{ message: "above", line: 1 }],
    },
  ],
});
