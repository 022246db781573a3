import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./office-place-for-inpatient.ts";

/* 2025: 17311 661.16 in the office, 342.87 in a facility: 318.29. 17312 399.48 against 182.76: 216.72. */
testRule(rule, {
  clean: [
    { name: "no admission", day: day("2025-03-03", ["17311 C44311"]) },
    { name: "discharged before", day: day("2025-03-03", ["17311 C44311"], { admitted: "-5", discharged: "-1" }) },
    { name: "admitted afterwards", day: day("2025-03-03", ["17311 C44311"], { admitted: "+1" }) },
    { name: "the inpatient place", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1", pos: "21" }) },
    { name: "another facility place", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1", pos: "22" }) },
    { name: "the professional part of pathology", day: day("2025-03-03", ["88305-26 C44311"], { admitted: "-1" }) },
  ],
  flagged: [
    {
      name: "an inpatient in the office",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "-2" }),
      findings: [{ message: "inpatient", line: 1, cents: 31829, confidence: "medium", to: ["1 SV105: 11 -> 21"] }],
    },
    {
      name: "told once for the claim",
      day: day("2025-03-03", ["17311 C44311", "17312 C44311"], { admitted: "-2" }),
      findings: [{ message: "inpatient", line: 1, related: [2], cents: 53501 }],
    },
    {
      name: "discharged afterwards",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "-2", discharged: "+1" }),
      findings: [{ message: "inpatient", line: 1, cents: 31829 }],
    },
    {
      name: "on the day of admission, when the visit may have come before it",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "+0" }),
      findings: [{ message: "first-or-last-day", line: 1, cents: 31829, severity: "warning", confidence: "low" }],
    },
    {
      name: "on the day of discharge, when the visit may have come after it",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "-2", discharged: "+0" }),
      findings: [{ message: "first-or-last-day", line: 1, cents: 31829, confidence: "low" }],
    },
    {
      name: "a code whose fee is not known here",
      day: day("2025-03-03", ["0001A Z23"], { admitted: "-2" }),
      findings: [{ message: "inpatient", line: 1, cents: null, unknown: "unknown-code" }],
    },
  ],
});
