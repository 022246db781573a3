import dayAboveAbsoluteLimit from "../mue/day-above-absolute-limit.ts";
import secondTumour from "../mohs/second-tumour-not-distinguished.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import repeatedLine from "./repeated-line.ts";
import rule from "./resent-line.ts";

/* 2024-08, national, office: 11400 128.82, the second paid half: 64.41; 99213 90.87. */
testRule(rule, {
  clean: [
    { name: "twice on one claim, which DUP-002 owns", day: day("2024-08-01", ["11400 D225", "11400 D225"]) },
    { name: "59 on the second claim", day: day("2024-08-01", ["11400 D225", "claim", "11400-59 D2262"]) },
    { name: "right and left of a code whose indicator isn't known", day: day("2024-08-01", ["69210-RT", "claim", "69210-LT"]) },
    { name: "76 on the first", day: day("2024-08-01", ["11400-76 D225", "claim", "11400 D225"]) },
    { name: "another charge, which DUP-003 owns", day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 $300"]) },
    { name: "another provider", day: day("2024-08-01", ["11400 D225", "claim by=B", "11400 D225"]) },
    { name: "another place", day: day("2024-08-01", ["11400 D225", "claim pos=22", "11400 D225"]) },
    { name: "another day", day: day("2024-08-01", ["11400 D225", "claim", "11400 D225 on:+1"]) },
    { name: "a replacement", day: day("2024-08-01", ["11400 D225", "claim freq=7", "11400 D225"]), beside: [repeatedLine] },
    { name: "one line with a side, on two claims", day: day("2024-08-01", ["20610-RT M1711", "claim", "20610-RT M1711"]) },
    { name: "a claim to a second payer", day: day("2024-08-01", ["11400 D225", "claim sequence=S", "11400 D225"]) },
    { name: "professional and technical part", day: day("2024-08-01", ["88305-26 D225 $90", "claim", "88305-TC D225 $90"]) },
    { name: "lines for the record", day: day("2024-08-01", ["99024 Z4802 $0", "claim", "99024 Z4802 $0"]) },
    { name: "Mohs, which MOH-009 owns", day: day("2024-08-01", ["17311 C44311", "claim", "17311 C44311"]), beside: [secondTumour] },
    {
      name: "a code above its absolute limit, which MUE-002 owns",
      day: day("2024-08-01", ["17110 B079", "claim", "17110 B079"]),
      beside: [dayAboveAbsoluteLimit],
    },
  ],
  flagged: [
    {
      name: "the same claim again",
      day: day("2024-08-01", ["99213 L570", "claim", "99213 L570"]),
      findings: [
        { message: "resent", line: "2.1", related: [1], cents: 9087, confidence: "high", remedy: "do-not-resend", neverAppeal: true },
      ],
    },
    {
      name: "in another file",
      day: day("2024-08-01", ["99213 L570", "claim file=2", "99213 L570"]),
      findings: [{ message: "resent", line: "2/1.1", related: [1], remedy: "do-not-resend" }],
    },
    {
      name: "a whole claim, whose units are not counted twice",
      day: day("2024-08-01", ["17110 B079", "99213-25 L570", "claim", "17110 B079", "99213-25 L570"]),
      // 17110: 3.43 x 33.2875 = 114.18 (114.176), the second 57.09.
      beside: [dayAboveAbsoluteLimit],
      findings: [
        { message: "resent", line: "2.1", related: [1], cents: 5709 },
        { message: "resent", line: "2.2", related: [2], cents: 9087 },
      ],
    },
    {
      // 20610: 1.96 x 33.2875 = 65.24, the second knee of the day 32.62.
      name: "a whole claim, with a side that tells nothing from itself",
      day: day("2024-08-01", ["20610-RT M1711", "99213-25 I10", "claim", "20610-RT M1711", "99213-25 I10"]),
      beside: [repeatedLine],
      findings: [
        { message: "resent", line: "2.1", related: [1], cents: 3262 },
        { message: "resent", line: "2.2", related: [2], cents: 9087 },
      ],
    },
    {
      name: "for another problem",
      day: day("2024-08-01", ["11400 D225", "claim", "11400 D2262"]),
      findings: [{ message: "resent", line: "2.1", related: [1], cents: 6441, remedy: "say-why-twice", neverAppeal: false }],
    },
    {
      name: "three times",
      day: day("2024-08-01", ["99213 L570", "claim", "99213 L570", "claim", "99213 L570"]),
      findings: [
        { message: "resent", line: "2.1", related: [1], remedy: "do-not-resend" },
        { message: "resent", line: "3.1", related: [1], remedy: "do-not-resend" },
      ],
    },
  ],
});
