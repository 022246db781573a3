import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./self-administered-drug.ts";

/* Drugs are paid by another schedule: the amount is not known. */
testRule(rule, {
  reference: referenceWithLists({ lists: { "self-administered-drugs": ["J3301"] } }),
  clean: [
    { name: "a drug that is not listed", day: day("2024-08-01", ["J0696 L409"]) },
    { name: "a denial is wanted", day: day("2024-08-01", ["J3301-GY L409"]) },
    { name: "given into a vein", day: day("2024-08-01", ["J3301-JA L409"]) },
    { name: "no drug", day: day("2024-08-01", ["17311 C44311"]) },
  ],
  flagged: [
    {
      name: "a listed drug",
      day: day("2024-08-01", ["J3301 L409"]),
      findings: [{ message: "excluded", line: 1, cents: null, unknown: "other-schedule" }],
    },
  ],
});
