import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./supervised-visit-in-hospital.ts";

/* 2024-08, national: 99203 in the office 111.51, of which 15% are 16.73. */
testRule(rule, {
  clean: [
    { name: "an established patient in the office", day: day("2024-08-01", ["99213 L409"], { supervising: "S" }) },
    { name: "a new patient, nobody supervising", day: day("2024-08-01", ["99203 L409"]) },
    { name: "the physician supervises himself", day: day("2024-08-01", ["99203 L409"], { supervising: "A" }) },
    { name: "under the practitioner's number", day: day("2024-08-01", ["99203 L409"], { supervising: "S", taxonomy: "363LF0000X" }) },
    { name: "a test in a hospital", day: day("2024-08-01", ["71046-26 R059"], { supervising: "S", pos: "22", facility: "H/100010001" }) },
  ],
  flagged: [
    {
      name: "a new patient in the office",
      day: day("2024-08-01", ["99203 L409"], { supervising: "S" }),
      findings: [{ message: "new-patient", line: 1, cents: 1673, confidence: "low" }],
    },
    {
      name: "a hospital visit",
      day: day("2024-08-01", ["99232 L409 supervising:S"], { pos: "21", facility: "H/100010001" }),
      findings: [{ message: "hospital", line: 1 }],
    },
  ],
});
