import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./role-modifier.ts";

/* 2024, office: 17311 680.73; an assistant would be priced at 16%: 108.92 (108.9168 half up). */
testRule(rule, {
  clean: [
    { name: "no modifier", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "59 and a side", day: day("2024-08-01", ["17311 C44311", "17311-59-LT C44319"]) },
    { name: "a teaching physician", day: day("2024-08-01", ["17311-GC C44311"]) },
    { name: "an assistant at another code", day: day("2024-08-01", ["17311 C44311", "88305-26 C44519 by:B"]) },
    { name: "a line charged a cent", day: day("2024-08-01", ["17311-80 C44311 $0.01"]) },
  ],
  flagged: [
    {
      name: "an assistant",
      day: day("2024-08-01", ["17311 C44311", "17311-80 C44311 by:B"]),
      // Without 80 the line would be a second surgeon's.
      findings: [{ message: "role", line: 2, cents: 10892, confidence: "high", remedy: "leave-off", to: ["2 SV1: 17311 -> null"] }],
    },
    {
      name: "a role that the surgeon's only line can't have",
      day: day("2024-08-01", ["17311-59-80 C44311"]),
      findings: [{ message: "role", line: 1, cents: 10892, remedy: "remove-modifier", to: ["1 SV101-4: 80 -> null"] }],
    },
    {
      name: "the professional part, as if another read the slides",
      day: day("2024-08-01", ["17312-26 C44311", "17311 C44311"]),
      findings: [{ message: "role", line: 1, remedy: "remove-modifier" }],
    },
    { name: "two surgeons", day: day("2024-08-01", ["17311-62 C44311"]), findings: [{ message: "role", line: 1 }] },
    {
      name: "both sides on one line",
      day: day("2024-08-01", ["17311-50 C44311"]),
      findings: [{ message: "bilateral", line: 1, direction: "review", cents: 0, remedy: "two-lines" }],
    },
  ],
});
