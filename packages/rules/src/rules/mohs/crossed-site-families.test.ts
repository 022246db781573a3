import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./crossed-site-families.ts";

/* 2024, office: 17312 413.10, 17314 395.79; what is lost is the add-on line, never reduced. */
testRule(rule, {
  clean: [
    { name: "matching families", day: day("2024-08-01", ["17311 C44311", "17312 C44311"]) },
    { name: "both first stages are there", day: day("2024-08-01", ["17311 C44311", "17312 C44311", "17313 C44519", "17314 C44519"]) },
    {
      name: "both first stages, a later stage on the other's pointer",
      day: day("2024-08-01", ["17311 C44311", "17313 C44519", "17314 C44311"]),
    },
    { name: "no first stage at all, which MOH-001 tells", day: day("2024-08-01", ["17312 C44311", "13132 C44311"]) },
    {
      name: "the other family's first stage is another physician's",
      day: day("2024-08-01", ["17313 C44519 by:B", "17312 C44311", "13132 C44311"]),
    },
  ],
  flagged: [
    {
      name: "a nose, later stage in the wrong family",
      day: day("2024-08-01", ["17311 C44311", "17314 C44311"]),
      findings: [
        {
          message: "crossed",
          line: 2,
          related: [1],
          cents: 39579,
          confidence: "high",
          remedy: "later-stage",
          to: ["2 SV101-2: 17314 -> 17312"],
        },
      ],
    },
    {
      name: "a back, later stage in the wrong family",
      day: day("2024-08-01", ["17313 C44519", "17312 x2 C44519"]),
      findings: [{ message: "crossed", line: 2, cents: 82620, remedy: "later-stage", to: ["2 SV101-2: 17312 -> 17314"] }],
    },
    {
      name: "a nose, first stage in the wrong family",
      day: day("2024-08-01", ["17313 C44311", "17312 C44311"]),
      findings: [{ message: "crossed", line: 2, cents: 41310, remedy: "first-stage", to: ["1 SV101-2: 17313 -> 17311"] }],
    },
    {
      name: "a limb whose repair is of arms and legs",
      day: day("2024-08-01", ["17311 C44622", "17314 C44622", "12032 C44622"]),
      findings: [{ message: "crossed", line: 2, cents: 39579, remedy: "first-stage", to: ["1 SV101-2: 17311 -> 17313"] }],
    },
    {
      name: "a limb: the record must tell",
      day: day("2024-08-01", ["17313 C44622", "17312 C44622"]),
      findings: [{ message: "crossed", line: 2, cents: 41310, remedy: "ask-the-record", to: [] }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17311 C44311", "claim", "17314 C44311"]),
      findings: [{ message: "crossed", line: "2.1", related: [1], cents: 39579, remedy: "later-stage" }],
    },
  ],
});
