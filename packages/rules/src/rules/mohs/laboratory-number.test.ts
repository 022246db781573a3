import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./laboratory-number.ts";

/* 2024-08, national, office: 17311 680.73, 17312 413.10: 1,093.83 on one claim; a repair beside them is then ranked first, 12052 315.90 in place of 157.95. */
testRule(rule, {
  clean: [
    { name: "a number on the claim", day: day("2024-08-01", ["17311 C44311", "17312 C44311"], { clia: "05D0642827" }) },
    { name: "a number on the line", day: day("2024-08-01", ["17311 C44311 clia:05D0642827"], { clia: "" }) },
    { name: "other pathology, whose list is not loaded", day: day("2024-08-01", ["88305 D225"], { clia: "" }) },
    { name: "surgery without pathology", day: day("2024-08-01", ["11640 C44311"], { clia: "" }) },
    { name: "a line for the record", day: day("2024-08-01", ["17311 C44311 $0.01"], { clia: "" }) },
  ],
  flagged: [
    {
      name: "no number",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311"], { clia: "" }),
      findings: [{ message: "missing", line: 1, related: [2], cents: 109383, confidence: "high" }],
    },
    {
      // 838.68 as billed less 315.90 for the repair alone
      name: "a repair is left, and ranks first",
      day: day("2024-08-01", ["17311 C44311", "12052 C44311"], { clia: "" }),
      findings: [{ message: "missing", line: 1, related: [], cents: 52278 }],
    },
    {
      name: "a misshapen number",
      day: day("2024-08-01", ["17313 C44519"], { clia: "5D0642827" }),
      findings: [{ message: "misshapen", line: 1, cents: 63979 }],
    },
    {
      name: "one of two claims",
      day: day("2024-08-01", ["17311 C44311", "claim clia=", "17311-59 C4442"]),
      findings: [{ message: "missing", line: "2.1", cents: 34037 }],
    },
  ],
});
