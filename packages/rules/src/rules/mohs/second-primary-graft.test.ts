import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./second-primary-graft.ts";

/*
 * 2026, office, non-QP: 15260 1,001.02, half 500.51, together 1,501.53. Beside two 17311 (667.02, half 333.51): as billed
 * 1,001.02 + 500.51 + 333.51 + 333.51 = 2,168.55, without the grafts 667.02 + 333.51 = 1,000.53: 1,168.02.
 */
testRule(rule, {
  clean: [
    { name: "one graft beside Mohs surgery", day: day("2026-05-04", ["17311 C44311", "15260 C44311"]) },
    { name: "one graft with further area", day: day("2026-05-04", ["17311 C44311", "15260 C44311", "15261 x2 C44311"]) },
    { name: "two groups of sites", day: day("2026-05-04", ["17311 C44311", "17313-59 C44519", "15260 C44311", "15220-59 C44519"]) },
    { name: "another physician's graft", day: day("2026-05-04", ["15260 C44311", "15260 C44319 by:B"]) },
    { name: "a flap", day: day("2026-05-04", ["17311 C44311", "17311-59 C44319", "14060 C44311", "14060-59 C44319"]) },
  ],
  flagged: [
    {
      name: "two grafts of the nose, 59 or not",
      day: day("2026-05-04", ["15260 C44311", "15260-59 C44319"]),
      findings: [{ message: "repeated", line: 1, related: [2], cents: 150153, confidence: "medium", neverAppeal: true }],
    },
    {
      name: "beside the Mohs surgery of two tumours",
      day: day("2026-05-04", ["17311 C44311", "17311-59 C44319", "15260 C44311", "15260-59 C44319"]),
      findings: [{ message: "repeated", line: 3, related: [4], cents: 116802 }],
    },
    {
      name: "two units on one line",
      day: day("2026-05-04", ["15260 x2 C44311"]),
      findings: [{ message: "repeated", line: 1, cents: 150153 }],
    },
  ],
});
