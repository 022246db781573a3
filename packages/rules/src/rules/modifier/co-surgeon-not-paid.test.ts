import role from "../mohs/role-modifier.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./co-surgeon-not-paid.ts";

/* Co-surgeon indicator: 14060 0, 15730 1, 15756 2. Each of two surgeons is paid 62.5% of the fee. */
testRule(rule, {
  clean: [
    {
      name: "two surgeons of two specialties",
      day: day("2024-08-01", ["15756-62 C44311 by:A/208200000X", "15756-62 C44311 by:B/207Y00000X"]),
    },
    { name: "one of two surgeons, whose partner bills elsewhere", day: day("2024-08-01", ["15756-62 C44311"]) },
    { name: "documents that are sent apart", day: day("2024-08-01", ["15730-62 C44311 attachment:OB"]) },
    { name: "one surgeon", day: day("2024-08-01", ["14060 C44311"]) },
    { name: "a Mohs stage, which MOH-034 owns", day: day("2024-08-01", ["17311-62 C44311"]), beside: [role] },
    { name: "a line for the record", day: day("2024-08-01", ["14060-62 C44311 $0"]) },
  ],
  flagged: [
    {
      name: "a procedure for one surgeon",
      day: day("2024-08-01", ["14060-62 C44311 attachment:OB"]),
      findings: [{ message: "never", line: 1, confidence: "high", remedy: "right-role" }],
    },
    {
      name: "a procedure that needs documents",
      day: day("2024-08-01", ["15730-62 C44311"]),
      findings: [{ message: "report", line: 1, severity: "info", confidence: "medium", remedy: "attach" }],
    },
    {
      name: "two surgeons of one specialty",
      day: day("2024-08-01", ["15756-62 C44311 by:A/208200000X", "15756-62 C44311 by:B/208200000X"]),
      findings: [
        { message: "one-specialty", line: 1, related: [2], severity: "warning", remedy: "attach" },
        { message: "one-specialty", line: 2, related: [1], severity: "warning", remedy: "attach" },
      ],
    },
  ],
});
