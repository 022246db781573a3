import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./office-place-for-inpatient.ts";

/* 2025: 17311 661.16 in the office, 342.87 in a facility: 318.29. 17312 399.48 against 182.76: 216.72. */
const BILL = "claim form=institutional payer=MA dx=C44311";
const HOSPITALS = `${BILL} bill=131`;

testRule(rule, {
  clean: [
    { name: "no admission", day: day("2025-03-03", ["17311 C44311"]) },
    { name: "discharged before", day: day("2025-03-03", ["17311 C44311"], { admitted: "-5", discharged: "-1" }) },
    { name: "admitted afterwards", day: day("2025-03-03", ["17311 C44311"], { admitted: "+1" }) },
    { name: "the inpatient place", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1", pos: "21" }) },
    { name: "another facility place", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1", pos: "22" }) },
    { name: "the professional part of pathology", day: day("2025-03-03", ["88305-26 C44311"], { admitted: "-1" }) },
    { name: "another code on the hospital's bill", day: day("2025-03-03", ["17311 C44311", HOSPITALS, "99213 rev:0510"]) },
    { name: "the hospital's bill of another day", day: day("2025-03-03", ["17311 C44311", HOSPITALS, "17311 rev:0360 on:+1"]) },
    {
      name: "a place in the hospital beside its bill",
      day: day("2025-03-03", ["17311 C44311", HOSPITALS, "17311 rev:0360"], { pos: "22" }),
    },
    { name: "the physician's fee on the hospital's bill", day: day("2025-03-03", ["17311 C44311", HOSPITALS, "17311 rev:0981"]) },
    { name: "specimens for a hospital's laboratory", day: day("2025-03-03", ["17311 C44311", `${BILL} bill=141`, "17311 rev:0360"]) },
    { name: "a nursing facility's bill", day: day("2025-03-03", ["17311 C44311", `${BILL} bill=221`, "17311 rev:0360"]) },
    { name: "a facility that no roster names", day: day("2025-03-03", ["17311 C44311", "roster hospital=S"], { facility: "H/10001" }) },
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
      name: "a hospital's own bill of the code on the day",
      day: day("2025-03-03", ["17311 C44311", "17312 C44311", HOSPITALS, "17311 rev:0360"]),
      findings: [
        {
          message: "billed-by-hospital",
          remedy: "facility-place",
          line: 1,
          related: ["2.1"],
          cents: 31829,
          confidence: "medium",
          to: ["1 SV105: 11 -> 22"],
        },
      ],
    },
    {
      name: "a hospital's bill that was sent before",
      day: day("2025-03-03", ["17311 C44311", `${HOSPITALS} sent=yes file=2`, "17311 rev:0360"]),
      findings: [{ message: "billed-by-hospital", remedy: "facility-place", line: 1, cents: 31829, to: ["1 SV105: 11 -> 22"] }],
    },
    {
      name: "a department off the campus",
      day: day("2025-03-03", ["17311 C44311", HOSPITALS, "17311-PO rev:0360"]),
      findings: [{ message: "billed-by-hospital", remedy: "facility-place", line: 1, cents: 31829, to: ["1 SV105: 11 -> 19"] }],
    },
    {
      name: "an inpatient's bill",
      day: day("2025-03-03", ["17311 C44311", `${BILL} bill=111`, "17311 rev:0360"]),
      findings: [{ message: "billed-by-hospital", remedy: "facility-place", line: 1, cents: 31829, to: ["1 SV105: 11 -> 21"] }],
    },
    {
      name: "a service facility that is a hospital by the roster",
      day: day("2025-03-03", ["17311 C44311", "17312 C44311", "roster hospital=H"], { facility: "H/10001" }),
      findings: [
        {
          message: "facility-by-roster",
          remedy: "facility-place",
          line: 1,
          related: [2],
          cents: 53501,
          to: ["1 SV105: 11 -> 22", "2 SV105: 11 -> 22"],
        },
      ],
    },
    {
      name: "a line's surgery center",
      day: day("2025-03-03", ["17311 C44311 facility:S/10001", "99213-25 L570", "roster surgery-center=S"]),
      findings: [
        { message: "facility-by-roster", remedy: "facility-place", line: 1, related: [], cents: 31829, to: ["1 SV105: 11 -> 24"] },
      ],
    },
    {
      name: "a code whose fee is not known here",
      day: day("2025-03-03", ["0001A Z23"], { admitted: "-2" }),
      findings: [{ message: "inpatient", line: 1, cents: null, unknown: "unknown-code" }],
    },
  ],
});
