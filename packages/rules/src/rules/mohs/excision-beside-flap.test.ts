import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./excision-beside-flap.ts";

testRule(rule, {
  clean: [
    { name: "another diagnosis", day: day("2024-08-01", ["14060 C44311", "11402-59 D225"]) },
    { name: "two excisions", day: day("2024-08-01", ["14060 C44311", "11642 C44311", "11640-59 C44311"]) },
    { name: "beside Mohs surgery", day: day("2024-08-01", ["17311 C44311", "14060 C44311", "11640-59 C44311"]) },
    { name: "no modifier, which the pair rules judge", day: day("2024-08-01", ["14060 C44311", "11642 C44311"]) },
    { name: "a graft, with which the excision is reportable", day: day("2024-08-01", ["15260 C44311", "11642-59 C44311"]) },
    { name: "another physician's flap", day: day("2024-08-01", ["14060 C44311 by:B", "11642-59 C44311"]) },
  ],
  flagged: [
    {
      name: "one lesion, excised and closed by a flap",
      day: day("2024-08-01", ["14060 C44311", "11642-59 C44311"]),
      findings: [{ message: "included", line: 2, related: [1], confidence: "medium" }],
    },
    { name: "XS", day: day("2024-08-01", ["11442-XS D2239", "14060 D2239"]), findings: [{ message: "included", line: 1, related: [2] }] },
  ],
});
