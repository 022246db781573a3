import mohsInPeriod from "../mohs/surgery-in-period-of-repair.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./surgery-in-global-period.ts";

/* Global days: 17000 010, 14060 090, 11102 000, 17312 ZZZ. 2024-08, national, office: 17000 67.91. */
testRule(rule, {
  clean: [
    { name: "Mohs and flap on one day", day: day("2024-08-01", ["17311 C44311", "14060 C44311"]) },
    { name: "79", day: day("2024-08-01", ["14060 C44311", "claim", "17000-79 L570 on:+20"]) },
    { name: "58", day: day("2024-08-01", ["15731 C44311", "claim", "15630-58 C44311 on:+21"]) },
    { name: "78", day: day("2024-08-01", ["14060 C44311", "claim", "10140-78 L7632 on:+2"]) },
    { name: "the eleventh day", day: day("2024-08-01", ["17000 L570", "claim", "17000 L570 on:+11"]) },
    { name: "after a procedure of no days", day: day("2024-08-01", ["17311 C44311", "claim", "14060 C44311 on:+1"]) },
    { name: "another physician", day: day("2024-08-01", ["14060 C44311", "claim by=B", "17000 L570 on:+20"]) },
    { name: "an assistant", day: day("2024-08-01", ["14301 C44311", "claim", "14301-80 C44311 on:+20"]) },
    { name: "a test", day: day("2024-08-01", ["14060 C44311", "claim", "88305-26 D225 on:+20"]) },
    {
      name: "an add-on code, which goes with its parent",
      day: day("2024-08-01", ["14060 C44311", "claim", "17000-79 L570 on:+20", "17003 L570 on:+20"]),
    },
    {
      name: "Mohs in the period of a flap, which MOH-032 owns",
      day: day("2024-08-01", ["14060 C44311", "claim", "17311 C4442 on:+20"]),
      beside: [mohsInPeriod],
    },
  ],
  flagged: [
    {
      name: "in the days after a flap",
      day: day("2024-08-01", ["14060 C44311", "claim", "17000 L570 on:+20"]),
      findings: [{ message: "in-period", line: "2.1", related: [1], cents: 6791, confidence: "high" }],
    },
    {
      name: "in the ten days after a destruction, on the same claim",
      day: day("2024-08-01", ["17000 L570", "11102 D485 on:+10"]),
      findings: [{ message: "in-period", line: 2, related: [1] }],
    },
    {
      name: "59 does not say how they relate",
      day: day("2024-08-01", ["14060 C44311", "claim", "17000-59 L570 on:+20"]),
      findings: [{ message: "in-period", line: "2.1" }],
    },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["14060 C44311 by:A/207ND0101X", "claim", "17000 L570 by:B/207ND0101X on:+7"]),
      findings: [{ message: "in-period", line: "2.1", severity: "warning", confidence: "medium" }],
    },
    {
      name: "own surgery, and a colleague's since, which doesn't make it less certain",
      day: day("2024-08-01", [
        "14060 C44311 by:A/207ND0101X",
        "claim",
        "14040-79 C44311 by:B/207ND0101X on:+5",
        "claim",
        "17000 L570 by:A/207ND0101X on:+7",
      ]),
      findings: [{ message: "in-period", line: "3.1", related: [1], severity: "error", confidence: "high" }],
    },
  ],
});
