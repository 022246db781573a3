import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unlisted-without-words.ts";

testRule(rule, {
  clean: [
    { name: "words in SV101-7", day: day("2024-08-01", ["17999 L570 narrative:laser_of_a_scar"]) },
    { name: "a note on the line", day: day("2024-08-01", ["J3490 L910 note:lidocaine_1_percent_5_ml"]) },
    { name: "a note on the claim", day: day("2024-08-01", ["17999 L570"], { note: "laser_of_a_scar" }) },
    { name: "a code that has its own name", day: day("2024-08-01", ["17000 L570"]) },
    { name: "a named drug of no special strength", day: day("2024-08-01", ["J3301 L910"]) },
    { name: "the last code of a section that is none", day: day("2024-08-01", ["15899 L570"]) },
  ],
  flagged: [
    {
      name: "surgery of the skin without words",
      day: day("2024-08-01", ["17999 L570"]),
      findings: [{ message: "no-words", line: 1, cents: null, unknown: "contractor-priced", confidence: "high" }],
    },
    {
      name: "a drug without words, beside a visit",
      day: day("2024-08-01", ["99213 L570", "J3490 L910"]),
      findings: [{ message: "no-words", line: 2, cents: null, unknown: "other-schedule" }],
    },
  ],
});
