import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./external-cause-first.ts";

testRule(rule, {
  clean: [
    { name: "the injury first", day: day("2024-08-01", ["12001 S0100XA"], { dx: "S0100XA,W010XXA" }) },
    { name: "the disease before its manifestation", day: day("2024-08-01", ["99213 points:1,2"], { dx: "G309,F0280" }) },
    { name: "a cause that is not classified elsewhere", day: day("2024-08-01", ["99213 M0689"]) },
    { name: "a reason for a visit", day: day("2024-08-01", ["99213 Z4802"]) },
    { name: "a V code of ICD-9", day: day("2015-09-30", ["99213 V700"]) },
    { name: "no diagnosis", day: day("2024-08-01", ["99213"]) },
  ],
  flagged: [
    {
      name: "a fall first",
      day: day("2024-08-01", ["12001 W010XXA"], { dx: "W010XXA,S0100XA" }),
      findings: [{ message: "external-cause", line: "claim", confidence: "medium" }],
    },
    {
      name: "dementia before the disease that it comes of",
      day: day("2024-08-01", ["99213 points:1,2"], { dx: "F0280,G309" }),
      findings: [{ message: "manifestation", line: "claim", cents: 9087, confidence: "medium" }],
    },
    {
      name: "an activity first",
      day: day("2024-08-01", ["99213 Y9301"]),
      findings: [{ message: "external-cause", line: "claim", cents: 9087 }],
    },
  ],
});
