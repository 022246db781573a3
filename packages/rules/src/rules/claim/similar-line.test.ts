import secondTumour from "../mohs/second-tumour-not-distinguished.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import repeatedLine from "./repeated-line.ts";
import rule from "./similar-line.ts";

/* 2024-08, national, office: 11400 128.82, the second paid half: 64.41; 99213 90.87. */
testRule(rule, {
  clean: [
    { name: "equal charges, which DUP-001 owns", day: day("2024-08-01", ["11400 D225", "claim", "11400 D225"]) },
    { name: "one claim, which DUP-002 owns", day: day("2024-08-01", ["11400 D225", "11400 D225 $300"]) },
    { name: "59 on one of them", day: day("2024-08-01", ["11400 D225", "claim", "11400-59 D225 $300"]) },
    { name: "a replacement with the right charge", day: day("2024-08-01", ["11400 D225", "claim freq=7", "11400 D225 $300"]) },
    {
      name: "a replacement by a colleague of the group",
      day: day("2024-08-01", ["99213 L570 by:A/207N00000X", "claim freq=7", "99213 L570 by:B/207N00000X"]),
    },
    {
      name: "another drug by a colleague of the group",
      day: day("2024-08-01", ["J3301 L570 by:A/207N00000X ndc:00003029305", "claim", "J3301 L570 by:B/207N00000X ndc:00003049420"]),
    },
    {
      name: "physicians of two specialties",
      day: day("2024-08-01", ["99213 L570 by:A/207N00000X", "claim", "99213 C44311 by:B/207ND0101X"]),
    },
    { name: "physicians whose specialty nobody names", day: day("2024-08-01", ["99213 L570", "claim by=B", "99213 L570"]) },
    {
      name: "Mohs at two charges, which MOH-009 owns",
      day: day("2024-08-01", ["17311 C44311", "claim", "17311 C44311 $900"]),
      beside: [secondTumour],
    },
    { name: "a line for the record", day: day("2024-08-01", ["99213 L570", "claim", "99213 L570 $0"]) },
  ],
  flagged: [
    {
      name: "another charge",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 $300"]),
      findings: [{ message: "other-charge", line: "2.1", related: [1], cents: 6441, confidence: "medium" }],
    },
    {
      name: "another charge, and a further line that repeats one of its own claim, which DUP-002 tells",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 $300", "11400 D225 $310"]),
      beside: [repeatedLine],
      findings: [{ message: "other-charge", line: "2.1", related: [1] }],
    },
    {
      name: "the same first day and another last",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 on:+0..+2"]),
      findings: [{ message: "other-last-day", line: "2.1", related: [1], cents: 6441, confidence: "medium" }],
    },
    {
      name: "another physician of the group and specialty, and 25, which sets nothing apart",
      day: day("2024-08-01", ["99213 L570 by:A/207N00000X", "claim", "99213-25 L570 by:B/207N00000X"]),
      findings: [{ message: "same-group", line: "2.1", related: [1], cents: 9087 }],
    },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["99213 L570 by:A/207N00000X", "claim", "99213 L570 by:B/207N00000X"]),
      findings: [{ message: "same-group", line: "2.1", related: [1], severity: "warning", confidence: "medium", cents: 9087 }],
    },
  ],
});
