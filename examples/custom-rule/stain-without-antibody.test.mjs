import { day, testRule } from "@claimscrub/rules/tester";
import rule from "./stain-without-antibody.mjs";

/* National office amount of August 2024: 88342 105.85. */
testRule(
  rule,
  {
    clean: [
      { name: "the antibody in SV101-7", day: day("2024-08-01", ["17311 D0339", "88342-59 D0339 narrative:MART-1"]) },
      { name: "the antibody in a note", day: day("2024-08-01", ["17311 D0339", "88342-59 D0339 note:SOX10"]) },
      { name: "no Mohs surgery that day", day: day("2024-08-01", ["88342 D0339"]) },
    ],
    flagged: [
      {
        name: "no antibody",
        day: day("2024-08-01", ["17311 D0339", "88342-59 D0339"]),
        findings: [{ message: "unnamed", line: 2, cents: 10585 }],
      },
    ],
  },
  { page: new URL("stain-without-antibody.md", import.meta.url) },
);
