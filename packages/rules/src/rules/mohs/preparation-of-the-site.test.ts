import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./preparation-of-the-site.ts";

testRule(rule, {
  clean: [
    { name: "a graft on an ulcer", day: day("2024-08-01", ["15002 L97511", "15100 L97511"]) },
    { name: "Mohs and graft alone", day: day("2024-08-01", ["17311 C44212", "15260 C44212"]) },
    { name: "Mohs left open", day: day("2024-08-01", ["17311 C44212", "15004 C44212"]) },
    { name: "another physician's closure", day: day("2024-08-01", ["17311 C44212", "15004 C44212 by:B", "15260 C44212 by:B"]) },
  ],
  flagged: [
    {
      name: "beside Mohs and graft",
      day: day("2026-05-01", ["17311 C44212", "15260 C44212", "15004 C44212"]),
      findings: [{ message: "no-wound-bed", line: 3, related: [1, 2], confidence: "low" }],
    },
  ],
});
