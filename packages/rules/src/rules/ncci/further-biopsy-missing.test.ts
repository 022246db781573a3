import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./further-biopsy-missing.ts";

/* 2024-08, national, office: 11103 1.51 RVU x 33.2875 = 50.26, 11105 1.79 = 59.58; one further biopsy is the least that is missing. */
testRule(rule, {
  clean: [
    { name: "two biopsies, two specimens", day: day("2024-08-01", ["11102 D485", "11103 D485", "88305 x2 D485"]) },
    { name: "one of each", day: day("2024-08-01", ["11102 D485", "88305 D485"]) },
    { name: "an excision that yields the other", day: day("2024-08-01", ["11402 D225", "11102-59 D485", "88305 x2 D485"]) },
    { name: "diagnoses of one site", day: day("2024-08-01", ["11102 D2239,C44319"]) },
    { name: "no diagnosis of a site", day: day("2024-08-01", ["11102 D485,L409"]) },
    { name: "slides cut by one, read by another", day: day("2024-08-01", ["11102 D485", "88305-TC D485", "claim by=B", "88305-26 D485"]) },
  ],
  flagged: [
    {
      name: "two specimens of one shave biopsy",
      day: day("2024-08-01", ["11102 D485", "88305 x2 D485"]),
      findings: [{ message: "specimens", line: 1, related: [2], cents: 5026, confidence: "low" }],
    },
    {
      name: "three specimens at the pathologist's",
      day: day("2024-08-01", ["11104 D485", "claim by=B", "88305-26 x3 D485"]),
      findings: [{ message: "specimens", line: 1, cents: 5958 }],
    },
    {
      name: "diagnoses of the face and the back",
      day: day("2024-08-01", ["11102 D2239,D225"]),
      findings: [{ message: "sites", line: 1, cents: 5026 }],
    },
  ],
});
