import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./above-limiting-charge.ts";

/* 2024-08, national, office: 17311 680.73; 680.73 x 1.0925 = 743.6975..., so 743.70. A charge of 800.00 is 56.30 too much. */
testRule(rule, {
  clean: [
    { name: "an assigned claim", day: day("2024-08-01", ["17311 C44311 $800"]) },
    { name: "exactly the limit", day: day("2024-08-01", ["17311 C44311 $743.70"], { assignment: "C" }) },
    { name: "another payer", day: day("2024-08-01", ["17311 C44311 $800"], { assignment: "C", payer: "CI" }) },
    { name: "a line without a price", day: day("2024-08-01", ["J3301 L910 $80"], { assignment: "C" }) },
    { name: "a code for which nothing is allowed", day: day("2024-08-01", ["99000 L570 $15"], { assignment: "C" }) },
  ],
  flagged: [
    {
      name: "a charge above it",
      day: day("2024-08-01", ["17311 C44311 $800"], { assignment: "C" }),
      findings: [{ message: "above-limit", line: 1, cents: 5630, confidence: "high", to: ["1 SV102: 800.00 -> 743.70"] }],
    },
    {
      // The second procedure is limited by its reduced amount: 340.37 x 1.0925 = 371.8542..., so 371.85.
      name: "a reduced procedure",
      day: day("2024-08-01", ["17311 C44311 $700", "17311-59 C4442 $700"], { assignment: "C" }),
      findings: [{ message: "above-limit", line: 2, cents: 32815, to: ["2 SV102: 700.00 -> 371.85"] }],
    },
    {
      name: "assignment of laboratory services only",
      day: day("2024-08-01", ["17311 C44311 $800"], { assignment: "B" }),
      findings: [{ message: "above-limit", line: 1, cents: 5630 }],
    },
    {
      name: "a locality that the ZIP code does not tell",
      day: day("2024-08-01", ["17311 C44311 $800"], { assignment: "C", zip: "" }),
      findings: [{ message: "above-limit", line: 1, cents: 5630, confidence: "medium" }],
    },
  ],
});
