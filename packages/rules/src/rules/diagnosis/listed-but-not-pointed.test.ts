import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./listed-but-not-pointed.ts";

testRule(rule, {
  reference: referenceWithLists({ lists: { A56514: ["17311"] }, coverage: { A56514: ["C44311"] } }),
  clean: [
    { name: "pointed at", day: day("2024-08-01", ["17311 C44311", "99213-25 L409"]) },
    { name: "nowhere on the claim, which DXC-001 tells", day: day("2024-08-01", ["17311 L570"]) },
    { name: "on another claim", day: day("2024-08-01", ["17311 L570", "claim", "99213-25 C44311"]) },
    { name: "a notice was signed", day: day("2024-08-01", ["17311-GA L570", "99213-25 C44311"]) },
  ],
  flagged: [
    {
      name: "on the visit's line",
      day: day("2024-08-01", ["17311 L570", "99213-25 C44311"]),
      findings: [{ message: "unpointed", line: 1, cents: 68073 }],
    },
  ],
});
