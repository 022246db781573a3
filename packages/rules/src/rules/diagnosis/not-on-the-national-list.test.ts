import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./not-on-the-national-list.ts";

/* 2024-08, national, office: 17000 67.91 alone. */
testRule(rule, {
  reference: referenceWithLists({
    lists: { "NCD250.4": ["17000"], A56514: ["17311"] },
    coverage: { "NCD250.4": ["L570"], A56514: ["C44311"] },
  }),
  clean: [
    { name: "a listed diagnosis", day: day("2024-08-01", ["17000 L570"]) },
    { name: "a local document, which DXC-001 tells", day: day("2024-08-01", ["17311 L570"]) },
    { name: "a notice was signed", day: day("2024-08-01", ["17000-GA L409"]) },
  ],
  flagged: [
    {
      name: "a diagnosis that is not listed",
      day: day("2024-08-01", ["17000 L409"]),
      findings: [{ message: "not-listed", line: 1, cents: 6791 }],
    },
  ],
});
