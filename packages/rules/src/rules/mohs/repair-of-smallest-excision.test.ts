import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./repair-of-smallest-excision.ts";

testRule(rule, {
  clean: [
    { name: "a larger excision", day: day("2024-08-01", ["11441 D2239", "12051-59 D2239"]) },
    { name: "another, larger lesion the same day", day: day("2024-08-01", ["11440 D2239", "11442-59 D2239", "12051-59 D2239"]) },
    { name: "a biopsy elsewhere", day: day("2024-08-01", ["11440 D2239", "11106-59 D485", "12051-59 D2239"]) },
    { name: "the repair of another problem", day: day("2024-08-01", ["11440 D2239", "12051-59 S0181XA"]) },
    { name: "no modifier, which the pair rules judge", day: day("2024-08-01", ["11440 D2239", "12051 D2239"]) },
    { name: "a simple repair, which MOH-045 judges", day: day("2024-08-01", ["11440 D2239", "12011-59 D2239"]) },
  ],
  flagged: [
    {
      // 2026: the day with the repair less the smallest excision alone
      name: "a layered repair set apart",
      day: day("2026-05-01", ["11440 D2239", "12051-59 D2239"]),
      findings: [{ message: "included", line: 2, related: [1], cents: 21194, confidence: "medium" }],
    },
    {
      name: "a complex repair with XU, of two small lesions",
      day: day("2024-08-01", ["11400 D225", "11420-59 D224", "13101-XU D225"]),
      findings: [{ message: "included", line: 3, related: [1] }],
    },
  ],
});
