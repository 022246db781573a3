import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./genital-tumour-as-trunk.ts";

testRule(rule, {
  clean: [
    { name: "a tumour of the vulva", day: day("2024-08-01", ["17311 C510", "56605-59 C510"]) },
    { name: "a tumour of the trunk without genital surgery", day: day("2024-08-01", ["17311 C44519"]) },
    { name: "genital surgery for something else", day: day("2024-08-01", ["17311 C44519", "54056 A630"]) },
    { name: "genital surgery by another physician", day: day("2024-08-01", ["17311 C44519", "56605 C44519 by:B"]) },
    { name: "17313", day: day("2024-08-01", ["17313 C44519", "56605-59 C44519"]) },
  ],
  flagged: [
    {
      name: "a biopsy of the vulva on the same diagnosis",
      day: day("2024-08-01", ["17311 C44529", "56605-59 C44529"]),
      findings: [{ message: "genital-site", line: 1, cents: 0 }],
    },
  ],
});
