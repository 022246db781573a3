import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./add-on-without-listed-primary.ts";

/* 88311 is of type 3; 88305 and 17311 are among its listed primaries. */
testRule(rule, {
  clean: [
    { name: "beside a slide", day: day("2024-08-01", ["88305 D225", "88311 D225"]) },
    { name: "the slide on another claim", day: day("2024-08-01", ["88311 D225", "claim", "88305 D225"]) },
    { name: "an add-on whose primaries are all listed, which AOC-001 owns", day: day("2024-08-01", ["17003 L570"]) },
    { name: "a line for the record", day: day("2024-08-01", ["88311 D225 $0"]) },
  ],
  flagged: [
    {
      name: "beside a visit",
      day: day("2024-08-01", ["99213 L570", "88311 D225"]),
      findings: [{ message: "none-listed", line: 2, confidence: "medium" }],
    },
    {
      name: "another provider's slide",
      day: day("2024-08-01", ["88305 D225 by:B", "88311 D225"]),
      findings: [{ message: "none-listed", line: 2 }],
    },
  ],
});
