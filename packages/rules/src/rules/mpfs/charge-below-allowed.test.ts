import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./charge-below-allowed.ts";

/* 2024-08, national, office: 17311 680.73, the second at 340.37. */
testRule(rule, {
  clean: [
    { name: "the charge equal to the fee", day: day("2024-08-01", ["17311 $680.73"]) },
    { name: "a charge above the reduced amount but below the whole fee", day: day("2024-08-01", ["17311", "17311-59 $400"]) },
    { name: "a shortfall of less than a dollar", day: day("2024-08-01", ["17003 $6.00"]) },
    { name: "a shortfall of less than half a percent", day: day("2024-08-01", ["17311 $678.00"]) },
    { name: "a reduced service", day: day("2024-08-01", ["17000-54 $10"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17311 $0.01"]) },
    { name: "no charge that can be read", day: day("2024-08-01", ["17311 $?"]) },
    { name: "a payer with its own fees", day: day("2024-08-01", ["17311 $500"], { payer: "CI" }) },
    { name: "a line without a price", day: day("2024-08-01", ["J3301 $1"]) },
  ],
  flagged: [
    {
      // 680.73 - 500.00
      name: "a charge below the fee",
      day: day("2024-08-01", ["17311 $500"]),
      findings: [{ message: "below", line: 1, cents: 18073, confidence: "high", to: [] }],
    },
    {
      // 2 x 50.26 = 100.52 less 80.00
      name: "a charge for two units",
      day: day("2024-08-01", ["11102", "11103 x2 $80"]),
      findings: [{ message: "below", line: 2, cents: 2052 }],
    },
    {
      name: "a locality that the ZIP code does not tell",
      day: day("2024-08-01", ["17311 $500"], { zip: "" }),
      findings: [{ message: "below", line: 1, cents: 18073, confidence: "medium" }],
    },
    {
      // 20610 65.24, both sides 97.86 by half: 48.93 less 40.00, each; by either charge alone all of the 17.86 would come.
      name: "both sides on two lines, both charges too low",
      day: day("2024-08-01", ["20610-RT M170 $40", "20610-LT M170 $40"]),
      findings: [
        { message: "below", line: 1, cents: 893 },
        { message: "below", line: 2, cents: 893 },
      ],
    },
    {
      // 680.73 less 300.00; the second, by half 340.37, is above its charge of 300.00 too. Raising one charge alone would only swap their ranks.
      name: "two surgeries of one fee and one charge",
      day: day("2024-08-01", ["17311 $300", "17311-59 C4441 $300"]),
      findings: [
        { message: "below", line: 1, direction: "underbilling", cents: 38073 },
        { message: "below", line: 2, direction: "underbilling", cents: 4037 },
      ],
    },
    {
      // The higher charge ranks first (rules.md 3A.2): 680.73 less 500.00; the second at 340.37 is below its charge.
      name: "two surgeries of one fee, the second with the higher charge",
      day: day("2024-08-01", ["17311 $400", "17311-59 C4441 $500"]),
      findings: [{ message: "below", line: 2, direction: "underbilling", cents: 18073 }],
    },
    {
      // 783.32 in Manhattan less 700.00
      name: "a locality's fee",
      day: day("2024-08-01", ["17311 $700"], { zip: "10001" }),
      findings: [{ message: "below", line: 1, cents: 8332, confidence: "high" }],
    },
  ],
});
