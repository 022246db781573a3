import { starterReference } from "@claimscrub/reference";
import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./complexity-not-billed.ts";

/* 2024-08, national, office: G2211 0.49 RVU x 33.2875 = 16.31. */
testRule(rule, {
  reference: referenceWithLists({ coverage: { G2211: ["L409", "M329"] } }),
  clean: [
    { name: "the first visit", day: day("2024-08-01", ["99214 L409"]) },
    { name: "billed", day: day("2024-05-01", ["99214 L409", "claim", "99214 L409 on:+60", "G2211 L409 on:+60"]) },
    { name: "another diagnosis", day: day("2024-05-01", ["99214 L570", "claim", "99214 L570 on:+60"]) },
    { name: "with 25", day: day("2024-05-01", ["99214 L409", "claim", "99214-25 L409 on:+60", "11102 D485 on:+60"]) },
    { name: "another physician", day: day("2024-05-01", ["99214 L409", "claim by=B", "99214 L409 on:+60"]) },
    { name: "more than a year apart", day: day("2024-05-01", ["99214 L409", "claim", "99214 L409 on:+400"]) },
    { name: "no list loaded", day: day("2024-05-01", ["99214 L409", "claim", "99214 L409 on:+60"]), reference: starterReference() },
  ],
  flagged: [
    {
      name: "the second visit in two months",
      day: day("2024-06-02", ["99214 L409", "claim", "99214 L409 on:+60"]),
      findings: [{ message: "not-billed", line: "2.1", related: [1], cents: 1631, confidence: "low" }],
    },
  ],
});
