import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./incident-to-in-hospital.ts";

/* 96372 (injection) has PC/TC indicator 5. */
testRule(rule, {
  clean: [
    { name: "in the office", day: day("2024-08-01", ["96372 L509"]) },
    { name: "in a nursing facility without a stay in it", day: day("2024-08-01", ["96372 L509"], { pos: "32" }) },
    { name: "a physician's own service", day: day("2024-08-01", ["99213 L509"], { pos: "22" }) },
    { name: "a line for the record", day: day("2024-08-01", ["96372 L509 $0"], { pos: "22" }) },
  ],
  flagged: [
    {
      name: "in an outpatient department",
      day: day("2024-08-01", ["96372 L509"], { pos: "22" }),
      findings: [{ message: "hospital-bills", line: 1, confidence: "high", neverAppeal: true, to: ["1 SV1: 96372 -> null"] }],
    },
    {
      name: "in the emergency room, by the line's own place",
      day: day("2024-08-01", ["99213 L509", "96372 L509 @23"]),
      findings: [{ message: "hospital-bills", line: 2 }],
    },
  ],
});
