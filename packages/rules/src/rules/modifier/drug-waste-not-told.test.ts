import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./drug-waste-not-told.ts";

testRule(rule, {
  reference: referenceWithLists({ lists: { "single-dose-drugs": ["J0585"] } }),
  clean: [
    { name: "nothing discarded", day: day("2024-08-01", ["J0585-JZ x100 L74510"]) },
    { name: "given and discarded", day: day("2024-08-01", ["J0585 x75 L74510", "J0585-JW x25 L74510"]) },
    { name: "a drug from larger vials", day: day("2024-08-01", ["J3301 x4 L409"]) },
    { name: "another payer", day: day("2024-08-01", ["J0585 x100 L74510"], { payer: "CI" }) },
  ],
  flagged: [
    {
      name: "neither",
      day: day("2024-08-01", ["J0585 x100 L74510"]),
      findings: [{ message: "not-told", line: 1, cents: null, unknown: "other-schedule" }],
    },
    {
      name: "discarded on another day",
      day: day("2024-08-01", ["J0585 x75 L74510", "J0585-JW x25 L74510 on:-2"]),
      findings: [{ message: "not-told", line: 1 }],
    },
  ],
});
