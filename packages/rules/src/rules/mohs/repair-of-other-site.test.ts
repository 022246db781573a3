import { day, testRule } from "../../tester/test-rule.ts";
import miscoded from "./trunk-code-on-head.ts";
import rule from "./repair-of-other-site.ts";

testRule(rule, {
  clean: [
    { name: "a nose closed with a code of the nose", day: day("2024-08-01", ["17311 C44311", "14060 C44311"]) },
    { name: "a scalp closed with the code of scalp, trunk and limbs", day: day("2024-08-01", ["17311 C4440", "12032 C4440"]) },
    { name: "an axilla closed with the code that hands share", day: day("2024-08-01", ["17313 C44519", "14040 C44519"]) },
    { name: "a code of any site", day: day("2024-08-01", ["17313 C44519", "14301 C44519"]) },
    { name: "a repair of another diagnosis", day: day("2024-08-01", ["17313 C44519", "14060 C44311"]) },
    {
      name: "a limb that the repair makes a hand, which is MOH-013",
      day: day("2024-08-01", ["17313 C44622", "12042 C44622"]),
      beside: [miscoded],
    },
    { name: "two tumours of one diagnosis", day: day("2024-08-01", ["17313 C44519", "17313-59 C44519", "12052 C44519"]) },
  ],
  flagged: [
    {
      name: "a tumour of the back closed with a flap of the face",
      day: day("2024-08-01", ["17313 C44519", "14060 C44519"]),
      findings: [{ message: "contradiction", line: 1, related: [2], cents: 2047, confidence: "medium" }],
    },
    {
      name: "a tumour of the nose closed with a flap of the trunk",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "14000 C44311"]),
      findings: [{ message: "contradiction", line: 1, related: [3], direction: "review", severity: "info", cents: 0 }],
    },
    {
      name: "a limb closed with a code of the face",
      day: day("2024-08-01", ["17313 C44622", "12052 C44622"]),
      findings: [{ message: "contradiction", line: 1, direction: "review", severity: "info", cents: 0 }],
    },
  ],
});
