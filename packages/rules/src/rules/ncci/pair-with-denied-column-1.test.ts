import { day, testRule } from "../../tester/test-rule.ts";
import pathology from "../mohs/pathology-by-the-surgeon.ts";
import unitsAboveLimit from "../mohs/units-above-limit.ts";
import contradicting from "../modifier/contradicting-modifiers.ts";
import visit from "../mpfs/visit-without-25.ts";
import dayAboveLimit from "../mue/day-above-absolute-limit.ts";
import column2 from "./column-2-without-modifier.ts";
import rule from "./pair-with-denied-column-1.ts";

/* 17110 is in column 1 of the pair with 11102; its limit is 1 unit a day, MAI 2. */
testRule(rule, {
  clean: [
    {
      name: "a visit beside a procedure that carries the visit's 25",
      day: day("2024-08-01", ["99213 L409", "17000-25 L570"]),
      beside: [visit, contradicting],
    },
    { name: "column 1 is paid", day: day("2024-08-01", ["11102 D485", "17000 L570"]), beside: [column2, dayAboveLimit] },
    { name: "column 1 falls, and no pair", day: day("2024-08-01", ["17110 x2 B079", "88305 B079"]), beside: [column2, dayAboveLimit] },
    { name: "the pair is lifted", day: day("2024-08-01", ["17110 x2 B079", "17000-59 L570"]), beside: [column2, dayAboveLimit] },
  ],
  flagged: [
    {
      // 17000 is bundled into 11102 too, which only falls with the pair: without 17110 it is paid and 17000 is not.
      name: "of two lines the one that no other pair holds",
      day: day("2024-08-01", ["17110 x2 B079", "11102 D485", "17000 L570"]),
      beside: [column2, dayAboveLimit],
      findings: [{ message: "both-fall", line: 2, related: [1] }],
    },
    {
      name: "column 1 has more units than are ever paid",
      day: day("2024-08-01", ["17110 x2 B079", "17000 L570"]),
      beside: [column2, dayAboveLimit],
      findings: [{ message: "both-fall", line: 2, related: [1], cents: 0 }],
    },
    {
      name: "pathology beside Mohs surgery above its limit",
      day: day("2024-08-01", ["17311 x5 C44311", "88305 C44311"]),
      beside: [pathology, unitsAboveLimit],
      findings: [{ message: "both-fall", line: 2, related: [1] }],
    },
  ],
});
