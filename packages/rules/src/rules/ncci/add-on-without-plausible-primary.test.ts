import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-without-plausible-primary.ts";

/* 15777 is of type 2. */
testRule(rule, {
  clean: [
    { name: "beside surgery", day: day("2024-08-01", ["15734 C44519", "15777 C44519"]) },
    { name: "an add-on whose primaries are all listed, which AOC-001 owns", day: day("2024-08-01", ["17003 L570"]) },
    { name: "a line for the record", day: day("2024-08-01", ["15777 C44519 $0"]) },
  ],
  flagged: [
    { name: "alone", day: day("2024-08-01", ["15777 C44519"]), findings: [{ message: "alone", line: 1, confidence: "medium" }] },
    { name: "beside a visit", day: day("2024-08-01", ["99213 L570", "15777 C44519"]), findings: [{ message: "alone", line: 2 }] },
    {
      name: "another physician's surgery",
      day: day("2024-08-01", ["15734 C44519 by:B", "15777 C44519"]),
      findings: [{ message: "alone", line: 2 }],
    },
  ],
});
