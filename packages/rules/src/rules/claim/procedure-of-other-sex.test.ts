import { day, testRule } from "../../tester/test-rule.ts";
import byDiagnosis from "./diagnosis-of-other-sex.ts";
import rule from "./procedure-of-other-sex.ts";

testRule(rule, {
  clean: [
    { name: "a woman", day: day("2024-08-01", ["56605 N9089"]) },
    { name: "a man", day: day("2024-08-01", ["54100 L720"], { sex: "M" }) },
    { name: "KX", day: day("2024-08-01", ["56605-KX L720"], { sex: "M" }) },
    { name: "sex not told", day: day("2024-08-01", ["56605 L720"], { sex: "U" }) },
    { name: "surgery of no sex", day: day("2024-08-01", ["11402 D225"], { sex: "M" }) },
    {
      name: "the diagnosis contradicts too, which DEM-002 tells",
      day: day("2024-08-01", ["56605 N9089"], { sex: "M" }),
      beside: [byDiagnosis],
    },
  ],
  flagged: [
    {
      name: "surgery of a vulva, a man",
      day: day("2024-08-01", ["56605 L720"], { sex: "M" }),
      findings: [{ message: "conflict", line: 1 }],
    },
    {
      name: "a cervical smear, a man",
      day: day("2024-08-01", ["Q0091 Z124"], { sex: "M" }),
      findings: [{ message: "conflict", line: 1 }],
    },
    {
      name: "screening of the prostate, a woman",
      day: day("2024-08-01", ["G0103 I10"], { sex: "F" }),
      findings: [{ message: "conflict", line: 1 }],
    },
    {
      name: "surgery of a penis, a woman",
      day: day("2024-08-01", ["54100 L720"], { sex: "F" }),
      findings: [{ message: "conflict", line: 1 }],
    },
  ],
});
