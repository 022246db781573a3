import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./claim-total.ts";

/* 2024-08, national, office: 99213 90.87, 17000 67.91. */
testRule(rule, {
  clean: [
    { name: "the sum of two lines", day: day("2024-08-01", ["99213-25 L570 $150", "17000 L570 $120.50"], { charge: "270.5" }) },
    { name: "an encounter for nothing", day: day("2024-08-01", ["99213 L570 $0"], { purpose: "encounter" }) },
    { name: "post-operative visits for the record", day: day("2024-08-01", ["99024 Z4802 $0"]) },
    { name: "a void for nothing", day: day("2024-08-01", ["99213 L570 $0"], { freq: "8" }) },
    { name: "a charge that can't be read", day: day("2024-08-01", ["99213 L570 $?"], { charge: "150" }) },
  ],
  flagged: [
    {
      name: "a cent too much",
      day: day("2024-08-01", ["99213-25 L570 $150", "17000 L570 $120.50"], { charge: "270.51" }),
      findings: [{ message: "other-sum", line: "claim", cents: 15878, confidence: "high", remedy: "total" }],
    },
    {
      name: "nothing asked for",
      day: day("2024-08-01", ["99213 L570 $0"]),
      findings: [{ message: "nothing", line: "claim", cents: 0, remedy: "charge" }],
    },
    {
      name: "a credit among the lines",
      day: day("2024-08-01", ["99213-25 L570 $150", "17000 L570 $-20"], { charge: "130" }),
      findings: [{ message: "below-zero", line: 2, cents: 0, remedy: "charge" }],
    },
    {
      name: "lines of two days, of which one is not priced",
      day: day("2024-08-01", ["99213 L570 $150", "J3301 L910 $20 on:+1"], { charge: "150" }),
      findings: [{ message: "other-sum", line: "claim", cents: null, unknown: "other-schedule", remedy: "total" }],
    },
    {
      name: "lines of two days",
      day: day("2024-08-01", ["99213 L570 $150", "99213 L570 $150 on:+1"], { charge: "150" }),
      findings: [{ message: "other-sum", line: "claim", cents: 18174, remedy: "total" }],
    },
  ],
});
