import dayAboveAbsoluteLimit from "../mue/day-above-absolute-limit.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./repeat-modifier-misused.ts";

testRule(rule, {
  clean: [
    { name: "a second Mohs tumour with 76", day: day("2024-08-01", ["17311 C44311", "17311-76 C4442"]) },
    { name: "a slide with 91", day: day("2024-08-01", ["88305 D225", "88305-91 D225"]) },
    { name: "a culture with 91", day: day("2024-08-01", ["87070-91 L0889"]) },
    { name: "a date whose limits are not loaded", day: day("2025-03-01", ["17000-76 L570"]) },
    { name: "a line for the record", day: day("2024-08-01", ["99213-76 L570 $0"]) },
    {
      name: "two units above the limit, which MUE-002 owns",
      day: day("2024-08-01", ["17000 L570", "17000-76 L570"]),
      beside: [dayAboveAbsoluteLimit],
    },
  ],
  flagged: [
    {
      name: "a visit with 76",
      day: day("2024-08-01", ["99213-76 L570"]),
      findings: [{ message: "repeated-visit", line: 1, cents: 9087, remedy: "take-off", to: ["1 SV101-3: 76 -> null"] }],
    },
    {
      name: "surgery with 91",
      day: day("2024-08-01", ["11400-91 D225"]),
      findings: [{ message: "no-test", line: 1, cents: 12882, remedy: "take-off" }],
    },
    {
      name: "a code that is paid once a day",
      day: day("2024-08-01", ["17000-76 L570"]),
      findings: [{ message: "once-a-day", line: 1, cents: 6791, remedy: "correct-coding", neverAppeal: true }],
    },
  ],
});
