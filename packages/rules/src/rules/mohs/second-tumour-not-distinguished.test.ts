import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./second-tumour-not-distinguished.ts";

/*
 * 2024, office: 17311 680.73, as the second surgery of the day half: 340.37 (680.73 / 2 = 340.365, half up). 17313 639.79, half 319.90.
 * Two 17311 are 680.73 + 340.37; without one of them 680.73.
 */
testRule(rule, {
  clean: [
    { name: "one tumour", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]) },
    { name: "59 on the second", day: day("2024-08-01", ["17311 C44311", "17311-59 C44319"]) },
    { name: "59 on the first, which comes first on the claim", day: day("2024-08-01", ["17311-59 C44311", "17311 C44319"]) },
    { name: "two tumours of one diagnosis with 59", day: day("2024-08-01", ["17311 C44311", "17311-59 C44311"]) },
    { name: "XS on the second", day: day("2024-08-01", ["17311 C44311", "17311-XS C44319"]) },
    { name: "XE on the second", day: day("2024-08-01", ["17313 C44519", "17313-XE C44519"]) },
    { name: "XU on the second", day: day("2024-08-01", ["17313 C44519", "17313-XU C44519"]) },
    { name: "76 on the second", day: day("2024-08-01", ["17311 C44311", "17311-76 C44319"]) },
    { name: "two eyelids", day: day("2024-08-01", ["17311-E1 C441122", "17311-E3 C441192"]) },
    { name: "two fingers", day: day("2024-08-01", ["17311-F1 C44622", "17311-F2 C44622"]) },
    { name: "a toe and a nose", day: day("2024-08-01", ["17311 C44311", "17311-T5 C44722"]) },
    { name: "17311 beside 17313", day: day("2024-08-01", ["17311 C44311", "17313 C44519"]) },
    { name: "another physician", day: day("2024-08-01", ["17311 C44311", "17311 C44319 by:B"]) },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "17311 C44319 by:B/207ND0101X"]),
    },
    { name: "another day", day: day("2024-08-01", ["17311 C44311", "17311 C44319 on:+1"]) },
    { name: "another place", day: day("2024-08-01", ["17311 C44311", "17311 C44319 @22"]) },
    { name: "left and right, which MOD-010 judges", day: day("2024-08-01", ["17311-RT C44311", "17311-LT C44319"]) },
    { name: "a line charged a cent", day: day("2024-08-01", ["17311 C44311", "17311 C44311 $0.01"]) },
    { name: "an assistant's line", day: day("2024-08-01", ["17311 C44311", "17311-80 C44311"]) },
    {
      name: "equal lines with 59 whose narratives name two sites",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44311 narrative:left_ala", "17311-59 C44311 narrative:tip"]),
    },
    { name: "one unit a day of a span", day: day("2024-08-01", ["17311 x2 C44311 on:+0..+1"]) },
    { name: "units above the limit of the day, which MOH-008 judges", day: day("2024-08-01", ["17311 x5 C44311"]) },
    { name: "a claim that was replaced", day: day("2024-08-01", ["17311 C44311", "claim freq=7 id=CLAIM1", "17311 C44311"]) },
  ],
  flagged: [
    {
      name: "two tumours, two diagnoses",
      day: day("2024-08-01", ["17311 C44311", "17311 C44319"]),
      findings: [
        {
          message: "repeated",
          line: 2,
          related: [1],
          cents: 34037,
          confidence: "high",
          remedy: "set-apart",
          to: ["2 SV101-3: null -> 59"],
        },
      ],
    },
    {
      name: "two lines of one diagnosis",
      day: day("2024-08-01", ["17313 C44519", "17313 C44519"]),
      findings: [{ message: "repeated", line: 2, cents: 31990 }],
    },
    {
      // 680.73 + 2 x 340.37; each one taken away leaves a half less.
      name: "three lines, the first is free",
      day: day("2024-08-01", ["17311 C44311", "17311 C44319", "17311 C44111"]),
      findings: [
        { message: "repeated", line: 2, cents: 34037 },
        { message: "repeated", line: 3, cents: 34037 },
      ],
    },
    {
      name: "of three only one is distinguished: the free line is the first without",
      day: day("2024-08-01", ["17311-59 C44319", "17311 C44311", "17311 C44111"]),
      findings: [{ message: "repeated", line: 3, cents: 34037 }],
    },
    {
      name: "79 is for another day",
      day: day("2024-08-01", ["17311 C44311", "17311-79 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037, to: ["2 SV101-4: null -> 59"] }],
    },
    {
      name: "77 is for another physician",
      day: day("2024-08-01", ["17311 C44311", "17311-77 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037 }],
    },
    {
      name: "58 is for a staged procedure",
      day: day("2024-08-01", ["17311 C44311", "17311-58 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037 }],
    },
    {
      name: "91 is for laboratory tests",
      day: day("2024-08-01", ["17311 C44311", "17311-91 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037 }],
    },
    {
      name: "one side alone is no sign on a code without bilateral payment",
      day: day("2024-08-01", ["17311 C44311", "17311-LT C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037 }],
    },
    {
      name: "a third line beside left and right",
      day: day("2024-08-01", ["17311-RT C44311", "17311-LT C44319", "17311 C44111"]),
      // Right and left share one service, so the third line is the second surgery of the day.
      findings: [{ message: "repeated", line: 3, cents: 34037 }],
    },
    {
      name: "another charge: likely, not certain",
      day: day("2024-08-01", ["17311 C44311 $1500", "17311 C44319 $1400"]),
      findings: [{ message: "repeated-unequal", line: 2, cents: 34037, severity: "warning", confidence: "medium" }],
    },
    {
      // The second is the first of its charge, the third the duplicate of the second.
      name: "three lines, two of them of one other charge",
      day: day("2024-08-01", ["17311 C44311 $1500", "17311 C44319 $1400", "17311 C44111 $1400"]),
      findings: [
        { message: "repeated-unequal", line: 2, cents: 34037, severity: "warning", confidence: "medium" },
        { message: "repeated", line: 3, cents: 34037 },
      ],
    },
    {
      name: "51 ranks a procedure and says nothing of another tumour",
      day: day("2024-08-01", ["17311 C44311", "17311-51 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 34037, to: ["2 SV101-4: null -> 59"] }],
    },
    {
      name: "a modifier that says nothing of another tumour",
      day: day("2024-08-01", ["17311 C44311", "17311-GC C44319"]),
      findings: [{ message: "repeated-unequal", line: 2, cents: 34037, severity: "warning", confidence: "medium" }],
    },
    {
      name: "two claims, two diagnoses",
      day: day("2024-08-01", ["17311 C44311", "claim", "17311 C44319"]),
      findings: [{ message: "repeated", line: "2.1", related: [1], cents: 34037, remedy: "set-apart" }],
    },
    {
      name: "the same service sent twice",
      day: day("2024-08-01", ["17311 C44311", "claim", "17311 C44311"]),
      findings: [{ message: "repeated", line: "2.1", cents: 34037, remedy: "do-not-resend", to: [] }],
    },
    {
      name: "two claims, two charges",
      day: day("2024-08-01", ["17311 C44311 $1500", "claim", "17311 C44319 $1400"]),
      findings: [{ message: "repeated-unequal", line: "2.1", cents: 34037, severity: "warning", confidence: "medium" }],
    },
    {
      name: "a third tumour, equal to the second though both carry 59",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "17311-59 C44111"]),
      findings: [{ message: "equal-though-modified", line: 3, related: [2], direction: "review", cents: 0, remedy: "tell-the-site" }],
    },
    {
      name: "two tumours on one line",
      day: day("2024-08-01", ["17311 x2 C44311"]),
      findings: [{ message: "several-on-one-line", line: 1, direction: "review", cents: 0, remedy: "own-line" }],
    },
    // 2025: half of 661.16.
    {
      name: "in 2025",
      day: day("2025-03-03", ["17311 C44311", "17311 C44319"]),
      findings: [{ message: "repeated", line: 2, cents: 33058 }],
    },
    // Facility 2024: 350.18, half 175.09.
    {
      name: "in a hospital",
      day: day("2024-08-01", ["17311 C44311", "17311 C44319"], { pos: "22" }),
      findings: [{ message: "repeated", line: 2, cents: 17509 }],
    },
  ],
});
