import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./surgery-in-period-of-repair.ts";

/* 2024-08, national, office: 17311 680.73, 17312 413.10; the second tumour half, 340.37. 12052 has 10 days, 14060 90. */
testRule(rule, {
  clean: [
    { name: "79", day: day("2024-08-01", ["14060 C44311", "claim", "17311-79 C4442 on:+20"]) },
    { name: "58", day: day("2024-08-01", ["14060 C44311", "claim", "17311-58 C44311 on:+20"]) },
    { name: "Mohs and repair on one day", day: day("2024-08-01", ["17311 C44311", "12052 C44311"]) },
    { name: "the eleventh day after a layered repair", day: day("2024-08-01", ["12052 C44311", "claim", "17311 C4442 on:+11"]) },
    { name: "after Mohs alone", day: day("2024-08-01", ["17311 C44311", "claim", "17311 C4442 on:+7"]) },
    { name: "after a destruction, which GLB-006 owns", day: day("2024-08-01", ["17000 L570", "claim", "17311 C4442 on:+7"]) },
    { name: "another physician's flap", day: day("2024-08-01", ["14060 C44311 by:B", "claim", "17311 C4442 on:+7"]) },
  ],
  flagged: [
    {
      name: "a second tumour within ninety days of a flap",
      day: day("2024-08-01", ["17311 C44311", "14060 C44311", "claim", "17311 C4442 on:+28", "17312 C4442 on:+28"]),
      findings: [{ message: "in-period", line: "2.1", related: [2, "2.2"], cents: 109383, confidence: "high" }],
    },
    {
      name: "within ten days of a layered repair",
      day: day("2024-08-01", ["12052 C44311", "claim", "17311 C4442 on:+10"]),
      findings: [{ message: "in-period", line: "2.1", related: [1], cents: 68073 }],
    },
    {
      name: "one of two tumours with 79",
      day: day("2024-08-01", ["14060 C44311", "claim", "17311-79 C4442 on:+20", "17311-59 C44212 on:+20"]),
      findings: [{ message: "in-period", line: "2.2", cents: 34037 }],
    },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["14060 C44311 by:A/207ND0101X", "claim", "17311 C4442 by:B/207ND0101X on:+7"]),
      findings: [{ message: "in-period", line: "2.1", severity: "warning", confidence: "medium" }],
    },
  ],
});
