import { day, testRule } from "../../tester/test-rule.ts";
import orphan from "./add-on-without-primary.ts";
import rule from "./add-on-on-other-day.ts";

/* 2024-08, national, office: 11103 1.51 RVU x 33.2875 = 50.26. */
testRule(rule, {
  clean: [
    { name: "on the day of its primary", day: day("2024-08-01", ["11102 D485", "11103 D485"]) },
    {
      name: "its primary stands on a further claim of the day",
      day: day("2024-08-01", ["11103 D485", "claim", "11102 D485", "claim", "11102 D485 on:+1"]),
    },
    { name: "another episode, which AOC-001 tells", day: day("2024-08-01", ["17000 L570", "claim", "17003 L570 on:+20"]) },
    { name: "another provider's primary", day: day("2024-08-01", ["11102 D485", "claim by=B", "11103 D485 on:+1"]) },
    { name: "a Mohs stage, which MOH-031 tells", day: day("2024-08-01", ["17311 C44311", "claim", "17312 C44311 on:+1"]) },
  ],
  flagged: [
    {
      name: "the next day: one finding, not two",
      day: day("2024-08-01", ["11102 D485", "claim", "11103 D485 on:+1"]),
      beside: [orphan],
      findings: [{ message: "other-day", line: "2.1", related: [1], cents: 5026 }],
    },
    {
      name: "one claim, ten days apart",
      day: day("2024-08-01", ["11103 D485", "11102 D485 on:+10"]),
      findings: [{ message: "other-day", line: 1, related: [2] }],
    },
  ],
});
