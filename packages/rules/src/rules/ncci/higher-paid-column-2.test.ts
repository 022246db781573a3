import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./higher-paid-column-2.ts";

testRule(rule, {
  clean: [
    { name: "the line that stays is worth more", day: day("2024-08-01", ["17311 C44311", "88305 C44311"]) },
    { name: "a visit that a cheaper procedure bundles", day: day("2024-08-01", ["99214 L570", "17000 L570"]) },
    { name: "no pair", day: day("2024-08-01", ["17311 C44311", "12052 C44311"]) },
    { name: "a pair lifted by 59", day: day("2024-08-01", ["11102 D485", "17000-59 L570"]) },
    { name: "two days", day: day("2024-08-01", ["11102 D485", "17000 L570 on:+1"]) },
  ],
  flagged: [
    {
      name: "a needle aspiration takes a punch biopsy with it",
      day: day("2024-08-01", ["10021 D485", "11104 D485"]),
      findings: [{ message: "worth-more", line: 2, related: [1], cents: 0, confidence: "medium" }],
    },
    {
      name: "the smallest excision and a layered repair",
      day: day("2024-08-01", ["12051 D2239", "11440 D2239"]),
      findings: [{ message: "worth-more", line: 1, related: [2], cents: 0 }],
    },
  ],
});
