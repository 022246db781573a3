import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./secondary-without-first-payer.ts";

/* Claims to a second payer take part in no day: no dollars. */
testRule(rule, {
  clean: [
    { name: "the first payer", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "no sequence told", day: day("2024-08-01", ["17311 C44311"], { sequence: "" }) },
    {
      name: "paid and adjusted come to the charge",
      day: day("2024-08-01", ["17311 C44311 $1000 paid:533.80 adjusted:466.20"], { sequence: "S", other: "paid" }),
    },
    { name: "the claim's amount alone", day: day("2024-08-01", ["17311 C44311"], { sequence: "S", other: "paid" }) },
    {
      name: "the lines' amounts alone",
      day: day("2024-08-01", ["17311 C44311 $100 paid:0 adjusted:100"], { sequence: "S", other: "named" }),
    },
    { name: "a void", day: day("2024-08-01", ["17311 C44311"], { sequence: "S", freq: "8" }) },
    { name: "an encounter", day: day("2024-08-01", ["17311 C44311"], { sequence: "S", purpose: "encounter" }) },
  ],
  flagged: [
    {
      name: "no other payer",
      day: day("2024-08-01", ["17311 C44311"], { sequence: "S" }),
      findings: [{ message: "no-other-payer", line: "claim", cents: 0 }],
    },
    {
      name: "another payer who did nothing",
      day: day("2024-08-01", ["17311 C44311"], { sequence: "T", other: "named" }),
      findings: [{ message: "not-adjudicated", line: "claim" }],
    },
    {
      name: "an adjustment with a letter in it",
      day: day("2024-08-01", ["17311 C44311 $1000 paid:533.80 adjusted:4G6.20"], { sequence: "S", other: "paid" }),
      findings: [{ message: "unreadable", line: 1 }],
    },
    {
      name: "a dollar short",
      day: day("2024-08-01", ["17311 C44311 $1000 paid:533.80 adjusted:465.20", "17312 C44311 $500 paid:300 adjusted:200"], {
        sequence: "S",
        other: "paid",
      }),
      findings: [{ message: "out-of-balance", line: 1 }],
    },
  ],
});
