import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./distinct-service-modifier-misused.ts";

testRule(rule, {
  clean: [
    { name: "59 alone", day: day("2024-08-01", ["11102 D485", "17000-59 L570"]) },
    { name: "XS alone", day: day("2024-08-01", ["11102 D485", "17000-XS L570"]) },
    { name: "59 on one line, XS on the other", day: day("2024-08-01", ["11102-XS D485", "17000-59 L570"]) },
    { name: "a visit with 25", day: day("2024-08-01", ["99213-25 L570", "17000-59 L570"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17000-59-XS L570 $0"]) },
  ],
  flagged: [
    {
      name: "both on one line",
      day: day("2024-08-01", ["17000-59-XS L570"]),
      findings: [{ message: "both", line: 1, cents: 6791, remedy: "drop-59", to: ["1 SV101-3: 59 -> XS", "1 SV101-4: XS -> null"] }],
    },
    {
      name: "59 on a visit",
      day: day("2024-08-01", ["99213-59 L570", "17000 L570"]),
      findings: [{ message: "on-visit", line: 1, cents: 9087, remedy: "use-25" }],
    },
    {
      name: "XU on a visit with 25",
      day: day("2024-08-01", ["99213-25-XU L570"]),
      findings: [{ message: "on-visit", line: 1, remedy: "use-25" }],
    },
  ],
});
