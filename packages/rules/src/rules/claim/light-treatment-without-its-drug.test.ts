import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./light-treatment-without-its-drug.ts";

/* 2024-08, national, office: 96567 4.11 RVU x 33.2875 = 136.81. The drug has no price in the fee schedule. */
testRule(rule, {
  clean: [
    { name: "both", day: day("2024-08-01", ["96573 L570", "J7308 L570"]) },
    { name: "both, on two claims", day: day("2024-08-01", ["96567 L570", "claim", "J7345 x200 L570"]) },
    { name: "in a hospital, which buys the drug", day: day("2024-08-01", ["96573 L570"], { pos: "22", facility: "H/100010001" }) },
    { name: "another drug", day: day("2024-08-01", ["11900 L910", "J3301 L910"]) },
  ],
  flagged: [
    {
      name: "no drug",
      day: day("2024-08-01", ["96573 L570"]),
      findings: [{ message: "no-drug", line: 1, cents: null, unknown: "other-schedule", remedy: "add-drug" }],
    },
    {
      name: "no treatment",
      day: day("2024-08-01", ["99213 L570", "J7308 L570"]),
      findings: [{ message: "no-treatment", line: 2, remedy: "add-treatment" }],
    },
  ],
});
