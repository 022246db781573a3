import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./one-of-two-sides.ts";

/* 15823 has bilateral indicator 1: with 50 the line is paid 150%, half of the fee more. */
testRule(rule, {
  clean: [
    { name: "one side, one diagnosis", day: day("2024-08-01", ["15823-RT C441121"]) },
    { name: "50", day: day("2024-08-01", ["15823-50 C441121,C441191"]) },
    { name: "both sides on two lines", day: day("2024-08-01", ["15823-RT C441121,C441191", "15823-LT C441121,C441191"]) },
    { name: "two units", day: day("2024-08-01", ["15823 x2 C441121,C441191"]) },
    { name: "a code that is paid once", day: day("2024-08-01", ["11640 C441121,C441191"]) },
    { name: "50, with a bilateral diagnosis", day: day("2024-08-01", ["20610-50 M170"]) },
    { name: "one side, its diagnosis alone pointed at", day: day("2024-08-01", ["66984-RT points:1"], { dx: "H2511,H2512" }) },
    { name: "two diagnoses of one side", day: day("2024-08-01", ["15823-RT C441121,C441122"]) },
  ],
  flagged: [
    {
      name: "an injected knee, with diagnoses of both",
      day: day("2024-08-01", ["20610-RT M1711,M1712"]),
      findings: [{ message: "other-side", line: 1, to: ["1 SV101-3: RT -> 50"] }],
    },
    {
      name: "the right side alone, with diagnoses of both",
      day: day("2024-08-01", ["15823-RT C441121,C441191"]),
      findings: [{ message: "other-side", line: 1, confidence: "low", to: ["1 SV101-3: RT -> 50"] }],
    },
    {
      // 1.96 x 33.2875 = 65.24; both sides 97.86.
      name: "an injected knee, with one diagnosis of both",
      day: day("2024-08-01", ["20610-RT M170"]),
      findings: [{ message: "other-side", line: 1, cents: 3262, to: ["1 SV101-3: RT -> 50"] }],
    },
    {
      name: "no side named",
      day: day("2024-08-01", ["15823 C441121,C441191"]),
      findings: [{ message: "other-side", line: 1, to: ["1 SV101-3: null -> 50"] }],
    },
  ],
});
