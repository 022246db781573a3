import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./repairs-not-summed.ts";

/*
 * 2024 July, office: 17311 680.73, 12052 315.90, 12002 114.51, 13132 470.02. Two 17311 and two 12052: 680.73 + 340.37 + 2 x 157.95;
 * without the repairs 315.90 less. Two 12052 by themselves: 315.90 + 157.95 = 473.85.
 */
testRule(rule, {
  clean: [
    { name: "one repair beside Mohs surgery", day: day("2024-08-01", ["17311 C44311", "12052 C44311"]) },
    { name: "two classes", day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "12052 C44311", "13151-59 C44319"]) },
    { name: "two groups of sites", day: day("2024-08-01", ["17311 C44311", "17313-59 C44519", "12052 C44311", "12032-59 C44519"]) },
    { name: "further length of one complex repair", day: day("2024-08-01", ["17311 C44311", "13132 C44311", "13133 x2 C44311"]) },
    { name: "another physician's repair", day: day("2024-08-01", ["12052 C44311", "12052 C44319 by:B"]) },
    { name: "another day's repair", day: day("2024-08-01", ["12052 C44311", "12052 C44319 on:+1"]) },
    {
      name: "two flaps, one for each defect",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "14060 C44311", "14060-59 C44319"]),
    },
  ],
  flagged: [
    {
      name: "two wounds of the face, 59 or not",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "12052 C44311", "12052-59 C44319"]),
      findings: [{ message: "repeated", line: 3, related: [4], cents: 31590, confidence: "high", neverAppeal: true }],
    },
    {
      name: "two units on one line",
      day: day("2024-08-01", ["12052 x2 C44311"]),
      findings: [{ message: "repeated", line: 1, related: [], cents: 47385 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["12052 C44311", "claim", "12052 C44319"]),
      findings: [{ message: "repeated", line: 1, related: ["2.1"], cents: 47385 }],
    },
    {
      name: "simple repairs",
      day: day("2024-08-01", ["12002 S0101XA", "12002-59 S0101XA"]),
      findings: [{ message: "repeated", line: 1, cents: 17177 }],
    },
    {
      name: "complex repairs",
      day: day("2024-08-01", ["13132 C44311", "13132-59 C44319"]),
      findings: [{ message: "repeated", line: 1, cents: 70503 }],
    },
  ],
});
