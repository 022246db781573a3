import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./simple-repair-of-excision.ts";

testRule(rule, {
  clean: [
    { name: "two excisions", day: day("2024-08-01", ["11402 D225", "11602-59 C44519", "12001-59 D225"]) },
    { name: "an excision of two units", day: day("2024-08-01", ["11402 x2 D225", "12001-59 D225"]) },
    { name: "a cut of another place", day: day("2024-08-01", ["11402 D225", "12001-59 S51811A"]) },
    { name: "Mohs surgery, with which simple repair is reportable", day: day("2024-08-01", ["17311 C44311", "12011-59 C44311"]) },
    { name: "Mohs surgery and an excision", day: day("2024-08-01", ["17311 C44311", "11402-59 D225", "12011-59 C44311"]) },
    { name: "no modifier, which the pair rules judge", day: day("2024-08-01", ["11402 D225", "12001 D225"]) },
    { name: "a layered repair", day: day("2024-08-01", ["11402 D225", "12031-59 D225"]) },
  ],
  flagged: [
    {
      name: "the one lesion of the day",
      day: day("2024-08-01", ["11602 C44519", "12001-59 C44519"]),
      findings: [{ message: "included", line: 2, related: [1], confidence: "medium" }],
    },
    { name: "glue", day: day("2024-08-01", ["11402 D225", "G0168-XU D225"]), findings: [{ message: "included", line: 2 }] },
  ],
});
