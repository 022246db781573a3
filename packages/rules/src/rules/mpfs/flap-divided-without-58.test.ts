import { day, testRule } from "../../tester/test-rule.ts";
import inPeriod from "./surgery-in-global-period.ts";
import rule from "./flap-divided-without-58.ts";

/* 2025, national, office: 15630 13.98 RVU x 32.3465 = 452.20. */
testRule(rule, {
  clean: [
    { name: "with 58", day: day("2025-08-01", ["15731 C44311", "claim", "15630-58 C44311 on:+21"]) },
    { name: "after 90 days", day: day("2025-08-01", ["15731 C44311", "claim", "15630 C44311 on:+91"]) },
    { name: "by another physician", day: day("2025-08-01", ["15731 C44311", "claim by=B", "15630 C44311 on:+21"]) },
    { name: "after a graft, which GLB-006 tells", day: day("2025-08-01", ["15260 C44311", "claim", "15630 C44311 on:+21"]) },
    { name: "alone", day: day("2025-08-01", ["15630 C44311"]) },
  ],
  flagged: [
    {
      name: "divided after three weeks: one finding, not two",
      day: day("2025-08-01", ["15731 C44311", "claim", "15630 C44311 on:+21"]),
      beside: [inPeriod],
      findings: [{ message: "unstaged", line: "2.1", related: [1], cents: 45220, to: ["1 SV101-3: null -> 58"] }],
    },
  ],
});
