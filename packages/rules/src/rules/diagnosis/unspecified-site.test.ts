import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unspecified-site.ts";

testRule(rule, {
  clean: [
    { name: "the nose", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "a left ear", day: day("2024-08-01", ["17311 C44219"]) },
    { name: "an eyelid of a side", day: day("2024-08-01", ["17311 C441121"]) },
    { name: "the trunk", day: day("2024-08-01", ["11602 C44519"]) },
    { name: "scalp and neck, which has no closer code", day: day("2024-08-01", ["17311 C4441"]) },
    { name: "another diagnosis names the site", day: day("2024-08-01", ["17311 C4490,C44311"]) },
    { name: "surgery of any site", day: day("2024-08-01", ["11102 D0460"]) },
    { name: "other skin of the face, which is a site", day: day("2024-08-01", ["11442 D2239"]) },
  ],
  flagged: [
    { name: "skin without a site", day: day("2024-08-01", ["17311 C4491"]), findings: [{ message: "open", line: 1, cents: 0 }] },
    { name: "an ear without its side", day: day("2024-08-01", ["17311 C44211"]), findings: [{ message: "open", line: 1 }] },
    { name: "a limb without its side", day: day("2024-08-01", ["11602 C4370"]), findings: [{ message: "open", line: 1 }] },
    { name: "a part of the face", day: day("2024-08-01", ["11642 C44310"]), findings: [{ message: "open", line: 1 }] },
  ],
});
