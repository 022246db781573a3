import { day, testRule } from "../../tester/test-rule.ts";
import sameDay from "./pathology-by-another-physician.ts";
import rule from "./permanent-sections-before-repair.ts";

testRule(rule, {
  clean: [
    {
      name: "closed on the day",
      day: day("2024-08-01", ["17311 C44311", "12052 C44311", "claim by=B", "88305 C44311", "claim", "12051-79 C44311 on:+5"]),
    },
    { name: "closed later, nobody else read", day: day("2024-08-01", ["17311 C44311", "claim", "15260 C44311 on:+5"]) },
    { name: "another physician read, never closed", day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311 on:+1"]) },
    {
      name: "sections of another lesion",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 D225", "claim", "15260 C44311 on:+5"]),
    },
    {
      name: "a biopsy that day explains the sections",
      day: day("2024-08-01", ["17311 C44311", "11102-59 C44311", "claim by=B", "88305 C44311", "claim", "15260 C44311 on:+5"]),
    },
    {
      name: "the surgeon's own examination",
      day: day("2024-08-01", ["17311 C44311", "88305-59 C44311", "claim", "15260 C44311 on:+5"]),
    },
    {
      name: "a plastic surgeon's closure",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311", "claim by=C", "15260 C44311 on:+5"]),
    },
  ],
  flagged: [
    {
      name: "read on the next day, closed on the fifth",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311 on:+1", "claim", "15260 C44311 on:+5"]),
      findings: [{ message: "slow", line: 1, related: ["2.1", "3.1"], cents: 0 }],
    },
    {
      name: "read on the same day: one finding, not two",
      day: day("2024-08-01", ["17311 C44311", "claim by=B", "88305 C44311", "claim", "15260 C44311 on:+5"]),
      beside: [sameDay],
      findings: [{ message: "slow", line: 1 }],
    },
  ],
});
