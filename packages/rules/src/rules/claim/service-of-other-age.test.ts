import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./service-of-other-age.ts";

/* The patient of these days is born on 1950-01-01 unless said otherwise: 74 years old in August 2024. */
testRule(rule, {
  clean: [
    { name: "sedation of an adult", day: day("2024-08-01", ["99152 C44311"]) },
    { name: "the fifth birthday", day: day("2024-08-01", ["99152 C44311"], { born: "-1827" }) },
    { name: "a code of any age", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "a child's examination at 74, whose age is a habit", day: day("2024-08-01", ["99213 Z00129"]) },
    { name: "pregnancy at thirty", day: day("2024-08-01", ["59425 O0990"], { born: "-11000" }) },
    { name: "born after the service, which FMT-007 tells", day: day("2024-08-01", ["99152 C44311"], { born: "+5" }) },
  ],
  flagged: [
    { name: "sedation of a child's code", day: day("2024-08-01", ["99151 C44311"]), findings: [{ message: "procedure", line: 1 }] },
    {
      name: "the day before the fifth birthday",
      day: day("2024-08-01", ["99152 C44311"], { born: "-1826" }),
      findings: [{ message: "procedure", line: 1 }],
    },
    { name: "pregnancy at 74", day: day("2024-08-01", ["99213 O0990"]), findings: [{ message: "diagnosis", line: 1, cents: 9087 }] },
    { name: "a newborn's examination at 74", day: day("2024-08-01", ["99213 Z00111"]), findings: [{ message: "diagnosis", line: 1 }] },
    { name: "newborn at 74", day: day("2024-08-01", ["99213 Z3800"]), findings: [{ message: "diagnosis", line: 1 }] },
  ],
});
