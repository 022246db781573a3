import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./split-visit-in-office.ts";

/* 2024-08, national, office: 99213 2.73 RVU x 33.2875 = 90.87. */
testRule(rule, {
  clean: [
    { name: "in a hospital", day: day("2024-08-01", ["99232-FS L409"], { pos: "21", facility: "H/100010001" }) },
    { name: "in an emergency room", day: day("2024-08-01", ["99283-FS L409"], { pos: "23", facility: "H/100010001" }) },
    { name: "an office visit without FS", day: day("2024-08-01", ["99213-25 L409"]) },
    { name: "charged a cent", day: day("2024-08-01", ["99213-FS L409 $0.01"]) },
  ],
  flagged: [
    {
      name: "in the office",
      day: day("2024-08-01", ["99213-FS L409"]),
      findings: [{ message: "office", line: 1, cents: 9087, to: ["1 SV101-3: FS -> null"] }],
    },
  ],
});
