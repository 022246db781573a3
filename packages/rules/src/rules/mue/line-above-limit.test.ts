import { referenceWithLimits } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./line-above-limit.ts";

/* Of the starter codes only 99486 has a limit by line (4), and it is bundled: 0.00. For dollars a test's own limit on 11103 (50.26 a unit). */
const byLine = referenceWithLimits({ "11103": { units: 2, mai: 1 } });

testRule(rule, {
  clean: [
    { name: "the limit met exactly", day: day("2024-08-01", ["99486 x4"]) },
    { name: "two lines, each within it", day: day("2024-08-01", ["11102", "11103 x2", "11103-76 x2"]), reference: byLine },
    { name: "a span whose days each keep to it", day: day("2024-08-01", ["99486 x8 on:+0..+1"]) },
    { name: "a code limited by day", day: day("2024-08-01", ["11103 x9"]) },
    { name: "a line for the record", day: day("2024-08-01", ["99486 x9 $0.00"]) },
  ],
  flagged: [
    {
      name: "one unit too many",
      day: day("2024-08-01", ["99486 x5"]),
      findings: [{ message: "above", line: 1, cents: 0, confidence: "high" }],
    },
    {
      name: "the one line of two that is above",
      day: day("2024-08-01", ["11102", "11103 x2", "11103-76 x3"]),
      reference: byLine,
      // 3 x 50.26
      findings: [{ message: "above", line: 3, cents: 15078 }],
    },
    {
      name: "a span whose days each exceed it",
      day: day("2024-08-01", ["99486 x10 on:+0..+1"]),
      findings: [{ message: "above", line: 1, cents: 0 }],
    },
  ],
});
