import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./laboratory-number.ts";

/* 2024-08, national, office: 88305 71.57. */
testRule(rule, {
  reference: referenceWithLists({ lists: { clia: ["88305", "87220"] } }),
  clean: [
    { name: "a number", day: day("2024-08-01", ["88305 D225"], { clia: "33D0123456" }) },
    { name: "a number of the line's own", day: day("2024-08-01", ["88305 D225 clia:05D0642827"], { clia: "" }) },
    { name: "a test that needs none", day: day("2024-08-01", ["88321 D225"], { clia: "" }) },
    { name: "a reading alone", day: day("2024-08-01", ["88305-26 D225"], { clia: "" }) },
    { name: "another payer without a number", day: day("2024-08-01", ["88305 D225"], { clia: "", payer: "CI" }) },
    { name: "surgery, which MOH-019 tells", day: day("2024-08-01", ["17311 C44311"], { clia: "" }) },
  ],
  flagged: [
    { name: "none", day: day("2024-08-01", ["88305 D225"], { clia: "" }), findings: [{ message: "missing", line: 1, cents: 7157 }] },
    { name: "misshapen", day: day("2024-08-01", ["88305 D225"], { clia: "33D123456" }), findings: [{ message: "misshapen", line: 1 }] },
  ],
});
