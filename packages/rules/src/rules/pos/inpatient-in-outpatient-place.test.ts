import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./inpatient-in-outpatient-place.ts";

/* Both places have the facility rate: the difference is nothing, so it is a review. */
testRule(rule, {
  clean: [
    { name: "the day of admission", day: day("2025-03-03", ["17311 C44311"], { admitted: "+0", pos: "22" }) },
    { name: "the day of discharge", day: day("2025-03-03", ["17311 C44311"], { admitted: "-3", discharged: "+0", pos: "22" }) },
    { name: "discharged before", day: day("2025-03-03", ["17311 C44311"], { admitted: "-3", discharged: "-1", pos: "24" }) },
    { name: "no admission", day: day("2025-03-03", ["17311 C44311"], { pos: "22" }) },
    { name: "the inpatient's place", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1", pos: "21" }) },
    { name: "the office, which POS-004 tells", day: day("2025-03-03", ["17311 C44311"], { admitted: "-1" }) },
    { name: "the emergency room", day: day("2025-03-03", ["99284 L039"], { admitted: "-1", pos: "23" }) },
    { name: "a line for the record", day: day("2025-03-03", ["99024 Z483 $0"], { admitted: "-1", pos: "22" }) },
  ],
  flagged: [
    {
      name: "the outpatient department, on the third day of a stay",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "-2", pos: "22" }),
      findings: [{ message: "inpatient", line: 1, cents: 0 }],
    },
    {
      name: "a surgical centre, between admission and discharge",
      day: day("2025-03-03", ["17311 C44311"], { admitted: "-2", discharged: "+1", pos: "24" }),
      findings: [{ message: "inpatient", line: 1, cents: 0 }],
    },
    {
      name: "one line of another place",
      day: day("2025-03-03", ["17311 C44311", "12052 C44311 @19"], { admitted: "-2", pos: "21" }),
      findings: [{ message: "inpatient", line: 2 }],
    },
  ],
});
