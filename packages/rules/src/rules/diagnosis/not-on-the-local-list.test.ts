import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import unpointed from "./listed-but-not-pointed.ts";
import rule from "./not-on-the-local-list.ts";

/* 2024-08, national, office: 17311 680.73 alone. */
testRule(rule, {
  reference: referenceWithLists({
    lists: { A56514: ["17311"], "A99999@10112": ["17000"], NCD250: ["17003"], A11111: ["17110"] },
    coverage: { A56514: ["C44311", "C4441"], A99999: ["L570"], NCD250: ["L570"] },
  }),
  clean: [
    { name: "a listed diagnosis", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "one of several is listed", day: day("2024-08-01", ["17311 D485,C4441"]) },
    { name: "a code that no document lists", day: day("2024-08-01", ["11102 L409"]) },
    { name: "a notice was signed", day: day("2024-08-01", ["17311-GA L570"]) },
    { name: "another contractor's list", day: day("2024-08-01", ["17000 L409"]) },
    { name: "a national document, which DXC-003 tells", day: day("2024-08-01", ["17003 L409"]) },
    { name: "a list of procedures without diagnoses", day: day("2024-08-01", ["17110 L409"]) },
    { name: "no diagnosis, which the pointer rule tells", day: day("2024-08-01", ["17311"]) },
    {
      name: "a listed diagnosis elsewhere on the claim, which DXC-002 tells",
      day: day("2024-08-01", ["17311 L570", "99213-25 C44311"]),
      beside: [unpointed],
    },
  ],
  flagged: [
    {
      name: "an actinic keratosis",
      day: day("2024-08-01", ["17311 L570"]),
      findings: [{ message: "not-listed", line: 1, cents: 68073 }],
    },
    {
      name: "by the list of this contractor",
      day: day("2024-08-01", ["17000 L409"], { locality: "10112-00" }),
      findings: [{ message: "not-listed", line: 1 }],
    },
  ],
});
