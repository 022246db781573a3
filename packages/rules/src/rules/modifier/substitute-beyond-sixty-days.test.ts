import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./substitute-beyond-sixty-days.ts";

testRule(rule, {
  clean: [
    { name: "59 days on", day: day("2024-08-01", ["99213-Q6 L409", "claim", "99213-Q6 L409 on:+59"]) },
    {
      name: "the physician was back in between",
      day: day("2024-08-01", ["99213-Q6 L409", "claim", "99213 L409 on:+30", "claim", "99213-Q6 L409 on:+70"]),
    },
    { name: "two physicians", day: day("2024-08-01", ["99213-Q6 L409", "claim by=B", "99213-Q6 L409 on:+70"]) },
    { name: "one service", day: day("2024-08-01", ["99213-Q5 L409"]) },
  ],
  flagged: [
    {
      name: "60 days on",
      day: day("2024-08-01", ["99213-Q6 L409", "claim", "99213-Q6 L409 on:+60", "claim", "99213-Q6 L409 on:+80"]),
      findings: [{ message: "long", line: "2.1", related: [1], cents: 0 }],
    },
  ],
});
