import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./replacement-not-taken.ts";

testRule(rule, {
  clean: [
    { name: "an original", day: day("2024-08-01", ["99213 L570"]) },
    { name: "a replacement with its reference", day: day("2024-08-01", ["99213 L570"], { payer: "CI", freq: "7", reference: "991234" }) },
    { name: "an encounter", day: day("2024-08-01", ["99213 L570"], { freq: "7", purpose: "encounter" }) },
  ],
  flagged: [
    {
      name: "a replacement to Part B",
      day: day("2024-08-01", ["99213 L570"], { freq: "7", reference: "991234" }),
      findings: [{ message: "to-part-b", line: "claim", cents: 9087, remedy: "reopen" }],
    },
    {
      name: "a void to Part B, which is priced nowhere",
      day: day("2024-08-01", ["99213 L570"], { freq: "8" }),
      findings: [{ message: "to-part-b", line: "claim", cents: null, unknown: "void", remedy: "reopen" }],
    },
    {
      name: "a replacement of nobody knows what",
      day: day("2024-08-01", ["99213 L570"], { payer: "CI", freq: "7" }),
      findings: [{ message: "no-reference", line: "claim", cents: 9087, remedy: "add-reference" }],
    },
  ],
});
