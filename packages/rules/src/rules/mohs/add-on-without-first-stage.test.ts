import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-without-first-stage.ts";

/* 2024, office, GPCI 1.000: 17312 413.10, 17314 395.79, 17315 79.89; facility 17312 186.41. Add-on codes are never reduced. */
testRule(rule, {
  clean: [
    { name: "a later stage beside its first stage", day: day("2024-08-01", ["17311 C44311", "17312 x3 C44311"]) },
    { name: "the first stage on another claim of the day", day: day("2024-08-01", ["17312 C44311", "claim", "17311 C44311"]) },
    { name: "the first stage in another file", day: day("2024-08-01", ["17312 C44311", "claim file=2", "17311 C44311"]) },
    { name: "extra blocks beside a first stage of either family", day: day("2024-08-01", ["17313 C44519", "17315 C44519"]) },
    {
      name: "two tumours in two families, each with its own",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17313 C44519", "17314 C44519"]),
    },
    { name: "crossed families, which MOH-002 tells", day: day("2024-08-01", ["17313 C44519", "17312 C44519"]) },
    { name: "Mohs with a flap", day: day("2024-08-01", ["17311 C44311", "17312 C44311", "14060 C44311"]) },
    {
      name: "a later stage on a claim that takes no part in the day",
      day: day("2024-08-01", ["17311 C44311", "claim freq=8", "17312 C44311"]),
    },
  ],
  flagged: [
    {
      name: "a later stage with its repair alone",
      day: day("2024-08-01", ["17312 C44311", "13132 C44311"]),
      findings: [{ message: "orphan", line: 1, cents: 41310, confidence: "high" }],
    },
    {
      name: "each orphan by itself, all its units",
      day: day("2024-08-01", ["17312 x2 C44311", "17314 C44519", "99213-25 L570"]),
      findings: [
        { message: "orphan", line: 1, cents: 82620 },
        { message: "orphan", line: 2, cents: 39579 },
      ],
    },
    {
      name: "extra blocks without any stage",
      day: day("2024-08-01", ["17315 x3 C44311", "12052 C44311"]),
      findings: [{ message: "orphan", line: 1, cents: 23967 }],
    },
    {
      name: "the first stage is another physician's",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311 by:B"]),
      findings: [{ message: "other-physician", line: 2, related: [1], cents: 41310, remedy: "same-physician", severity: "error" }],
    },
    {
      name: "the same on a replacement, which an earlier claim may complete",
      day: day("2024-08-01", ["17311 C44311", "claim freq=7 by=B", "17312 C44311"]),
      findings: [{ message: "other-physician", line: "2.1", related: [1], severity: "warning", confidence: "medium" }],
    },
    {
      name: "the first stage is of another day",
      day: day("2024-08-01", ["12052 C44311", "17312 C44311", "17311 C44311 on:+1"]),
      findings: [{ message: "orphan", line: 2, cents: 41310 }],
    },
    {
      name: "in a hospital, at the facility amount",
      day: day("2024-08-01", ["17312 C44311 @22", "13132 C44311 @22"]),
      findings: [{ message: "orphan", line: 1, cents: 18641 }],
    },
    {
      name: "a claim of nothing but add-on codes may complete an earlier one",
      day: day("2024-08-01", ["17312 C44311", "17315 C44311"]),
      // 17312 is a listed primary of 17315, so only the stage is orphaned.
      findings: [{ message: "alone", line: 1, cents: 41310, severity: "warning", confidence: "medium" }],
    },
    {
      name: "a replacement may complete an earlier one",
      day: day("2024-08-01", ["17312 C44311", "13132 C44311"], { freq: "7" }),
      findings: [{ message: "alone", line: 1, cents: 41310, severity: "warning", confidence: "medium" }],
    },
    {
      name: "the first stage is on a void",
      day: day("2024-08-01", ["17312 C44311", "13132 C44311", "claim freq=8 id=OTHER", "17311 C44311"]),
      findings: [{ message: "orphan", line: 1, cents: 41310 }],
    },
    {
      name: "another payer is only assumed to follow Medicare",
      day: day("2024-08-01", ["17312 C44311", "13132 C44311"], { payer: "CI" }),
      findings: [{ message: "orphan", line: 1, cents: 41310, severity: "warning", confidence: "medium" }],
    },
  ],
});
