import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-of-the-note-missing.ts";

/* National, office, August 2024: 17003 6.66 a unit; of eight lesions 17000 covers one: 7 x 6.66 = 46.62. */
testRule(rule, {
  clean: [
    { name: "one lesion", day: day("2024-08-01", ["17000 L570 note:1_LESION"]) },
    { name: "a length that the code covers", day: day("2024-08-01", ["13132 C44311 note:7.5_CM"]) },
    { name: "the add-on is billed, whatever its units", day: day("2024-08-01", ["17000 L570 note:8_LESIONS", "17003 L570"]) },
    { name: "a note of a claim with other surgery", day: day("2024-08-01", ["claim note=8_LESIONS", "17000 L570", "11402-59 D225"]) },
    {
      name: "a line that tells another number than the claim",
      day: day("2024-08-01", ["claim note=8_LESIONS", "17000 L570 note:1_LESION"]),
    },
    { name: "no words", day: day("2024-08-01", ["13132 C44311"]) },
    { name: "an area", day: day("2024-08-01", ["13132 C44311 note:12_SQ_CM"]) },
    { name: "fifteen lesions", day: day("2024-08-01", ["17000 L570 note:15_LESIONS"]) },
    { name: "beside the code of fifteen lesions", day: day("2024-08-01", ["17000 L570 note:8_LESIONS", "17004 L570"]) },
    { name: "two repairs of one physician", day: day("2024-08-01", ["13132 C44311 note:12_CM", "13132-59 C4442"]) },
    { name: "the shorter code", day: day("2024-08-01", ["13131 C44311 note:12_CM"]) },
    { name: "more than the limit of a day", day: day("2024-08-01", ["11102 D485 note:60_BIOPSIES"]) },
    { name: "a line for the record", day: day("2024-08-01", ["17000 L570 $0 note:8_LESIONS"]) },
  ],
  flagged: [
    {
      name: "eight lesions by the note",
      day: day("2024-08-01", ["17000 L570 note:8_LESIONS"]),
      findings: [{ message: "missing", line: 1, cents: 4662 }],
    },
    {
      name: "eight lesions by the note of the claim",
      day: day("2024-08-01", ["claim note=8_LESIONS", "99213-25 L409", "17000 L570"]),
      findings: [{ message: "missing", line: 2, cents: 4662 }],
    },
    {
      name: "three biopsies by SV101-7",
      day: day("2024-08-01", ["11102 D485 narrative:3_BIOPSIES"]),
      findings: [{ message: "missing", line: 1 }],
    },
    {
      name: "a repair of 12 cm",
      day: day("2024-08-01", ["13132 C44311 note:12_CM"]),
      findings: [{ message: "missing", line: 1 }],
    },
    {
      name: "another physician's add-on",
      day: day("2024-08-01", ["13132 C44311 note:12_CM", "13132 C44311 by:B", "13133 C44311 by:B"]),
      findings: [{ message: "missing", line: 1 }],
    },
  ],
});
