import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./impossible-service-date.ts";

/* 2024-08, national, office: 99213 90.87, 17000 67.91. */
testRule(rule, {
  clean: [
    { name: "a day before the file", day: day("2024-08-01", ["99213 L570"]) },
    { name: "the day of the file", day: day("2024-08-01", ["99213 L570"], { received: "+0" }) },
    { name: "the day of birth", day: day("2024-08-01", ["99460 Z3800"], { born: "+0" }) },
    { name: "a span within a year", day: day("2024-08-01", ["99231 x3 I10 on:+0..+2"], { pos: "21" }) },
    { name: "two days", day: day("2024-08-01", ["99213 L570", "17000 L570 on:+3"]) },
    { name: "the last day of a year", day: day("2024-12-31", ["99213 L570"]) },
  ],
  flagged: [
    {
      name: "a day to come",
      day: day("2024-08-01", ["99213 L570"], { received: "-1" }),
      findings: [{ message: "to-come", line: 1, cents: 9087, confidence: "high", remedy: "date" }],
    },
    {
      name: "an end before the beginning",
      day: day("2024-08-01", ["99213 L570 on:+0..-1"]),
      findings: [{ message: "upside-down", line: 1, cents: 9087, remedy: "date" }],
    },
    {
      name: "a day before birth",
      day: day("2024-08-01", ["99213 L570"], { born: "+1" }),
      findings: [{ message: "before-birth", line: 1, cents: 9087, remedy: "date-or-birth" }],
    },
    {
      name: "no day",
      day: day("2024-08-01", ["99213 L570", "17000 L570 on:none"]),
      findings: [{ message: "missing", line: 2, cents: null, unknown: "unreadable", remedy: "date" }],
    },
    {
      name: "lines of two years",
      day: day("2024-12-31", ["99213 L570", "17000 L570 on:+1"]),
      findings: [{ message: "two-years", line: "claim", remedy: "split" }],
    },
    {
      name: "a span over the turn of the year",
      day: day("2024-12-30", ["99231 x4 I10 on:+0..+3"], { pos: "21" }),
      findings: [{ message: "two-years", line: "claim", remedy: "split" }],
    },
  ],
});
