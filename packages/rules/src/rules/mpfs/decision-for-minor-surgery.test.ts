import visitWithout25 from "./visit-without-25.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./decision-for-minor-surgery.ts";

testRule(rule, {
  clean: [
    { name: "25 alone", day: day("2024-08-01", ["99213-25 L570", "17000 L570"]) },
    { name: "57 beside major surgery", day: day("2024-08-01", ["99213-57 C44311", "14060 C44311"]) },
    { name: "57, and a minor and a major procedure", day: day("2024-08-01", ["99213-25-57 C44311", "17311 C44311", "14060 C44311"]) },
    {
      name: "57, and major surgery the next day",
      day: day("2024-08-01", ["99213-57 C44311", "11102 D485", "claim", "14060 C44311 on:+1"]),
    },
    { name: "57 without any surgery on the claims", day: day("2024-08-01", ["99213-57 C44311"]) },
    { name: "another physician's procedure", day: day("2024-08-01", ["99213-57 L570", "17000 L570 by:B"]) },
    { name: "25 lacks too, which GLB-001 owns", day: day("2024-08-01", ["99213-57 L570", "17000 L570"]), beside: [visitWithout25] },
  ],
  flagged: [
    {
      name: "25 and 57 beside a destruction",
      day: day("2024-08-01", ["99213-25-57 L570", "17000 L570"]),
      findings: [{ message: "minor", line: 1, related: [2], cents: 9087, to: ["1 SV101-4: 57 -> null"] }],
    },
    {
      name: "57 beside Mohs surgery",
      day: day("2024-08-01", ["99213-25-57 L570", "17311 C44311"]),
      findings: [{ message: "minor", line: 1 }],
    },
  ],
});
