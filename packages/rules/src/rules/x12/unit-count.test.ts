import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unit-count.ts";

testRule(rule, {
  clean: [
    { name: "one unit", day: day("2024-08-01", ["99213 L570"]) },
    { name: "many units", day: day("2024-08-01", ["17003 x13 L570"]) },
    { name: "minutes of anesthesia", day: day("2024-08-01", ["00300 x45 C44311 basis:MJ"]) },
    { name: "miles of an ambulance", day: day("2024-08-01", ["A0425 x4.2 R55"]) },
    { name: "a drug by its payer's count", day: day("2024-08-01", ["J3301 x0.5 L910"]) },
    { name: "another code system", day: day("2024-08-01", ["99213 x0.5 L570 qualifier:ER"]) },
  ],
  flagged: [
    { name: "none", day: day("2024-08-01", ["99213 x? L570"]), findings: [{ message: "missing", line: 1 }] },
    { name: "zero", day: day("2024-08-01", ["99213 x0 L570"]), findings: [{ message: "not-positive", line: 1 }] },
    { name: "below zero", day: day("2024-08-01", ["99213 x-1 L570"]), findings: [{ message: "not-positive", line: 1 }] },
    { name: "half a visit", day: day("2024-08-01", ["99213 x0.5 L570"]), findings: [{ message: "broken", line: 1 }] },
    {
      name: "a measure of no guide",
      day: day("2024-08-01", ["99213 L570 basis:EA"]),
      findings: [{ message: "basis", line: 1, remedy: "unit-basis" }],
    },
    {
      name: "minutes of surgery",
      day: day("2024-08-01", ["17000 x20 L570 basis:MJ"]),
      findings: [{ message: "minutes", line: 1, remedy: "unit-basis" }],
    },
  ],
});
