import { day, testRule } from "../../tester/test-rule.ts";
import wholeTest from "../modifier/whole-test-in-facility.ts";
import incidentTo from "./incident-to-in-hospital.ts";
import rule from "./rarely-done-there.ts";
import visitOfAnotherPlace from "./visit-of-another-place.ts";

/* July 2024: 15733 is marked NA outside a facility, 15853 in one. */
testRule(rule, {
  clean: [
    { name: "a large flap in the hospital", day: day("2024-08-01", ["15733 C44311"], { pos: "22" }) },
    { name: "a service that both settings know", day: day("2024-08-01", ["17311 C44311"], { pos: "22" }) },
    { name: "removal of stitches in the office", day: day("2024-08-01", ["99213-25 Z4802", "15853 Z4802"]) },
    { name: "slides read in the hospital", day: day("2024-08-01", ["88305-26 D225"], { pos: "22" }) },
    { name: "an unassigned place, which POS-001 owns", day: day("2024-08-01", ["15733 C44311"], { pos: "98" }) },
    { name: "a line for the record", day: day("2024-08-01", ["15733 C44311 $0"]) },
    {
      name: "a whole test in the hospital, which MOD-002 tells",
      day: day("2024-08-01", ["88305 D225"], { pos: "22" }),
      beside: [wholeTest],
    },
    {
      name: "staff's work in the hospital, which POS-006 tells",
      day: day("2024-08-01", ["96372 L509"], { pos: "22" }),
      beside: [incidentTo],
    },
    { name: "a hospital visit in the office, which POS-007 tells", day: day("2024-08-01", ["99232 I10"]), beside: [visitOfAnotherPlace] },
  ],
  flagged: [
    { name: "a large flap in the office", day: day("2024-08-01", ["15733 C44311"]), findings: [{ message: "unusual", line: 1, cents: 0 }] },
    {
      name: "slides made and read in the hospital",
      day: day("2024-08-01", ["88305 D225"], { pos: "22" }),
      findings: [{ message: "unusual", line: 1, cents: 0 }],
    },
    {
      name: "removal of stitches in the hospital",
      day: day("2024-08-01", ["99213-25 Z4802", "15853 Z4802"], { pos: "22" }),
      findings: [{ message: "unusual", line: 2, cents: 0 }],
    },
  ],
});
