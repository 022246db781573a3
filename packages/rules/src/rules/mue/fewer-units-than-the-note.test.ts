import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./fewer-units-than-the-note.ts";

/* National, office, August 2024: 17003 0.20 RVU x 33.2875 = 6.66 a unit; of eight lesions 17000 covers one, and of the seven units six are missing: 39.96. */
testRule(rule, {
  clean: [
    { name: "as many as the words tell", day: day("2024-08-01", ["17000 L570", "17003 x7 L570 note:8_LESIONS"]) },
    { name: "more than the words tell", day: day("2024-08-01", ["17000 L570", "17003 x9 L570 note:8_LESIONS"]) },
    { name: "no words", day: day("2024-08-01", ["17000 L570", "17003 L570"]) },
    { name: "two counts", day: day("2024-08-01", ["17000 L570 note:3_LESIONS", "17003 L570 note:5_LESIONS"]) },
    { name: "fifteen lesions, which have a code of their own", day: day("2024-08-01", ["17000 L570", "17003 x3 L570 note:15_LESIONS"]) },
    { name: "beside the code of fifteen lesions", day: day("2024-08-01", ["17004 L570", "17000 L570", "17003 L570 note:8_LESIONS"]) },
    { name: "no add-on, which AOC-005 tells", day: day("2024-08-01", ["17000 L570 note:8_LESIONS"]) },
    { name: "another physician's words", day: day("2024-08-01", ["17000 L570", "17003 L570", "17003 L570 by:B note:8_LESIONS"]) },
    { name: "two primaries of one physician", day: day("2024-08-01", ["17000 L570", "17000-59 L570", "17003 L570 note:8_LESIONS"]) },
    { name: "a primary of two units", day: day("2024-08-01", ["17000 x2 L570", "17003 L570 note:8_LESIONS"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17000 L570 $0", "17003 L570 note:8_LESIONS"]) },
    { name: "more than the limit of a day", day: day("2024-08-01", ["11102 D485", "11103 D485 note:40_BIOPSIES"]) },
    { name: "a length that one unit covers", day: day("2024-08-01", ["13132 C44311", "13133 C44311 note:12.5_CM"]) },
  ],
  flagged: [
    {
      name: "one unit where the note counts eight lesions",
      day: day("2024-08-01", ["17000 L570", "17003 L570 note:8_LESIONS"]),
      findings: [{ message: "fewer", line: 2, related: [1], cents: 3996 }],
    },
    {
      name: "over two lines",
      day: day("2024-08-01", ["17000 L570 narrative:6_AKS", "17003 x2 L570", "17003-59 L570"]),
      findings: [{ message: "fewer", line: 2, related: [1, 3] }],
    },
    {
      name: "a repair longer than its units",
      day: day("2024-08-01", ["13132 C44311", "13133 C44311 note:13_CM"]),
      findings: [{ message: "fewer", line: 2, related: [1] }],
    },
  ],
});
