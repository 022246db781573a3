import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./frozen-section-without-biopsy.ts";

/*
 * 2024-08, national, office: 88331 3.03 RVU x 33.2875 = 100.86. A biopsy (11102, 100.53) ranks below Mohs surgery and is halved: 50.27.
 */
testRule(rule, {
  clean: [
    { name: "biopsy and its frozen section", day: day("2024-08-01", ["17311 C44311", "11102-59 C44311", "88331-59 C44311"]) },
    { name: "neither", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "a biopsy of another lesion", day: day("2024-08-01", ["17311 C44311", "11104-59 D485"]) },
    { name: "read by a pathologist", day: day("2024-08-01", ["17311 C44311", "11102-59 C44311", "claim by=B", "88305 C44311"]) },
    { name: "a frozen section of an excision", day: day("2024-08-01", ["17311 C44311", "11642-59 C44319", "88331-59 C44319,C44311"]) },
    { name: "no modifier, which MOH-020 and MOH-022 tell", day: day("2024-08-01", ["17311 C44311", "11102 C44311"]) },
    { name: "no Mohs surgery", day: day("2024-08-01", ["11102-59 C44311"]) },
  ],
  flagged: [
    {
      name: "a frozen section set apart, no biopsy",
      day: day("2024-08-01", ["17311 C44311", "88331-59 C44311"]),
      findings: [{ message: "no-biopsy", line: 2, related: [1], cents: 5027, remedy: "add-biopsy" }],
    },
    {
      name: "a biopsy set apart, no reading",
      day: day("2024-08-01", ["17311 C44311", "11102-59 C44311"]),
      findings: [{ message: "no-reading", line: 2, related: [1], cents: 10086, remedy: "add-reading" }],
    },
  ],
});
