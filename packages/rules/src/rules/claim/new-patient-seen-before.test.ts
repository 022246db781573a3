import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./new-patient-seen-before.ts";

/* 2024-08, national, office: 99203 3.35 RVU x 33.2875 = 111.51. */
testRule(rule, {
  clean: [
    { name: "an established patient", day: day("2024-08-01", ["99203 L409", "claim", "99213 L409 on:+30"]) },
    { name: "an earlier reading of slides", day: day("2024-08-01", ["88305-26 D225", "claim", "99203 L409 on:+30"]) },
    { name: "another physician of another specialty", day: day("2024-08-01", ["99213 L409", "claim by=B", "99203 L409 on:+30"]) },
    { name: "procedures of the day", day: day("2024-08-01", ["99203-25 C44311", "17311 C44311"]) },
    { name: "a visit after it", day: day("2024-08-01", ["99203 L409", "claim", "99214 L409 on:+3"]) },
    { name: "more than three years before", day: day("2024-01-02", ["99213 L409", "claim", "99203 L409 on:+1096"]) },
    { name: "a record of aftercare", day: day("2024-08-01", ["99024 C44311 $0.01", "claim", "99203 L409 on:+3"]) },
  ],
  flagged: [
    {
      name: "a visit a month before",
      day: day("2024-08-01", ["99213 L409", "claim", "99203 L409 on:+30"]),
      findings: [{ message: "seen", line: "2.1", related: [1], cents: 11151 }],
    },
    {
      name: "a procedure by the group's other dermatologist",
      day: day("2024-08-01", ["11102 D485 by:A/207ND0101X", "claim", "99204 L409 on:+30 by:B/207ND0101X"]),
      findings: [{ message: "seen", line: "2.1", cents: 16710 }],
    },
    {
      name: "the day of three years",
      day: day("2024-01-02", ["99213 L409", "claim", "99203 L409 on:+1095"]),
      findings: [{ message: "seen", line: "2.1" }],
    },
  ],
});
