import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./drug-without-injection.ts";

/* 2024-08, national, office: 96372 0.43 RVU x 33.2875 = 14.31. */
testRule(rule, {
  clean: [
    { name: "drug and injection", day: day("2024-08-01", ["99213-25 L409", "96372 L409", "J3301 x4 L409"]) },
    { name: "into lesions", day: day("2024-08-01", ["11900 L910", "J3301 x2 L910"]) },
    { name: "into a joint", day: day("2024-08-01", ["20610 M1711", "J3301 x4 M1711"]) },
    { name: "a drug that is not among them", day: day("2024-08-01", ["99213 L409", "J7308 L570"]) },
    { name: "injection on the practice's other claim", day: day("2024-08-01", ["J3301 x4 L409", "claim by=B", "96372 L409"]) },
    { name: "in a hospital", day: day("2024-08-01", ["J3301 x4 L409"], { pos: "22", facility: "H/100010001" }) },
    { name: "an injection alone: the patient brought the drug", day: day("2024-08-01", ["99213-25 L409", "96372 L409"]) },
  ],
  flagged: [
    {
      name: "a visit of the aftercare, for the record, gave nothing",
      day: day("2024-08-01", ["99024 L409 $0.00", "J3301 x4 L409"]),
      findings: [{ message: "no-injection", line: 2 }],
    },
    {
      name: "a visit and a drug",
      day: day("2024-08-01", ["99213 L409", "J3301 x4 L409"]),
      findings: [{ message: "no-injection", line: 2, cents: 1431 }],
    },
  ],
});
