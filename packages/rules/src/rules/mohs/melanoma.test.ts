import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./melanoma.ts";

testRule(rule, {
  clean: [
    { name: "a carcinoma", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "melanoma in situ with stains", day: day("2024-08-01", ["17311 D0339", "88342-59 D0339"]) },
    { name: "stains by the pathologist", day: day("2024-08-01", ["17311 D0339", "claim by=B", "88342-26 D0339"]) },
    { name: "melanoma excised", day: day("2024-08-01", ["11606 C4359"]) },
    { name: "history of melanoma", day: day("2024-08-01", ["17311 C44311,Z85820"]) },
  ],
  flagged: [
    {
      name: "melanoma in situ of the cheek",
      day: day("2024-08-01", ["17311 D0339"]),
      findings: [{ message: "melanoma", line: 1, cents: 0 }],
    },
    { name: "melanoma of the back", day: day("2024-08-01", ["17313 C4359"]), findings: [{ message: "melanoma", line: 1 }] },
  ],
});
