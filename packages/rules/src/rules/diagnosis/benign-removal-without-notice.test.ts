import { referenceWithLists } from "../../tester/reference-with.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./benign-removal-without-notice.ts";

testRule(rule, {
  reference: referenceWithLists({ lists: { "benign-removals": ["11200", "11402", "17110"] } }),
  clean: [
    { name: "a reason beside it", day: day("2024-08-01", ["11402 D225,R208"]) },
    { name: "a notice", day: day("2024-08-01", ["11402-GA D225"]) },
    { name: "cosmetic, and said so", day: day("2024-08-01", ["17110-GY B079"]) },
    { name: "a code that is not listed", day: day("2024-08-01", ["11302 D225"]) },
    { name: "a lesion that is not yet known", day: day("2024-08-01", ["11402 D485"]) },
  ],
  flagged: [
    { name: "a nevus", day: day("2024-08-01", ["11402 D225"]), findings: [{ message: "cosmetic", line: 1 }] },
    { name: "a keratosis", day: day("2024-08-01", ["17110 L821"]), findings: [{ message: "cosmetic", line: 1 }] },
  ],
});
