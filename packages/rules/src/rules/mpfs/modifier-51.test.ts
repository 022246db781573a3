import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./modifier-51.ts";

testRule(rule, {
  clean: [
    { name: "a code that is reduced", day: day("2024-08-01", ["17311 C44311", "12052-51 C44311"]) },
    { name: "an add-on without 51", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]) },
    { name: "a code without a row", day: day("2024-08-01", ["0001A-51 Z23"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17312-51 C44311 $0"]) },
  ],
  flagged: [
    {
      name: "an add-on",
      day: day("2024-08-01", ["17311 C44311", "17312-51 C44311"]),
      findings: [{ message: "not-reduced", line: 2, cents: 0, to: ["2 SV101-3: 51 -> null"] }],
    },
    {
      name: "a visit",
      day: day("2026-05-01", ["99213-25-51 L570", "17000 L570"]),
      findings: [{ message: "not-reduced", line: 1, cents: 0, to: ["1 SV101-4: 51 -> null"] }],
    },
  ],
});
