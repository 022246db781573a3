import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./other-side.ts";

testRule(rule, {
  clean: [
    { name: "the same side", day: day("2024-08-01", ["17311-RT C44212"]) },
    { name: "an eyelid of the same side", day: day("2024-08-01", ["17311-E1 C441191"]) },
    { name: "a finger of the same hand", day: day("2024-08-01", ["17311-F5 C44622"]) },
    { name: "a diagnosis without a side", day: day("2024-08-01", ["17311-LT C44311"]) },
    { name: "diagnoses of both sides", day: day("2024-08-01", ["17311-LT C44212,C44219"]) },
    { name: "a bilateral diagnosis", day: day("2024-08-01", ["20610-LT M170"]) },
    { name: "a bilateral diagnosis beside one of the other side", day: day("2024-08-01", ["20610-RT M170,M25562"]) },
    { name: "both sides by 50", day: day("2024-08-01", ["15823-50-LT C441121"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17311-LT C44212 $0"]) },
  ],
  flagged: [
    {
      name: "left ear, right ear's diagnosis",
      day: day("2024-08-01", ["17311-LT C44212"]),
      findings: [{ message: "opposite", line: 1, cents: 68073, confidence: "high" }],
    },
    {
      name: "a left eyelid, the right one's diagnosis",
      day: day("2024-08-01", ["17311-E2 C441122"]),
      findings: [{ message: "opposite", line: 1 }],
    },
    {
      name: "a left lens, the right eye's cataract",
      day: day("2024-08-01", ["66984-LT H2511"], { pos: "24" }),
      findings: [{ message: "opposite", line: 1 }],
    },
    {
      name: "the right breast, the left one's tumour",
      day: day("2024-08-01", ["19303-RT C50912"], { pos: "21" }),
      findings: [{ message: "opposite", line: 1 }],
    },
    {
      name: "a left hip, the right one's arthrosis",
      day: day("2024-08-01", ["20610-LT M1611"]),
      findings: [{ message: "opposite", line: 1, cents: 6524 }],
    },
    {
      name: "a right thumb, the left one's trigger finger",
      day: day("2024-08-01", ["26055-F5 M65312"]),
      findings: [{ message: "opposite", line: 1 }],
    },
    {
      name: "a right toe, the left limb's diagnosis",
      day: day("2024-08-01", ["17311-T5 C44729"]),
      findings: [{ message: "opposite", line: 1 }],
    },
  ],
});
