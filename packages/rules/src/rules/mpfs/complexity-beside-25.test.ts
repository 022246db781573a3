import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./complexity-beside-25.ts";

/* National, office: G2211 0.49 RVU x 33.2875 = 16.31 in 2024, 0.48 x 32.3465 = 15.53 in 2025. */
testRule(rule, {
  clean: [
    { name: "a visit without 25", day: day("2024-08-01", ["99214 L409", "G2211 L409"]) },
    { name: "beside a wellness visit, 2025", day: day("2025-08-01", ["99214-25 I10", "G2211 I10", "G0439 Z0000"]) },
    { name: "beside a vaccination, 2025", day: day("2025-08-01", ["99214-25 I10", "G2211 I10", "90662 Z23", "G0008 Z23"]) },
    {
      name: "25 on another physician's visit",
      day: day("2024-08-01", ["99214 L409", "G2211 L409", "claim by=B", "99213-25 L409", "11102 D485"]),
    },
    { name: "no visit, which the add-on rule tells", day: day("2024-08-01", ["G2211 L409"]) },
  ],
  flagged: [
    {
      name: "beside a biopsy",
      day: day("2024-08-01", ["99214-25 L409", "G2211 L409", "11102 D485"]),
      findings: [{ message: "with-25", line: 2, related: [1, 3], cents: 1631, to: ["2 SV1: G2211 -> null"] }],
    },
    {
      name: "beside a wellness visit, 2024",
      day: day("2024-08-01", ["99214-25 I10", "G2211 I10", "G0439 Z0000"]),
      findings: [{ message: "with-25", line: 2 }],
    },
    {
      name: "beside a vaccination and a biopsy, 2025",
      day: day("2025-08-01", ["99214-25 I10", "G2211 I10", "G0008 Z23", "11102-59 D485"]),
      findings: [{ message: "with-25", line: 2, cents: 1553 }],
    },
    {
      name: "nothing beside the visit",
      day: day("2024-08-01", ["99214-25 L409", "G2211 L409"]),
      findings: [{ message: "with-25-alone", line: 2 }],
    },
  ],
});
