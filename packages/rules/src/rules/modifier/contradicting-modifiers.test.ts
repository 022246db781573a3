import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./contradicting-modifiers.ts";

/* 2024-08, national, office: 17000 67.91, 88305 70.91, 20610 69.90. A refused line holds up what it would be paid. */
testRule(rule, {
  clean: [
    { name: "no modifier", day: day("2024-08-01", ["17000 L570"]) },
    { name: "a visit with 25 and 57", day: day("2024-08-01", ["99213-25-57 L570"]) },
    { name: "a visit with 24", day: day("2024-08-01", ["99213-24 L570"]) },
    { name: "an eye visit with 25", day: day("2024-08-01", ["92012-25 H04123"]) },
    { name: "a preventive visit with 25", day: day("2024-08-01", ["G0439-25 Z0000"]) },
    { name: "59 with an X modifier, which is PTP-004's", day: day("2024-08-01", ["17000-59-XS L570"]) },
    { name: "an assistant who is no physician", day: day("2024-08-01", ["14301-80-AS C44311"]) },
    { name: "one side and the professional part", day: day("2024-08-01", ["73140-26-RT M79644"]) },
    { name: "a contradiction on a claim to a second payer", day: day("2024-08-01", ["88305-26-TC D225"], { sequence: "S" }) },
    { name: "where an ambulance drove", day: day("2024-08-01", ["A0429-RH R55"]) },
    { name: "a state's own meaning, by a modifier kept for it", day: day("2024-08-01", ["17000-U7 L570"], { payer: "MC" }) },
    { name: "a modifier of workers' compensation", day: day("2024-08-01", ["17000-W5 L570"], { payer: "WC" }) },
    { name: "a void", day: day("2024-08-01", ["17000-25 L570"], { freq: "8" }) },
    { name: "a line for the record", day: day("2024-08-01", ["17000-25 L570 $0"]) },
  ],
  flagged: [
    {
      name: "one character",
      day: day("2024-08-01", ["17000 L570 modifiers:5"]),
      findings: [{ message: "malformed", line: 1, direction: "rejection", cents: 6791, remedy: "correct" }],
    },
    {
      name: "two letters that are no modifier, in the third place",
      day: day("2024-08-01", ["17000-59-LT-ZZ L570"]),
      findings: [{ message: "unknown", line: 1, direction: "rejection", cents: 6791, remedy: "correct" }],
    },
    {
      name: "no modifier at all, on an encounter",
      day: day("2024-08-01", ["17000 L570 modifiers:X-"], { purpose: "encounter" }),
      findings: [{ message: "malformed", line: 1, direction: "rejection", cents: null, unknown: "encounter", remedy: "correct" }],
    },
    {
      name: "the same twice",
      day: day("2024-08-01", ["17000-59-59 L570"]),
      findings: [{ message: "repeated", line: 1, direction: "rejection", cents: 6791, remedy: "say-once", to: ["1 SV101-4: 59 -> null"] }],
    },
    {
      name: "professional and technical part on one line",
      day: day("2024-08-01", ["88305-26-TC D225"]),
      findings: [{ message: "contradicting", line: 1, remedy: "choose-one", confidence: "high" }],
    },
    {
      name: "both sides on one line",
      day: day("2024-08-01", ["20610-RT-LT M1711"]),
      findings: [{ message: "contradicting", line: 1, remedy: "choose-one" }],
    },
    {
      name: "50 and a side",
      day: day("2024-08-01", ["20610-50-LT M170"]),
      findings: [{ message: "contradicting", line: 1, remedy: "choose-one" }],
    },
    {
      name: "surgery and aftercare on one line",
      day: day("2024-08-01", ["14060-54-55 C44311"]),
      findings: [{ message: "contradicting", line: 1, remedy: "choose-one" }],
    },
    {
      name: "25 on a procedure",
      day: day("2024-08-01", ["17000-25 L570"]),
      findings: [{ message: "of-visits", line: 1, cents: 6791, remedy: "to-the-visit", to: ["1 SV101-3: 25 -> null"] }],
    },
    {
      name: "25 on a drug",
      day: day("2024-08-01", ["J3301-25 L570"]),
      findings: [{ message: "of-visits", line: 1, remedy: "to-the-visit", to: ["1 SV101-3: 25 -> null"] }],
    },
    {
      name: "57 on a flap, for a payer whose rules are not known",
      day: day("2024-08-01", ["14060-57 C44311"], { payer: "CI" }),
      findings: [{ message: "of-visits", line: 1, severity: "warning", confidence: "medium", remedy: "to-the-visit" }],
    },
  ],
});
