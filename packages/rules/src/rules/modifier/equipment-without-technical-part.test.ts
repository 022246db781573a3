import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./equipment-without-technical-part.ts";

testRule(rule, {
  clean: [
    { name: "an X-ray on film", day: day("2024-08-01", ["71046-FX R059"]) },
    { name: "its technical part", day: day("2024-08-01", ["71046-TC-FY R059"]) },
    { name: "therapy by an assistant", day: day("2024-08-01", ["97110-GP-CQ M545"]) },
    { name: "a code that the fee schedule doesn't hold", day: day("2024-08-01", ["99998-CQ M545"]) },
  ],
  flagged: [
    {
      name: "the reading alone",
      day: day("2024-08-01", ["71046-26-FX R059"]),
      findings: [{ message: "no-technical-part", line: 1, cents: 0, to: ["1 SV101-4: FX -> null"] }],
    },
    { name: "a visit", day: day("2024-08-01", ["99213-CT L409"]), findings: [{ message: "no-technical-part", line: 1 }] },
    { name: "a biopsy", day: day("2024-08-01", ["11102-CO D485"]), findings: [{ message: "no-therapy", line: 1 }] },
  ],
});
