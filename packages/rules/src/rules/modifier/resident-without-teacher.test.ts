import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./resident-without-teacher.ts";

/* 2024-08, national, office: 17311 680.73 alone. */
testRule(rule, {
  clean: [
    { name: "a visit", day: day("2024-08-01", ["99213-GE L409"]) },
    { name: "a wellness visit", day: day("2024-08-01", ["G0439-GE Z0000"]) },
    { name: "with the teacher", day: day("2024-08-01", ["17311-GC C44311"]) },
  ],
  flagged: [
    {
      name: "Mohs surgery",
      day: day("2024-08-01", ["17311-GE C44311"]),
      findings: [{ message: "procedure", line: 1, cents: 68073 }],
    },
    { name: "a biopsy", day: day("2024-08-01", ["11102-GE D485"]), findings: [{ message: "procedure", line: 1 }] },
  ],
});
