import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./place-of-line-differs.ts";

testRule(rule, {
  clean: [
    { name: "the claim's place", day: day("2024-08-01", ["99213 L570"]) },
    { name: "the claim's place said again", day: day("2024-08-01", ["99213 L570 @11"]) },
    { name: "a claim to a second payer", day: day("2024-08-01", ["99213 L570 @22"], { sequence: "S" }) },
  ],
  flagged: [
    {
      name: "another place, told once",
      day: day("2024-08-01", ["99213 L570", "17000 L570 @22", "17003 L570 @22"]),
      findings: [{ message: "differs", line: 2, related: [3], cents: 0 }],
    },
  ],
});
