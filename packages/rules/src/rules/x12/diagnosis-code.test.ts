import { starterReference } from "@claimscrub/reference";
import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./diagnosis-code.ts";

const CODES = { C4431: false, C44311: true, L409: true, L57: false, L570: true };

/* 2024-08, national, office: 17311 680.73, 99213 90.87. */
testRule(rule, {
  reference: referenceWithLists({ diagnoses: CODES }),
  clean: [
    { name: "codes of the year", day: day("2024-08-01", ["17311 C44311", "99213-25 L409"]) },
    { name: "no list of the year loaded", day: day("2024-08-01", ["17311 C4431"]), reference: starterReference() },
    { name: "a date of another coding system", day: day("2015-05-01", ["99213"], { dx: "4779" }) },
  ],
  flagged: [
    {
      name: "a heading",
      day: day("2024-08-01", ["17311 C4431", "99213-25 L409"]),
      findings: [{ message: "incomplete", line: "claim", cents: 68073 }],
    },
    {
      name: "a code that is none",
      day: day("2024-08-01", ["17311 C44311", "99213-25 L4099"]),
      findings: [{ message: "unknown", line: "claim", cents: 9087 }],
    },
    {
      name: "a code of another system, whatever is loaded",
      day: day("2024-08-01", ["99213"], { dx: "4779" }),
      reference: starterReference(),
      findings: [{ message: "misshapen", line: "claim", cents: 0 }],
    },
  ],
});
