import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./units-above-limit.ts";

/* 2024 July: 17311 680.73 (limit 4 a day), 17312 413.10 (6), 17313 639.79 (3), 17314 395.79 (4), 17315 79.89 (15). All units are at stake. */
testRule(rule, {
  clean: [
    { name: "17312 at its limit exactly", day: day("2024-08-01", ["17311 C44311", "17312 x6 C44311"]) },
    {
      name: "17311 at its limit exactly",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "17311-59-76 C44111", "17311-XS C44211"]),
    },
    { name: "17315 at its limit exactly", day: day("2024-08-01", ["17311 C44311", "17315 x15 C44311"]) },
    {
      name: "two physicians, each within the limit",
      day: day("2024-08-01", ["17311 C44311", "17312 x4 C44311", "claim by=B", "17311 C44519", "17312 x4 C44519"]),
    },
    {
      name: "two days, each within the limit",
      day: day("2024-08-01", ["17311 C44311", "17312 x6 C44311", "17311 C44311 on:+1", "17312 x6 C44311 on:+1"]),
    },
    { name: "units of a span within the limit a day", day: day("2024-08-01", ["17311 C44311", "17312 x12 C44311 on:+0..+1"]) },
  ],
  flagged: [
    {
      name: "later stages over two tumours",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44319", "17312 x4 C44311", "17312-59 x4 C44319"]),
      findings: [{ message: "above", line: 3, related: [4], cents: 330480, confidence: "high", neverAppeal: false }],
    },
    {
      name: "one line",
      day: day("2024-08-01", ["17313 C44519", "17314 x5 C44519"]),
      findings: [{ message: "above", line: 2, related: [], cents: 197895 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17311 C44311", "17315 x9 C44311", "claim", "17315 x7 C44311"]),
      findings: [{ message: "above", line: 2, related: ["2.1"], cents: 127824 }],
    },
    {
      // As billed 680.73 + 4 x 340.37; without the code nothing is left: 2,042.21.
      name: "five first stages, whatever their modifiers",
      day: day("2024-08-01", ["17311 x2 C44311", "17311-59 x3 C44319"]),
      findings: [{ message: "above", line: 1, related: [2], cents: 204221 }],
    },
    {
      name: "units of a span above the limit a day",
      day: day("2024-08-01", ["17311 C44311", "17312 x14 C44311 on:+0..+1"]),
      findings: [{ message: "above", line: 2, cents: 578340 }],
    },
  ],
});
