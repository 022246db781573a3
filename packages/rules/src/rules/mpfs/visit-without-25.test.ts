import mohsVisit from "../mohs/visit-not-distinguished.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-without-25.ts";

/* 2024-08, national, office: 99213 90.87, 99203 111.51; visits rank with nothing, so each is worth what it is paid. */
testRule(rule, {
  clean: [
    { name: "25 on the visit", day: day("2024-08-01", ["17000", "99213-25"]) },
    { name: "25 on a new patient's visit", day: day("2024-08-01", ["11102", "99203-25"]) },
    { name: "25 and 57 beside a minor and a major procedure", day: day("2024-08-01", ["17000", "14060", "99213-25-57"]) },
    { name: "another physician", day: day("2024-08-01", ["17000 by:B", "99213"]) },
    { name: "another day", day: day("2024-08-01", ["17000", "99213 on:+1"]) },
    { name: "a procedure without a global period", day: day("2024-08-01", ["96372", "99213"]) },
    { name: "a major procedure only", day: day("2024-08-01", ["14060", "99213"]) },
    { name: "an add-on only", day: day("2024-08-01", ["17003", "99213"]) },
    { name: "a post-operative visit", day: day("2024-08-01", ["17000", "99024 $0.00"]) },
    { name: "G2211, which is no visit", day: day("2024-08-01", ["17000", "G2211"]) },
    { name: "a visit beside Mohs, which MOH-033 owns", day: day("2024-08-01", ["17311 C44311", "17000", "99213"]), beside: [mohsVisit] },
  ],
  flagged: [
    {
      name: "an established patient's visit that a pair bundles",
      day: day("2024-08-01", ["17000", "99213"]),
      findings: [{ message: "paired", line: 2, related: [1], cents: 9087, confidence: "high", to: ["2 SV101-3: null -> 25"] }],
    },
    {
      name: "59 on the procedure, which does not help a visit",
      day: day("2024-08-01", ["17000-59", "99213"]),
      findings: [{ message: "paired", line: 2, cents: 9087 }],
    },
    {
      name: "a new patient's visit, which no pair bundles",
      day: day("2024-08-01", ["17000", "99203"]),
      findings: [{ message: "unpaired", line: 2, cents: 11151, severity: "warning", confidence: "medium" }],
    },
    {
      name: "57, which does not stand for 25",
      day: day("2024-08-01", ["17000", "99213-57"]),
      findings: [
        { message: "other-modifier", line: 2, cents: 9087, severity: "warning", confidence: "medium", to: ["2 SV101-4: null -> 25"] },
      ],
    },
    {
      name: "79 on the procedure",
      day: day("2024-08-01", ["17000-79", "99213"]),
      findings: [{ message: "other-modifier", line: 2, severity: "warning", confidence: "medium" }],
    },
    {
      name: "neither 25 nor 57 beside a minor and a major procedure",
      day: day("2024-08-01", ["17000", "14060", "99203"]),
      findings: [
        {
          message: "neither-25-nor-57",
          line: 3,
          related: [1, 2],
          cents: 11151,
          remedy: "add-25-and-57",
          to: ["3 SV101-3: null -> 25", "3 SV101-4: null -> 57"],
        },
      ],
    },
    {
      name: "aftercare of a major procedure, which takes no 57",
      day: day("2024-08-01", ["17000", "14060-55", "99203"]),
      findings: [{ message: "unpaired", line: 3, related: [1], severity: "warning", confidence: "medium", cents: 11151 }],
    },
    {
      name: "57 alone beside a minor and a major procedure",
      day: day("2024-08-01", ["17000", "14060", "99213-57"]),
      findings: [{ message: "other-modifier", line: 3, severity: "warning", confidence: "medium" }],
    },
    {
      name: "a date without a table of pairs",
      day: day("2025-03-01", ["17000", "99213"]),
      findings: [{ message: "unchecked", line: 2, severity: "warning", confidence: "medium" }],
    },
    {
      name: "another of the group and specialty",
      day: day("2024-08-01", ["17000 by:A/207N00000X", "99213 by:B/207N00000X"]),
      findings: [{ message: "paired", line: 2, severity: "warning", confidence: "medium", cents: 9087 }],
    },
    {
      name: "the procedure on another claim",
      day: day("2024-08-01", ["99213", "claim", "17000"]),
      findings: [{ message: "paired", line: 1, related: ["2.1"], cents: 9087 }],
    },
  ],
});
