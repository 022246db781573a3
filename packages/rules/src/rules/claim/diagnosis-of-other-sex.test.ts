import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./diagnosis-of-other-sex.ts";

/* 2024-08, national, office: 99213 90.87, 17311 680.73. */
testRule(rule, {
  clean: [
    { name: "a woman's diagnosis of a woman", day: day("2024-08-01", ["17311 C519"], { sex: "F" }) },
    { name: "a man's diagnosis of a man", day: day("2024-08-01", ["17311 C609"], { sex: "M" }) },
    { name: "anybody's diagnosis", day: day("2024-08-01", ["17311 C44311"], { sex: "M" }) },
    { name: "a breast tumour of a man", day: day("2024-08-01", ["99213 C50921"], { sex: "M" }) },
    { name: "sex not told", day: day("2024-08-01", ["17311 C519"], { sex: "U" }) },
    { name: "KX", day: day("2024-08-01", ["99213-KX N8000"], { sex: "M" }) },
    { name: "a diagnosis that no line points at", day: day("2024-08-01", ["99213 L570"], { sex: "M", dx: "L570,C519" }) },
    { name: "a bill with condition 45", day: day("2024-08-01", ["99213 N8000"], { sex: "M", form: "institutional", conditions: "09,45" }) },
    { name: "a claim to a second payer", day: day("2024-08-01", ["99213 N8000"], { sex: "M", sequence: "S" }) },
  ],
  flagged: [
    {
      name: "a woman's diagnosis on a man's bill, whose lines point at nothing",
      day: day("2024-08-01", ["99213"], { sex: "M", form: "institutional", bill: "851", dx: "I10,N8000" }),
      findings: [{ message: "conflict-of-bill", line: "claim", remedy: "correct-bill", cents: null }],
    },
    {
      name: "a woman's diagnosis of a man",
      day: day("2024-08-01", ["17311 C519"], { sex: "M" }),
      findings: [{ message: "conflict", line: 1, cents: 68073, confidence: "high", remedy: "correct" }],
    },
    {
      name: "a man's diagnosis of a woman, on the second of two lines and in second place",
      day: day("2024-08-01", ["17000 L570", "99213-25 L570,N401"]),
      findings: [{ message: "conflict", line: 2, cents: 9087 }],
    },
    { name: "prostate carcinoma in situ of a woman", day: day("2024-08-01", ["99213 D075"]), findings: [{ message: "conflict", line: 1 }] },
  ],
});
