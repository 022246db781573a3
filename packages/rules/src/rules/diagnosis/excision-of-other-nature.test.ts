import { day, testRule } from "../../tester/test-rule.ts";
import removalAtOtherSite from "./removal-at-other-site.ts";
import rule from "./excision-of-other-nature.ts";

/* 2026, national, office: 11642 is worth 72.81 more than 11442. */
testRule(rule, {
  clean: [
    { name: "benign and benign", day: day("2026-05-01", ["11442 D2239"]) },
    { name: "malignant and malignant", day: day("2026-05-01", ["11642 C44319"]) },
    { name: "in situ as malignant", day: day("2026-05-01", ["11642 D0439"]) },
    { name: "one of each", day: day("2026-05-01", ["11442 D2239,C44319"]) },
    { name: "uncertain behaviour as benign", day: day("2026-05-01", ["11442 D485"]) },
    { name: "a diagnosis that tells neither", day: day("2026-05-01", ["11642 L570"]) },
    { name: "no diagnosis", day: day("2026-05-01", ["11642"]) },
    { name: "another procedure", day: day("2026-05-01", ["11102 C44319"]) },
    { name: "a line for the record", day: day("2026-05-01", ["11442 C44319 $0"]) },
  ],
  flagged: [
    {
      name: "a carcinoma as benign",
      day: day("2026-05-01", ["11442 C44319"]),
      findings: [
        {
          message: "malignant-lesion",
          line: 1,
          direction: "underbilling",
          cents: 7281,
          confidence: "medium",
          remedy: "code-or-diagnosis",
          to: ["1 SV101-2: 11442 -> 11642"],
        },
      ],
    },
    {
      name: "a mole as malignant",
      day: day("2026-05-01", ["11642 D2239"]),
      findings: [{ message: "benign-lesion", line: 1, direction: "audit", cents: 7281, remedy: "code-or-diagnosis" }],
    },
    {
      // 8.08 RVU against 5.19 x 33.2875: 268.96 - 172.76.
      name: "a carcinoma of the cheek as a benign lesion of the trunk: one code tells both",
      day: day("2024-08-01", ["11402 C44319"]),
      beside: [removalAtOtherSite],
      findings: [{ message: "malignant-lesion", line: 1, direction: "underbilling", cents: 9620, to: ["1 SV101-2: 11402 -> 11642"] }],
    },
    {
      name: "a carcinoma of a limb as a benign lesion of the face",
      day: day("2024-08-01", ["11442 C44622"]),
      beside: [removalAtOtherSite],
      findings: [{ message: "neither-nature-nor-site", line: 1, direction: "review", severity: "info", cents: 0, remedy: "find-code" }],
    },
    {
      name: "unknown behaviour as malignant",
      day: day("2026-05-01", ["11602 D492"]),
      findings: [{ message: "unconfirmed", line: 1, direction: "review", cents: 0, remedy: "await-pathology" }],
    },
  ],
});
