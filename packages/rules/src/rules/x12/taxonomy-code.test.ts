import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./taxonomy-code.ts";

testRule(rule, {
  clean: [
    { name: "right codes", day: day("2024-08-01", ["17311 C44311"], { payer: "CI", groupTaxonomy: "207ND0101X", taxonomy: "207ND0101X" }) },
    { name: "none", day: day("2024-08-01", ["17311 C44311"], { payer: "CI" }) },
    { name: "Medicare Part B, which doesn't read them", day: day("2024-08-01", ["17311 C44311"], { groupTaxonomy: "207N" }) },
  ],
  flagged: [
    {
      name: "a billing provider's",
      day: day("2024-08-01", ["17311 C44311"], { payer: "CI", groupTaxonomy: "207N00000" }),
      findings: [{ message: "billing", line: "claim", cents: 0 }],
    },
    {
      name: "a rendering provider's",
      day: day("2024-08-01", ["17311 C44311"], { payer: "CI", taxonomy: "DERMATOLOGY" }),
      findings: [{ message: "rendering", line: "claim" }],
    },
  ],
});
