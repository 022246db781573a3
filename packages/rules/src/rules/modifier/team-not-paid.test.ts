import role from "../mohs/role-modifier.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./team-not-paid.ts";

/* Team indicator: 14060 0, 17999 1. With 66 a line is priced by report: no amount. */
testRule(rule, {
  clean: [
    { name: "one surgeon", day: day("2024-08-01", ["14060 C44311"]) },
    { name: "a Mohs stage, which MOH-034 owns", day: day("2024-08-01", ["17311-66 C44311"]), beside: [role] },
    { name: "a code that the schedule does not have", day: day("2024-08-01", ["0001A-66 Z23"]) },
    { name: "a line for the record", day: day("2024-08-01", ["14060-66 C44311 $0"]) },
  ],
  flagged: [
    {
      name: "a procedure without a team",
      day: day("2024-08-01", ["14060-66 C44311"]),
      findings: [{ message: "never", line: 1, confidence: "high", cents: null, unknown: "by-report", remedy: "right-role" }],
    },
    {
      name: "a procedure whose team is paid by report",
      day: day("2024-08-01", ["17999-66 C44311"]),
      findings: [{ message: "report", line: 1, direction: "review", cents: 0, remedy: "attach" }],
    },
  ],
});
