import { day, testRule } from "../../tester/test-rule.ts";
import pathology from "../mohs/pathology-by-the-surgeon.ts";
import secondTumour from "../mohs/second-tumour-not-distinguished.ts";
import unitsAboveLimit from "../mohs/units-above-limit.ts";
import visit from "../mohs/visit-not-distinguished.ts";
import severalBiopsies from "./several-first-biopsies.ts";
import rule from "./add-on-of-denied-primary.ts";

/* National office amounts of August 2024: 17312 413.10, 11103 50.26, 88341 90.54. */
testRule(rule, {
  clean: [
    { name: "nothing denied", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]), beside: [secondTumour] },
    {
      name: "another primary that is paid",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17311 C4442"]),
      beside: [secondTumour],
    },
    {
      name: "the denied line is no primary of it",
      day: day("2024-08-01", ["99213 C44311", "17311 C44311", "17312 C44311"]),
      beside: [visit],
    },
    {
      name: "the add-on is at risk itself",
      day: day("2024-08-01", ["17311 x5 C44311", "17312 x7 C44311"]),
      beside: [unitsAboveLimit],
    },
    { name: "a line for the record", day: day("2024-08-01", ["17311 x5 C44311", "17312 C44311 $0"]), beside: [unitsAboveLimit] },
    {
      name: "another physician's add-on",
      day: day("2024-08-01", ["17311 x5 C44311", "17312 C44311 by:B"]),
      beside: [unitsAboveLimit],
    },
  ],
  flagged: [
    {
      name: "too many units of the first stage",
      beside: [unitsAboveLimit],
      day: day("2024-08-01", ["17311 x5 C44311", "17312 C44311"]),
      findings: [{ message: "falls-with-it", line: 2, related: [1], cents: 41310, confidence: "high" }],
    },
    {
      name: "a stain whose first antibody lacks 59",
      beside: [pathology],
      day: day("2024-08-01", ["17311 C44311", "88342 C44311", "88341 C44311"]),
      findings: [{ message: "falls-with-it", line: 3, related: [2], cents: 9054 }],
    },
    {
      name: "no surer than what it follows from",
      beside: [severalBiopsies],
      day: day("2024-08-01", ["11102 x2 D485", "11103 D485"]),
      findings: [{ message: "falls-with-it", line: 2, cents: 5026, severity: "warning", confidence: "medium" }],
    },
  ],
});
