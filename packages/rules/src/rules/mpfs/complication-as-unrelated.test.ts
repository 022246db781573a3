import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./complication-as-unrelated.ts";

/*
 * 2024-08, national, office: 12020 9.03 RVU x 33.2875 = 300.59; its operative share with 78 is 80%: 240.47; 60.12 less.
 */
testRule(rule, {
  clean: [
    { name: "78", day: day("2024-08-01", ["14060 C44311", "claim", "12020-78 T8131XA on:+7"]) },
    { name: "another lesion with 79", day: day("2024-08-01", ["14060 C44311", "claim", "11402-79 D225 on:+7"]) },
    { name: "a planned second step with 58", day: day("2024-08-01", ["15731 C44311", "claim", "15630-58 C44311 on:+21"]) },
    { name: "after the period", day: day("2024-08-01", ["17000 L570", "claim", "12020-79 T8131XA on:+11"]) },
    { name: "a complication of another surgeon's work", day: day("2024-08-01", ["14060 C44311", "claim by=B", "12020-79 T8131XA on:+7"]) },
    { name: "a complication named second", day: day("2024-08-01", ["14060 C44311", "claim", "11402-79 D225,L7622 on:+7"]) },
  ],
  flagged: [
    {
      name: "an opened wound as unrelated",
      day: day("2024-08-01", ["14060 C44311", "claim", "12020-79 T8131XA on:+7"]),
      findings: [{ message: "complication", line: "2.1", related: [1], cents: 6012, to: ["1 SV101-3: 79 -> 78"] }],
    },
    {
      name: "an infection as staged",
      day: day("2024-08-01", ["14060 C44311", "claim", "10180-58 T8141XA on:+9"]),
      findings: [{ message: "complication", line: "2.1" }],
    },
  ],
});
