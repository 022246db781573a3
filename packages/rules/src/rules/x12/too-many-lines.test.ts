import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./too-many-lines.ts";

const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => `99213 L570 on:+${at}`);

testRule(rule, {
  clean: [
    { name: "one line", day: day("2024-01-01", lines(1)) },
    { name: "fifty", day: day("2024-01-01", lines(50)) },
    { name: "sixty on two claims", day: day("2024-01-01", [...lines(30), "claim", ...lines(30)]) },
  ],
  flagged: [{ name: "fifty-one", day: day("2024-01-01", lines(51)), findings: [{ message: "too-many", line: "claim", cents: 0 }] }],
});
