import { day, testRule } from "../../tester/test-rule.ts";
import excisionOfOtherNature from "./excision-of-other-nature.ts";
import rule from "./removal-at-other-site.ts";

testRule(rule, {
  clean: [
    { name: "the face's code on the face", day: day("2024-08-01", ["11642 C44319"]) },
    { name: "the scalp's code on the scalp", day: day("2024-08-01", ["11622 C4442"]) },
    { name: "the trunk's code on the trunk", day: day("2024-08-01", ["11602 C44519"]) },
    { name: "a limb, which may be arm or hand", day: day("2024-08-01", ["11602 C44622", "11622-59 C44629"]) },
    { name: "perianal skin", day: day("2024-08-01", ["11622 C44520"]) },
    { name: "a diagnosis without a site", day: day("2024-08-01", ["11402 L720"]) },
    { name: "one of two diagnoses fits", day: day("2024-08-01", ["11602 C44319,C44519"]) },
    { name: "a finger told by its modifier", day: day("2024-08-01", ["11622-F1 C44519"]) },
    {
      name: "benign by its code and malignant by its diagnosis, which DXC-007 tells with the site",
      day: day("2024-08-01", ["11402 C44319"]),
      beside: [excisionOfOtherNature],
    },
    { name: "a line for the record", day: day("2024-08-01", ["11602 C44319 $0"]) },
  ],
  flagged: [
    {
      name: "the trunk's code on the face",
      day: day("2024-08-01", ["11602 C44319"]),
      findings: [
        {
          message: "other-site",
          line: 1,
          direction: "underbilling",
          confidence: "medium",
          remedy: "code-or-diagnosis",
          to: ["1 SV101-2: 11602 -> 11642"],
        },
      ],
    },
    {
      name: "the face's code on the back",
      day: day("2024-08-01", ["11442 D225"]),
      findings: [{ message: "other-site", line: 1, direction: "audit", remedy: "code-or-diagnosis", to: ["1 SV101-2: 11442 -> 11402"] }],
    },
    {
      name: "destruction at the wrong site",
      day: day("2024-08-01", ["17262 C4442"]),
      findings: [
        { message: "other-site", line: 1, direction: "underbilling", remedy: "code-or-diagnosis", to: ["1 SV101-2: 17262 -> 17272"] },
      ],
    },
    {
      name: "the face's code on a limb",
      day: day("2024-08-01", ["11642 C44622"]),
      findings: [{ message: "some-other-site", line: 1, direction: "review", cents: 0, remedy: "find-site" }],
    },
  ],
});
