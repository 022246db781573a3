import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./bilateral-with-two-units.ts";

/* The line is priced as one bilateral service whatever its units, so that nothing is lost: 0. */
testRule(rule, {
  clean: [
    { name: "one unit", day: day("2024-08-01", ["20610-50 M170"]) },
    { name: "two units without 50", day: day("2024-08-01", ["20610 x2 M170"]) },
    { name: "a line for the record", day: day("2024-08-01", ["20610-50 x2 M170 $0"]) },
  ],
  flagged: [
    {
      name: "two units",
      day: day("2024-08-01", ["20610-50 x2 M170"]),
      findings: [{ message: "two-units", line: 1, cents: 0, confidence: "high", to: ["1 SV104: 2 -> 1"] }],
    },
  ],
});
