import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./anesthesia-by-surgeon.ts";

testRule(rule, {
  clean: [
    { name: "surgery without it", day: day("2024-08-01", ["11402 D225"]) },
    { name: "charged nothing", day: day("2024-08-01", ["11402-47 D225 $0.00"]) },
  ],
  flagged: [
    {
      name: "47 on an excision",
      day: day("2024-08-01", ["11402-47 D225"]),
      findings: [{ message: "included", line: 1, cents: 0, to: ["1 SV101-3: 47 -> null"] }],
    },
  ],
});
