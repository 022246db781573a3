import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./destruction-of-other-nature.ts";

testRule(rule, {
  clean: [
    { name: "actinic keratoses", day: day("2024-08-01", ["17000 L570", "17003 x3 L570"]) },
    { name: "warts", day: day("2024-08-01", ["17110 B079"]) },
    { name: "one of each", day: day("2024-08-01", ["17000 L570,L821"]) },
    { name: "no diagnosis", day: day("2024-08-01", ["17000"]) },
    { name: "another diagnosis", day: day("2024-08-01", ["17000 D485"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17000 L821 $0"]) },
  ],
  flagged: [
    {
      name: "seborrheic keratoses as premalignant",
      day: day("2024-08-01", ["17000 L821", "17003 x3 L821"]),
      findings: [
        { message: "benign-lesions", line: 1, cents: 0 },
        { message: "benign-lesions", line: 2, cents: 0 },
      ],
    },
    {
      name: "actinic keratoses as benign",
      day: day("2024-08-01", ["17110 L570"]),
      findings: [{ message: "premalignant-lesions", line: 1, cents: 0 }],
    },
  ],
});
