import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./complex-repair-length-not-billed.ts";

/* National office amount of August 2024: 13133 167.77 a unit, never reduced. */
testRule(rule, {
  clean: [
    { name: "no record at all", day: day("2024-08-01", ["17311 C44319", "13132 C44319"]) },
    {
      name: "7.5 cm exactly",
      day: day("2024-08-01", ["17311 C44319", "13132 C44319", "record tumour=1 site=cheek repair=complex length_cm=7.5"]),
    },
    {
      name: "billed",
      day: day("2024-08-01", ["17311 C44319", "13132 C44319", "13133 C44319", "record tumour=1 site=cheek repair=complex length_cm=12"]),
    },
    {
      name: "the length is of another group of regions",
      day: day("2024-08-01", ["17311 C44319", "13132 C44319", "record tumour=1 site=nose repair=complex length_cm=9"]),
    },
    { name: "a flap", day: day("2024-08-01", ["17311 C44319", "13132 C44319", "record tumour=1 site=cheek repair=flap area_cm2=20"]) },
  ],
  flagged: [
    {
      name: "7.6 cm",
      day: day("2024-08-01", ["17311 C44319", "13132 C44319", "record tumour=1 site=cheek repair=complex length_cm=7.6"]),
      findings: [
        {
          message: "longer",
          line: 2,
          cents: 16777,
          confidence: "low",
          to: ["new SV101-2: null -> 13133", "new SV104: null -> 1"],
        },
      ],
    },
    {
      name: "one unit of two",
      day: day("2024-08-01", ["17311 C44319", "13132 C44319", "13133 C44319", "record tumour=1 site=cheek repair=complex length_cm=13"]),
      findings: [{ message: "longer", line: 2, related: [3], cents: 16777, to: ["3 SV104: 1 -> 2"] }],
    },
  ],
});
