import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./liability-modifiers.ts";

testRule(rule, {
  clean: [
    { name: "a notice on file", day: day("2024-08-01", ["17110-GA L821"]) },
    { name: "no notice", day: day("2024-08-01", ["17110-GZ L821"]) },
    { name: "never covered, with a voluntary notice", day: day("2024-08-01", ["99401-GY-GX Z713"]) },
    { name: "two lines, each with its own", day: day("2024-08-01", ["17110-GA L821", "11720-GZ B351"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17110-GA-GZ L821 $0"]) },
  ],
  flagged: [
    {
      name: "notice and no notice",
      day: day("2024-08-01", ["17110-GA-GZ L821"]),
      findings: [{ message: "contradicting", line: 1, cents: 11418 }],
    },
    {
      name: "never covered and perhaps covered",
      day: day("2024-08-01", ["17110-GY-GA L821"]),
      findings: [{ message: "contradicting", line: 1 }],
    },
    { name: "a voluntary notice alone", day: day("2024-08-01", ["17110-GX L821"]), findings: [{ message: "gx-alone", line: 1 }] },
  ],
});
