import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unsupported-22.ts";

testRule(rule, {
  clean: [
    { name: "a note on the line", day: day("2024-08-01", ["14060-22 C44311 note:scar_of_two_earlier_flaps"]) },
    { name: "words in SV101-7", day: day("2024-08-01", ["14060-22 C44311 narrative:scarred_bed"]) },
    { name: "a note on the claim", day: day("2024-08-01", ["14060-22 C44311"], { note: "see_report" }) },
    { name: "a report that is sent apart", day: day("2024-08-01", ["14060-22 C44311 attachment:OB"]) },
    { name: "a code that the schedule does not have", day: day("2024-08-01", ["0001A-22 Z23"]) },
    { name: "no 22", day: day("2024-08-01", ["14060 C44311"]) },
  ],
  flagged: [
    {
      name: "a flap without a word",
      day: day("2024-08-01", ["14060-22 C44311"]),
      findings: [{ message: "no-words", line: 1, cents: 0, remedy: "report" }],
    },
    {
      name: "a visit",
      day: day("2024-08-01", ["99213-22 L570 note:long attachment:OB"]),
      findings: [{ message: "no-surgery", line: 1, cents: 9087, remedy: "take-off", to: ["1 SV101-3: 22 -> null"] }],
    },
    {
      name: "an add-on code",
      day: day("2024-08-01", ["17311 C44311", "17312-22 C44311"]),
      findings: [{ message: "no-surgery", line: 2, cents: 41310, remedy: "take-off" }],
    },
  ],
});
