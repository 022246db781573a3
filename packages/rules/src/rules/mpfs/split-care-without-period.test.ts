import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./split-care-without-period.ts";

testRule(rule, {
  clean: [
    { name: "a flap, surgical care alone", day: day("2024-08-01", ["14060-54 C44311"]) },
    { name: "an excision, aftercare alone", day: day("2024-08-01", ["11402-55 D225"]) },
    { name: "Mohs surgery whole", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "an add-on code, which goes with its parent", day: day("2024-08-01", ["14301-54 C44311", "14302-54 C44311"]) },
  ],
  flagged: [
    {
      name: "Mohs surgery, surgical care alone",
      day: day("2024-08-01", ["17311-54 C44311"]),
      findings: [{ message: "undivided", line: 1, to: ["1 SV101-3: 54 -> null"] }],
    },
    { name: "a visit", day: day("2024-08-01", ["99213-55 L409"]), findings: [{ message: "undivided", line: 1 }] },
  ],
});
