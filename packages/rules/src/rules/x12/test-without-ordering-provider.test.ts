import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./test-without-ordering-provider.ts";

/* 2024-08, national, office: 71046 1.01 RVU x 33.2875 = 33.62. */
testRule(rule, {
  clean: [
    { name: "referred", day: day("2024-08-01", ["71046 R059"]) },
    { name: "ordered, as the line says", day: day("2024-08-01", ["71046 R059 ordering:O"], { ordering: "none" }) },
    { name: "therapy with who certified it", day: day("2024-08-01", ["97110-GP M5450"]) },
    { name: "an assessment of behaviour", day: day("2024-08-01", ["97153 F840"], { ordering: "none" }) },
    { name: "surgery", day: day("2024-08-01", ["17311 C44311"], { ordering: "none" }) },
    { name: "pathology, which FMT-020 tells", day: day("2024-08-01", ["88305 D225"], { ordering: "none" }) },
    { name: "another payer", day: day("2024-08-01", ["71046 R059"], { ordering: "none", payer: "CI" }) },
  ],
  flagged: [
    {
      name: "an image",
      day: day("2024-08-01", ["71046 R059"], { ordering: "none" }),
      findings: [{ message: "nobody-ordered", line: 1, cents: 3362, remedy: "name-provider" }],
    },
    {
      name: "therapy",
      day: day("2024-08-01", ["97110-GP M5450"], { ordering: "none" }),
      findings: [{ message: "nobody-certified", line: 1, remedy: "name-certifier" }],
    },
    { name: "a culture", day: day("2024-08-01", ["87070 L089"], { ordering: "none" }), findings: [{ message: "nobody-ordered", line: 1 }] },
  ],
});
