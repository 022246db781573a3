import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./diagnosis-pointer.ts";

/* 2024-08, national, office: 99213 90.87, 17000 67.91. */
testRule(rule, {
  clean: [
    { name: "one diagnosis", day: day("2024-08-01", ["99213 L570"]) },
    { name: "four diagnoses", day: day("2024-08-01", ["99213 L570,L821,L409,L209"]) },
    {
      name: "the last of twelve",
      day: day("2024-08-01", ["99213 points:12"], { dx: "I10,E119,J449,E785,K219,L570,L821,L409,L209,L710,L700,B079" }),
    },
    { name: "two lines at one diagnosis", day: day("2024-08-01", ["99213-25 L570", "17000 L570"]) },
  ],
  flagged: [
    { name: "no pointer", day: day("2024-08-01", ["99213 L570", "17000"]), findings: [{ message: "missing", line: 2, cents: 6791 }] },
    { name: "no diagnosis", day: day("2024-08-01", ["99213"]), findings: [{ message: "no-diagnosis", line: "claim", cents: 9087 }] },
    {
      name: "one too far",
      day: day("2024-08-01", ["99213 points:1,3"], { dx: "L570,L821" }),
      findings: [{ message: "out-of-range", line: 1, cents: 9087 }],
    },
    { name: "nought", day: day("2024-08-01", ["99213 points:0"], { dx: "L570" }), findings: [{ message: "out-of-range", line: 1 }] },
    {
      name: "the same twice",
      day: day("2024-08-01", ["99213 points:1,2,1"], { dx: "L570,L821" }),
      findings: [{ message: "twice", line: 1, cents: 9087 }],
    },
    {
      name: "five of them",
      day: day("2024-08-01", ["99213 L570,L821,L409,L209,L710"]),
      findings: [{ message: "too-many", line: 1, cents: 9087 }],
    },
    {
      name: "on a claim to a second payer, which is priced nowhere",
      day: day("2024-08-01", ["99213 points:4"], { dx: "L570", sequence: "S" }),
      findings: [{ message: "out-of-range", line: 1, cents: null, unknown: "not-primary" }],
    },
  ],
});
