import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./priced-by-contractor.ts";

testRule(rule, {
  clean: [
    { name: "an active code", day: day("2024-08-01", ["17000 L570"]) },
    { name: "restricted coverage with a value", day: day("2024-08-01", ["11055 L84"]) },
    { name: "a drug", day: day("2024-08-01", ["J3301 L910"]) },
    { name: "a line for the record", day: day("2024-08-01", ["15999 L89150 $0"]) },
  ],
  flagged: [
    {
      name: "status C",
      day: day("2024-08-01", ["15847 L987"]),
      findings: [{ message: "contractor", line: 1, cents: 0 }],
    },
    {
      name: "status R without a value",
      day: day("2024-08-01", ["15824 L987"]),
      findings: [{ message: "contractor", line: 1, cents: 0 }],
    },
  ],
});
