import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./facility-place-without-facility.ts";

testRule(rule, {
  clean: [
    { name: "the office", day: day("2025-03-03", ["17311 C44311"]) },
    { name: "a hospital that the claim names", day: day("2025-03-03", ["17311 C44311"], { pos: "22", facility: "H/10001" }) },
    { name: "a hospital that the line names", day: day("2025-03-03", ["17311 C44311 facility:H/10001"], { pos: "22" }) },
    { name: "a line for the record", day: day("2025-03-03", ["17311 C44311 $0.01"], { pos: "22" }) },
    { name: "an admitted patient", day: day("2025-03-03", ["17311 C44311"], { pos: "22", admitted: "-1" }) },
    { name: "a surgery centre's own claim", day: day("2025-03-03", ["17311 C44311"], { pos: "24", groupTaxonomy: "261QA1903X" }) },
    { name: "a hospital's own claim", day: day("2025-03-03", ["17311 C44311"], { pos: "22", groupTaxonomy: "282N00000X" }) },
    { name: "another payer", day: day("2025-03-03", ["17311 C44311"], { pos: "22", payer: "CI" }) },
    { name: "the professional part of pathology", day: day("2025-03-03", ["88305-26 C44311"], { pos: "22" }) },
    { name: "an inpatient place", day: day("2025-03-03", ["17311 C44311"], { pos: "21" }) },
    { name: "telehealth from a facility", day: day("2025-03-03", ["99213 L570"], { pos: "02" }) },
  ],
  flagged: [
    {
      name: "an outpatient department that nobody names, told once",
      day: day("2025-03-03", ["17311 C44311", "17312 C44311"], { pos: "22" }),
      findings: [{ message: "no-facility", line: 1, related: [2], cents: 0, confidence: "medium" }],
    },
    {
      name: "an address that is an office by the roster",
      day: day("2025-03-03", ["17311 C44311", "17312 C44311", "roster office=billing"], { pos: "22" }),
      findings: [
        {
          message: "own-office",
          remedy: "office-place",
          line: 1,
          related: [2],
          direction: "underbilling",
          severity: "warning",
          confidence: "medium",
          cents: 53501,
          to: ["1 SV105: 22 -> 11", "2 SV105: 22 -> 11"],
        },
      ],
    },
    {
      name: "off campus",
      day: day("2025-03-03", ["17311 C44311"], { pos: "19" }),
      findings: [{ message: "no-facility", line: 1, cents: 0 }],
    },
    {
      name: "the facility is the billing practice itself",
      day: day("2025-03-03", ["17311 C44311"], { pos: "24", facility: "billing" }),
      findings: [{ message: "no-facility", line: 1, cents: 0 }],
    },
    {
      name: "one line of an office claim",
      day: day("2025-03-03", ["17311 C44311 @22", "99213-25 L570"]),
      findings: [{ message: "no-facility", line: 1, related: [], cents: 0 }],
    },
    {
      name: "each claim by itself",
      day: day("2025-03-03", ["17311 C44311", "claim", "12052 C44311"], { pos: "22" }),
      findings: [
        { message: "no-facility", line: 1 },
        { message: "no-facility", line: "2.1" },
      ],
    },
  ],
});
