import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./bilateral-code-doubled.ts";

/* 92014 has bilateral indicator 2: priced once however it is billed, so that the correction changes nothing and is for review. A charge below the
 * fee on each of two lines makes the one line left worth less: then money could be taken back. */
testRule(rule, {
  clean: [
    { name: "once", day: day("2024-08-01", ["92014 H04123"]) },
    { name: "another code with 50", day: day("2024-08-01", ["20610-50 M170"]) },
    { name: "two, set apart", day: day("2024-08-01", ["92014-RT H04123", "92014-LT-59 H04123"]) },
    { name: "two physicians", day: day("2024-08-01", ["92014-RT H04123", "92014-LT H04123 by:B"]) },
    { name: "one side alone", day: day("2024-08-01", ["92014-RT H04123"]) },
    { name: "three units", day: day("2024-08-01", ["64615 x3 G43709"]) },
  ],
  flagged: [
    {
      name: "50",
      day: day("2024-08-01", ["92014-50 H04123"]),
      findings: [{ message: "doubled", line: 1, direction: "review", cents: 0, to: ["1 SV101-3: 50 -> null"] }],
    },
    {
      name: "two units",
      day: day("2024-08-01", ["92014 x2 H04123"]),
      findings: [{ message: "doubled", line: 1, direction: "review", cents: 0, to: ["1 SV104: 2 -> 1"] }],
    },
    {
      name: "a right and a left line",
      day: day("2024-08-01", ["92014-RT H04123", "92014-LT H04123"]),
      findings: [{ message: "two-lines", line: 2, related: [1], direction: "review", cents: 0 }],
    },
  ],
});
