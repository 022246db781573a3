import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./telehealth-modifier-in-office.ts";

testRule(rule, {
  clean: [
    { name: "at home", day: day("2024-08-01", ["99213-95 L570"], { pos: "10" }) },
    { name: "elsewhere", day: day("2024-08-01", ["99213-95 L570"], { pos: "02" }) },
    { name: "in person", day: day("2024-08-01", ["99213 L570"]) },
    { name: "in 2023, when 95 stood with the usual place", day: day("2023-08-01", ["99213-95 L570"]) },
    { name: "a payer with its own rules", day: day("2024-08-01", ["99213-95 L570"], { payer: "CI" }) },
    { name: "a hospital's clinician", day: day("2024-08-01", ["99213-95 L570"], { pos: "22" }) },
    { name: "a line for the record", day: day("2024-08-01", ["99213-95 L570 $0"]) },
  ],
  flagged: [
    { name: "video in the office", day: day("2024-08-01", ["99213-95 L570"]), findings: [{ message: "in-person", line: 1, cents: 0 }] },
    {
      name: "a telephone visit in the emergency room",
      day: day("2025-08-01", ["99213-93 L570"], { pos: "23" }),
      findings: [{ message: "in-person", line: 1 }],
    },
  ],
});
