import { day, testRule } from "../../tester/test-rule.ts";
import missing from "./further-biopsy-missing.ts";
import rule from "./more-specimens-than-tissue.ts";

/* 2024-08, national, office: 88305 2.15 RVU x 33.2875 = 71.57 a unit. */
testRule(rule, {
  clean: [
    { name: "as many as biopsies", day: day("2024-08-01", ["11102 D485", "11103 x2 D485", "88305 x3 D485"]) },
    { name: "fewer", day: day("2024-08-01", ["11102 D485", "11103 x2 D485", "88305 D485"]) },
    { name: "a laboratory that sees no surgery", day: day("2024-08-01", ["88305 x5 D225"], { pos: "81" }) },
    { name: "another practice's surgery", day: day("2024-08-01", ["11102 D485", "claim group=L by=B", "88305 x5 D225"]) },
    { name: "two lines of specimens", day: day("2024-08-01", ["11102 D485", "88305 D485", "88305-59 x2 D225"]) },
    {
      name: "one biopsy, which UNB-004 tells",
      day: day("2024-08-01", ["11102 D485", "88305 x2 D485"]),
      beside: [missing],
    },
  ],
  flagged: [
    {
      name: "four specimens of two biopsies",
      day: day("2024-08-01", ["11102 D485", "11103 D485", "88305 x4 D485"]),
      findings: [{ message: "more", line: 3, related: [1, 2], cents: 14314, confidence: "low", to: ["3 SV104: 4 -> 2"] }],
    },
  ],
});
