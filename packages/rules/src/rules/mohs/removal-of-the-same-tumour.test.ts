import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./removal-of-the-same-tumour.ts";

/*
 * 2024 July, office, each as the second surgery of the day at half: 11642 8.08 RVU 268.96, half 134.48;
 * 17262 5.38 RVU 179.09, half 89.55; 11042 3.90 RVU 129.82, half 64.91.
 */
testRule(rule, {
  clean: [
    { name: "59 on the excision of another lesion", day: day("2024-08-01", ["17311 C44311", "11602-59 C44519"]) },
    { name: "XS on the destruction of another lesion", day: day("2024-08-01", ["17311 C44311", "17262-XS C44519"]) },
    { name: "59 on the Mohs line", day: day("2024-08-01", ["17311-59 C44311", "11602 C44519"]) },
    { name: "a finger of its own", day: day("2024-08-01", ["17311 C44311", "11422-F2 D2361"]) },
    { name: "a benign destruction, which has no pair", day: day("2024-08-01", ["17311 C44311", "17110 B079"]) },
    { name: "an actinic keratosis, which has no pair", day: day("2024-08-01", ["17311 C44311", "17000 L570"]) },
    {
      name: "a repair, a flap and a graft",
      day: day("2024-08-01", ["17311 C44311", "17311-59 C44111", "17311-XS C44519", "12052 C44311", "14060 C44111", "15100 C44519"]),
    },
    { name: "another physician's excision", day: day("2024-08-01", ["17311 C44311", "11642 C44311 by:B"]) },
    { name: "another day's excision", day: day("2024-08-01", ["17311 C44311", "11642 C44311 on:+1"]) },
  ],
  flagged: [
    {
      name: "an excision of the face",
      day: day("2024-08-01", ["17311 C44311", "11642 C44311"]),
      findings: [{ message: "bundled", line: 2, related: [1], cents: 13448, confidence: "high", to: ["2 SV101-3: null -> 59"] }],
    },
    {
      name: "a destruction",
      day: day("2024-08-01", ["17313 C44519", "17262 C44519"]),
      findings: [{ message: "bundled", line: 2, cents: 8955 }],
    },
    {
      name: "debridement of the wound, told once",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311", "11042 C44311"]),
      findings: [{ message: "bundled", line: 3, related: [1, 2], cents: 6491 }],
    },
    {
      name: "a side says nothing on a code without bilateral payment",
      day: day("2024-08-01", ["17311-LT C44311", "11642-RT C44319"]),
      findings: [{ message: "bundled", line: 2, cents: 13448 }],
    },
    {
      name: "a colleague of one group and specialty",
      day: day("2024-08-01", ["17311 C44311 by:A/207ND0101X", "11642 C44311 by:B/207ND0101X"]),
      findings: [{ message: "by-group", line: 2, cents: 13448, severity: "warning", confidence: "medium", remedy: "other-physician" }],
    },
  ],
});
