import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./visit-25-for-planned-surgery.ts";

/* 2024-08, national, office: 99213 90.87: the visit is no procedure, so the rest of its day is priced as before. */
testRule(rule, {
  clean: [
    { name: "a new problem", day: day("2024-08-01", ["99213 C44311", "claim", "99213-25 L409 on:+10", "17311 C44311 on:+10"]) },
    { name: "a problem besides", day: day("2024-08-01", ["99213 C44311", "claim", "99213-25 C44311,L409 on:+10", "17311 C44311 on:+10"]) },
    { name: "no visit before", day: day("2024-08-01", ["99203-25 C44311", "17311 C44311"]) },
    { name: "seen for something else", day: day("2024-08-01", ["99213 L409", "claim", "99213-25 C44311 on:+10", "17311 C44311 on:+10"]) },
    { name: "seen five weeks before", day: day("2024-08-01", ["99213 C44311", "claim", "99213-25 C44311 on:+35", "17311 C44311 on:+35"]) },
    {
      name: "seen by another physician",
      day: day("2024-08-01", ["99213 C44311 by:B", "claim", "99213-25 C44311 on:+10", "17311 C44311 on:+10"]),
    },
    { name: "beside major surgery", day: day("2024-08-01", ["99213 C44311", "claim", "99213-25 C44311 on:+10", "14060 C44311 on:+10"]) },
  ],
  flagged: [
    {
      name: "seen ten days before for the same one diagnosis",
      day: day("2024-08-01", ["99213 C44311", "claim", "99213-25 C44311 on:+10", "17311 C44311 on:+10"]),
      findings: [{ message: "planned", line: "2.1", related: [1, "2.2"], cents: 9087, confidence: "low" }],
    },
  ],
});
