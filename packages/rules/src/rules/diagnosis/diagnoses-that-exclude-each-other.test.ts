import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./diagnoses-that-exclude-each-other.ts";

testRule(rule, {
  clean: [
    { name: "two tumours on two lines", day: day("2024-08-01", ["17311 C510", "17313-59 C44519"]) },
    { name: "genital skin alone", day: day("2024-08-01", ["17311 C510"]) },
    { name: "face and vulva, which are two sites", day: day("2024-08-01", ["88305 C44311,C510"]) },
    { name: "a visit for both", day: day("2024-08-01", ["99213 C44519,C510"]) },
  ],
  flagged: [
    { name: "both on one line", day: day("2024-08-01", ["17311 C4499,C510"]), findings: [{ message: "excludes", line: 1, cents: 0 }] },
  ],
});
