import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./pathology-without-referring-provider.ts";

/* 2024-08, national, office: 88305 2.15 RVU x 33.2875 = 71.57. */
testRule(rule, {
  clean: [
    { name: "referred", day: day("2024-08-01", ["88305 D225"]) },
    { name: "ordered, as the line says", day: day("2024-08-01", ["88305 D225 ordering:O"], { ordering: "none" }) },
    { name: "Mohs surgery, which includes its pathology", day: day("2024-08-01", ["17311 C44311"], { ordering: "none" }) },
    { name: "another payer", day: day("2024-08-01", ["88305 D225"], { ordering: "none", payer: "CI" }) },
  ],
  flagged: [
    {
      name: "in-house pathology",
      day: day("2024-08-01", ["11102 D485", "88305 D485"], { ordering: "none" }),
      findings: [{ message: "nobody-sent", line: 2, cents: 7157 }],
    },
  ],
});
