import role from "../mohs/role-modifier.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./bilateral-not-payable.ts";

testRule(rule, {
  clean: [
    { name: "a code paid by sides", day: day("2024-08-01", ["20610-50 M170"]) },
    { name: "a code that is bilateral by itself", day: day("2024-08-01", ["92014-50 H04123"]) },
    { name: "right and left, which MOD-010 owns", day: day("2024-08-01", ["11400-RT D225", "11400-LT D225"]) },
    { name: "a code that the schedule does not have", day: day("2024-08-01", ["0001A-50 Z23"]) },
    { name: "50 on a Mohs stage, which MOH-034 owns", day: day("2024-08-01", ["17311-50 C44311"]), beside: [role] },
  ],
  flagged: [
    {
      name: "an excision",
      day: day("2024-08-01", ["11400-50 D225"]),
      findings: [{ message: "paid-once", line: 1, cents: 0, to: ["1 SV101-3: 50 -> null"] }],
    },
    {
      name: "a code to which sides mean nothing",
      day: day("2024-08-01", ["11300-50 D225"]),
      findings: [{ message: "paid-once", line: 1, cents: 0 }],
    },
  ],
});
