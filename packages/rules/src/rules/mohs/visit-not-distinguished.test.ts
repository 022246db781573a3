import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-not-distinguished.ts";

/*
 * 2024 July, office, CF 33.2875: 99213 2.73 RVU 90.87, 99203 3.35 RVU 111.51, 99495 6.21 RVU 206.72. Visits are never reduced.
 * 2025, CF 32.3465: 99213 88.95 (2.75 RVU).
 */
testRule(rule, {
  clean: [
    { name: "an established patient with 25", day: day("2024-08-01", ["17311 C44311", "99213-25 L570"]) },
    { name: "Mohs surgery for the record only", day: day("2024-08-01", ["17311 C44311 $0.01", "99213 L570"]) },
    { name: "a new patient with 25", day: day("2024-08-01", ["17311 C44311", "99203-25 C44311"]) },
    { name: "25 in the second place", day: day("2024-08-01", ["17311 C44311", "99213-GC-25 L570"]) },
    { name: "another physician's visit", day: day("2024-08-01", ["17311 C44311", "99213 I10 by:B"]) },
    { name: "a colleague of another specialty", day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "99213 I10 by:B/207R00000X"]) },
    { name: "another day's visit", day: day("2024-08-01", ["17311 C44311", "99213 L570 on:+1"]) },
    { name: "the postoperative visit that costs nothing", day: day("2024-08-01", ["17311 C44311", "99024 C44311"]) },
    { name: "the add-on for complexity", day: day("2024-08-01", ["17311 C44311", "99213-25 L570", "G2211 L570"]) },
    { name: "a visit charged a cent", day: day("2024-08-01", ["17311 C44311", "99213 C44311 $0.01"]) },
    { name: "25 and 57 beside Mohs surgery and a flap", day: day("2024-08-01", ["17311 C44311", "14060 C44311", "99213-25-57 C44311"]) },
    {
      name: "25 alone beside Mohs surgery and a flap: what lacks is 57, for the flap",
      day: day("2024-08-01", ["17311 C44311", "14060 C44311", "99203-25 C44311"]),
    },
    {
      name: "a service that only a pair would bundle, on a date whose pairs are not loaded",
      day: day("2025-03-03", ["17311 C44311", "99495 I10"]),
    },
    { name: "no Mohs surgery", day: day("2024-08-01", ["11102 D485", "99213 D485"]) },
    { name: "prolonged service, which is no visit by itself", day: day("2024-08-01", ["17313 C44519", "99417 L570"]) },
  ],
  flagged: [
    {
      name: "an established patient",
      day: day("2024-08-01", ["17311 C44311", "99213 C44311"]),
      findings: [{ message: "paired", line: 2, related: [1], cents: 9087, confidence: "high", to: ["2 SV101-3: null -> 25"] }],
    },
    {
      name: "59 on the surgery does not help a visit",
      day: day("2024-08-01", ["17311-59 C44311", "99213 C44311"]),
      findings: [{ message: "paired", line: 2, cents: 9087 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17313 C44519", "claim", "99213 C44519"]),
      findings: [{ message: "paired", line: "2.1", related: [1], cents: 9087 }],
    },
    {
      name: "a new patient",
      day: day("2024-08-01", ["17311 C44311", "99203 C44311"]),
      findings: [{ message: "unpaired", line: 2, cents: 11151, severity: "warning", confidence: "medium" }],
    },
    {
      name: "a date whose pairs are not loaded",
      day: day("2025-03-03", ["17311 C44311", "99213 C44311"]),
      findings: [{ message: "unchecked", line: 2, cents: 8895, severity: "warning", confidence: "medium" }],
    },
    {
      name: "57 does not stand for 25",
      day: day("2024-08-01", ["17311 C44311", "99213-57 C44311"]),
      findings: [
        { message: "other-modifier", line: 2, cents: 9087, severity: "warning", confidence: "medium", to: ["2 SV101-4: null -> 25"] },
      ],
    },
    {
      name: "79 on the surgery does not stand for 25",
      day: day("2024-08-01", ["17311-79 C44311", "99213 C44311"]),
      findings: [{ message: "other-modifier", line: 2, cents: 9087, severity: "warning", confidence: "medium" }],
    },
    {
      name: "a flap on the same day, neither modifier",
      day: day("2024-08-01", ["17311 C44311", "14060 C44311", "99213 C44311"]),
      findings: [
        {
          message: "neither-25-nor-57",
          line: 3,
          related: [1, 2],
          cents: 9087,
          remedy: "add-25-and-57",
          to: ["3 SV101-3: null -> 25", "3 SV101-4: null -> 57"],
        },
      ],
    },
    {
      name: "a flap on the same day, 57 alone",
      day: day("2024-08-01", ["17311 C44311", "14060 C44311", "99213-57 C44311"]),
      findings: [
        {
          message: "57-without-25",
          line: 3,
          cents: 9087,
          severity: "warning",
          confidence: "medium",
          remedy: "add-25-and-57",
          to: ["3 SV101-4: null -> 25"],
        },
      ],
    },
    {
      name: "a colleague of one group and specialty",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "99213 C44311 by:B/207ND0101X"]),
      findings: [{ message: "paired", line: 2, cents: 9087, severity: "warning", confidence: "medium" }],
    },
    {
      name: "transitional care, which the table pairs",
      day: day("2024-08-01", ["17311 C44311", "99495 I10"]),
      findings: [{ message: "paired", line: 2, cents: 20672 }],
    },
    {
      name: "another payer is only assumed to follow Medicare",
      day: day("2024-08-01", ["17311 C44311", "99213 C44311"], { payer: "CI" }),
      findings: [{ message: "paired", line: 2, cents: 9087, severity: "warning", confidence: "medium" }],
    },
  ],
});
