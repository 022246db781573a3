import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./surgeon-not-a-physician.ts";

/*
 * 2024, office, by a nurse practitioner at 85%: 17311 680.73 is 578.62, 17312 413.10 is 351.14 (351.135 half up): 929.76 together.
 * A registered nurse's taxonomy changes no amount.
 */
testRule(rule, {
  clean: [
    { name: "a dermatologist", day: day("2024-08-01", ["17311 C44311"], { taxonomy: "207ND0101X" }) },
    { name: "no taxonomy sent", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "the billing taxonomy never stands in", day: day("2024-08-01", ["17311 C44311"], { groupTaxonomy: "363LF0000X" }) },
    {
      name: "a nurse practitioner's visit beside the physician's surgery",
      day: day("2024-08-01", ["17311 C44311", "99213-25 L570 by:B/363LF0000X"]),
    },
  ],
  flagged: [
    {
      name: "a nurse practitioner, told once for all lines",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311"], { taxonomy: "363LF0000X" }),
      findings: [{ message: "no-physician", line: 1, related: [2], cents: 92976, confidence: "high" }],
    },
    {
      name: "a physician assistant on the line",
      day: day("2024-08-01", ["17311 C44311 by:B/363A00000X"]),
      findings: [{ message: "no-physician", line: 1, cents: 57862 }],
    },
    {
      name: "a registered nurse",
      day: day("2024-08-01", ["17311 C44311"], { taxonomy: "163W00000X" }),
      findings: [{ message: "no-physician", line: 1 }],
    },
  ],
});
