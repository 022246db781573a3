import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./needless-modifier-on-repair.ts";

/* No dollars: the repair is paid with the modifier and without it. */
testRule(rule, {
  clean: [
    { name: "a repair without a modifier", day: day("2024-08-01", ["17311 C44311", "12052 C44311"]) },
    {
      name: "the second of two repairs",
      day: day("2024-08-01", ["17311 C44311", "17313-59 C44519", "12052 C44311", "12032-59 C44519"]),
    },
    { name: "an excision of another lesion", day: day("2024-08-01", ["17311 C44311", "12052-59 C44311", "11402 D225"]) },
    { name: "59 on the second tumour", day: day("2024-08-01", ["17311 C44311", "17311-59 C4442", "12052 C44311"]) },
    { name: "a repair alone", day: day("2024-08-01", ["12052-59 C44311"]) },
    { name: "Mohs surgery by another surgeon", day: day("2024-08-01", ["17311 C44311 by:B", "12052-59 C44311"]) },
    { name: "76, which says something else", day: day("2024-08-01", ["17311 C44311", "12052-76 C44311"]) },
  ],
  flagged: [
    {
      name: "59 on a repair",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "12052-59 C44311"]),
      findings: [{ message: "needless", line: 3, cents: 0, confidence: "high", to: ["3 SV101-3: 59 -> null"] }],
    },
    {
      name: "XS on a flap, on a claim of its own",
      day: day("2024-08-01", ["17313 C44519", "claim", "14001-XS C44519"]),
      findings: [{ message: "needless", line: "2.1" }],
    },
  ],
});
