import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-without-primary.ts";
import pairNeverPaidTogether from "./pair-never-paid-together.ts";

/* 2024-08, national, office: 17003 6.66 a unit, without reduction; 11103 50.26. */
testRule(rule, {
  clean: [
    { name: "the primary on the same claim", day: day("2024-08-01", ["17000", "17003 x3"]) },
    { name: "the primary on another claim of the day", day: day("2024-08-01", ["17003 x3", "claim", "17000"]) },
    { name: "any one of several primaries", day: day("2024-08-01", ["11106", "11103"]) },
    { name: "an add-on that lists only some primaries", day: day("2024-08-01", ["99213", "88311"]) },
    { name: "an add-on whose primaries the contractor defines", day: day("2024-08-01", ["99213", "15777"]) },
    { name: "a Mohs add-on, which has rules of its own", day: day("2024-08-01", ["99213", "17312"]) },
    { name: "critical care begun by another of the group", day: day("2024-08-01", ["99291 by:A/207RC0200X", "99292 by:B/207RC0200X"]) },
    {
      name: "an add-on that the day's other code never pays with, whatever its primary, which PTP-001 owns",
      day: day("2024-08-01", ["17004", "17003 x2"]),
      beside: [pairNeverPaidTogether],
    },
    { name: "an add-on for the record", day: day("2024-08-01", ["99213", "17003 $0.00"]) },
  ],
  flagged: [
    {
      name: "no primary on the day",
      day: day("2024-08-01", ["99213", "17003 x3"]),
      findings: [{ message: "orphan", line: 2, cents: 1998, confidence: "high" }],
    },
    {
      name: "the primary on another day",
      day: day("2024-08-01", ["17000", "17003 on:+1", "99213 on:+1"]),
      findings: [{ message: "orphan", line: 2, cents: 666 }],
    },
    {
      name: "a claim of nothing but add-ons",
      day: day("2024-08-01", ["17003 x2"]),
      findings: [{ message: "alone", line: 1, severity: "warning", confidence: "medium", cents: 1332 }],
    },
    {
      name: "a replacement of an earlier claim",
      day: day("2024-08-01", ["99213", "11103"], { freq: "7" }),
      findings: [{ message: "alone", line: 2, severity: "warning", confidence: "medium", cents: 5026 }],
    },
    {
      name: "the primary by another provider",
      day: day("2024-08-01", ["17000 by:B", "17003"]),
      findings: [{ message: "other-provider", line: 2, related: [1], remedy: "same-provider", cents: 666 }],
    },
    {
      name: "the primary by another provider of the group, which helps critical care only",
      day: day("2024-08-01", ["17000 by:A/207N00000X", "17003 by:B/207N00000X"]),
      findings: [{ message: "other-provider", line: 2, remedy: "same-provider", cents: 666 }],
    },
  ],
});
