import visitWithout25 from "./visit-without-25.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-in-global-period.ts";

/* Global days: 17000 010, 14060 090, 11102 000. 2024-08, national, office: 99213 90.87. */
testRule(rule, {
  clean: [
    { name: "another diagnosis", day: day("2024-08-01", ["17000 L570", "claim", "99213 L409 on:+5"]) },
    { name: "aftercare after the period", day: day("2024-08-01", ["17000 L570", "claim", "99213 Z4802 on:+11"]) },
    { name: "aftercare of another physician's surgery", day: day("2024-08-01", ["14060 C44311", "claim by=B", "99213 Z4802 on:+7"]) },
    { name: "aftercare beside what the visit was for", day: day("2024-08-01", ["14060 C44311", "claim", "99213 L409,Z4802 on:+7"]) },
    { name: "a wound that reopened, not of that surgery", day: day("2024-08-01", ["14060 C44311", "claim", "99213-24 T8131XA on:+7"]) },
    { name: "24", day: day("2024-08-01", ["17000 L570", "claim", "99213-24 L570 on:+5"]) },
    { name: "the day itself", day: day("2024-08-01", ["17000 L570", "99213-25 L570"]) },
    { name: "the eleventh day", day: day("2024-08-01", ["17000 L570", "claim", "99213 L570 on:+11"]) },
    { name: "the ninety-first day after a flap", day: day("2024-08-01", ["14060 C44311", "claim", "99213 C44311 on:+91"]) },
    { name: "a biopsy, which has no such days", day: day("2024-08-01", ["11102 D485", "claim", "99213 D485 on:+1"]) },
    { name: "another physician", day: day("2024-08-01", ["17000 L570", "claim by=B", "99213 L570 on:+5"]) },
    { name: "aftercare that another gives", day: day("2024-08-01", ["14060-54 C44311", "claim", "99213 C44311 on:+5"]) },
    { name: "a visit before the surgery", day: day("2024-08-01", ["17000 L570", "claim", "99213 L570 on:-5"]) },
    { name: "a visit for the record", day: day("2024-08-01", ["14060 C44311", "claim", "99024 Z4802 $0 on:+5"]) },
    {
      name: "a visit beside a further procedure without 25, which GLB-001 owns",
      day: day("2024-08-01", ["17000 L570", "claim", "99213 L570 on:+5", "11102 D485 on:+5"]),
      beside: [visitWithout25],
    },
  ],
  flagged: [
    {
      name: "within ten days, the same diagnosis",
      day: day("2024-08-01", ["17000 L570", "claim", "99213 L570 on:+10"]),
      findings: [{ message: "after-surgery", line: "2.1", related: [1], cents: 9087, confidence: "high", to: ["1 SV101-3: null -> 24"] }],
    },
    {
      name: "within ninety days, on the same claim",
      day: day("2024-08-01", ["14060 C44311", "99213 C44311,L409 on:+14"]),
      findings: [{ message: "after-surgery", line: 2, related: [1], cents: 9087 }],
    },
    {
      name: "25 does not stand for 24",
      day: day("2024-08-01", ["14060 C44311", "claim", "99213-25 C44311 on:+90"]),
      findings: [{ message: "after-surgery", line: "2.1" }],
    },
    {
      name: "no diagnosis told",
      day: day("2024-08-01", ["14060 C44311", "claim", "99213 on:+7"]),
      findings: [{ message: "after-surgery", line: "2.1" }],
    },
    ...["Z4802", "Z483", "T8131XA"].map((diagnosis) => ({
      name: `for aftercare or a complication, ${diagnosis}`,
      day: day("2024-08-01", ["14060 C44311", "claim", `99213 ${diagnosis} on:+7`]),
      findings: [{ message: "after-surgery", line: "2.1", related: [1], severity: "warning", confidence: "medium", cents: 9087 }] as const,
    })),
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["14060 C44311 by:A/207ND0101X", "claim", "99213 C44311 by:B/207ND0101X on:+7"]),
      findings: [{ message: "after-surgery", line: "2.1", severity: "warning", confidence: "medium" }],
    },
  ],
});
