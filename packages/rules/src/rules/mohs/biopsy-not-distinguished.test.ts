import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./biopsy-not-distinguished.ts";

/*
 * 2024 July, office: 11102 100.53, beside a 17311 at half: 50.27; 11104 125.16, half 62.58 (3.76 RVU x 33.2875); 88331 100.86, never reduced.
 */
testRule(rule, {
  clean: [
    { name: "59 on biopsy and frozen section", day: day("2024-08-01", ["17311 C44311", "11102-59 C44311", "88331-59 C44311"]) },
    { name: "58 on the biopsy", day: day("2024-08-01", ["17311 C44311", "11104-58 C44311"]) },
    { name: "XS on the biopsy", day: day("2024-08-01", ["17311 C44311", "11102-XS L570"]) },
    { name: "XU on the biopsy", day: day("2024-08-01", ["17311 C44311", "11102-XU C44311"]) },
    { name: "59 on the Mohs line", day: day("2024-08-01", ["17311-59 C44311", "11102 L570"]) },
    { name: "an eyelid of its own", day: day("2024-08-01", ["17311 C44311", "11102-E1 D485"]) },
    {
      name: "a further biopsy of one technique, which has no pair",
      day: day("2024-08-01", ["17311 C44311", "11102-59 L570", "11103 L570"]),
    },
    { name: "another physician's biopsy", day: day("2024-08-01", ["17311 C44311", "11102 C44311 by:B"]) },
    { name: "another day's biopsy", day: day("2024-08-01", ["17311 C44311 on:+14", "11102 D485"]) },
    { name: "a frozen section without a biopsy, which MOH-020 judges", day: day("2024-08-01", ["17311 C44311", "88331 C44311"]) },
  ],
  flagged: [
    {
      name: "a biopsy and its frozen section",
      day: day("2024-08-01", ["17311 C44311", "11102 C44311", "88331 C44311"]),
      findings: [
        { message: "biopsy", line: 2, related: [1], cents: 5027, confidence: "high", to: ["2 SV101-3: null -> 59"] },
        { message: "frozen-section", line: 3, related: [1], cents: 10086 },
      ],
    },
    {
      name: "a side says nothing on a code without bilateral payment",
      day: day("2024-08-01", ["17311 C44311", "11104-LT C44311"]),
      findings: [{ message: "biopsy", line: 2, cents: 6258 }],
    },
    {
      name: "a biopsy of another lesion is flagged as well, until it says so",
      day: day("2024-08-01", ["17313 C44519", "11102 L570"]),
      findings: [{ message: "biopsy", line: 2, cents: 5027 }],
    },
    {
      name: "a colleague of one group and specialty",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "11102 C44311 by:B/207ND0101X"]),
      findings: [
        {
          message: "by-group",
          line: 2,
          cents: 5027,
          severity: "warning",
          confidence: "medium",
          remedy: "other-physician",
          to: ["2 SV101-3: null -> XP"],
        },
      ],
    },
  ],
});
