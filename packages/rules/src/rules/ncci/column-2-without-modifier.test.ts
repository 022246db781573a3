import pathologyByTheSurgeon from "../mohs/pathology-by-the-surgeon.ts";
import visitWithout25 from "../mpfs/visit-without-25.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./column-2-without-modifier.ts";

/*
 * 2024-08, national, office: 11102 100.53 and 17000 67.91, both with multiple procedure indicator 2. Together 100.53 + 33.96 (half of 67.91);
 * without 17000: 100.53. The pair 11102/17000 has indicator 1, 17000 being column 2.
 */
testRule(rule, {
  clean: [
    { name: "59 on column 2", day: day("2024-08-01", ["11102", "17000-59"]) },
    { name: "59 on column 1", day: day("2024-08-01", ["11102-59", "17000"]) },
    { name: "XS", day: day("2024-08-01", ["11102", "17000-XS"]) },
    { name: "a finger on one line", day: day("2024-08-01", ["11102", "17000-F5"]) },
    { name: "79 on one line", day: day("2024-08-01", ["11102", "17000-79"]) },
    { name: "another physician", day: day("2024-08-01", ["11102", "17000 by:B"]) },
    { name: "another day", day: day("2024-08-01", ["11102", "17000 on:+1"]) },
    { name: "an injection on the right of a code paid by sides", day: day("2024-08-01", ["20610-RT", "64450-LT"]) },
    { name: "25 on the visit", day: day("2024-08-01", ["96372", "99213-25"]) },
    { name: "58 on the procedure beside a visit", day: day("2024-08-01", ["17000-58", "99213"]) },
    { name: "Mohs with a repair, a flap and a graft", day: day("2024-08-01", ["17311", "13132", "14060-59", "15260-59"]) },
    {
      name: "surgeon's slides beside Mohs, which MOH-020 owns",
      day: day("2024-08-01", ["17311", "88305"]),
      beside: [pathologyByTheSurgeon],
    },
    { name: "a visit beside a minor procedure, which GLB-001 owns", day: day("2024-08-01", ["17000", "99213"]), beside: [visitWithout25] },
    {
      name: "a visit beside a minor procedure and an injection, one finding being enough",
      day: day("2024-08-01", ["17000", "99213", "96372-59"]),
      beside: [visitWithout25],
    },
  ],
  flagged: [
    {
      name: "two procedures",
      day: day("2024-08-01", ["11102", "17000"]),
      findings: [
        { message: "unbundled", line: 2, related: [1], cents: 3396, confidence: "high", to: ["2 SV101-3: null -> 59"], neverAppeal: false },
      ],
    },
    {
      // 12001 94.54, second at half. 59 would only be looked into (MOH-045).
      name: "the closure of the wound that the excision made",
      day: day("2024-08-01", ["11602 C44519", "12001 C44519"]),
      findings: [{ message: "unbundled", line: 2, related: [1], cents: 4727, remedy: "one-wound", to: [] }],
    },
    {
      name: "the excision whose place a flap fills",
      day: day("2024-08-01", ["14060 C44311", "11642 C44311"]),
      findings: [{ message: "unbundled", line: 2, related: [1], cents: 13448, remedy: "one-wound", to: [] }],
    },
    {
      name: "an excision and a wound with another diagnosis",
      day: day("2024-08-01", ["11602 C44519", "12001 S51811A"]),
      findings: [{ message: "unbundled", line: 2, related: [1], cents: 4727, remedy: "set-apart", to: ["2 SV101-3: null -> 59"] }],
    },
    {
      name: "76, 51, 22 or 25 on a procedure, which lift nothing",
      day: day("2024-08-01", ["11102-76-51", "17000-22-25"]),
      findings: [{ message: "unbundled", line: 2, related: [1] }],
    },
    {
      name: "left and right where the code is not paid by sides",
      day: day("2024-08-01", ["11102-RT", "17000-LT"]),
      findings: [{ message: "unbundled", line: 2, cents: 3396 }],
    },
    {
      name: "over two claims",
      day: day("2024-08-01", ["17000", "claim", "11102"]),
      findings: [{ message: "unbundled", line: 1, related: ["2.1"], cents: 3396 }],
    },
    {
      // 96372 has no global period, so that the pair alone decides; the visit is worth 90.87 and ranks with nothing.
      name: "a visit beside an injection",
      day: day("2024-08-01", ["96372", "99213"]),
      findings: [{ message: "visit", line: 2, related: [1], cents: 9087, remedy: "add-25", to: ["2 SV101-3: null -> 25"] }],
    },
    {
      // Where GLB-004 is run, it owns the visit of a day with a major surgery.
      name: "a visit beside a major surgery, which 57 would set apart and 25 would not",
      day: day("2024-08-01", ["14060", "99213"]),
      findings: [{ message: "visit-major", line: 2, related: [1], cents: 9087, remedy: "add-57", to: ["2 SV101-3: null -> 57"] }],
    },
    {
      name: "a pair beside a visit that GLB-001 owns",
      day: day("2024-08-01", ["17000", "11102", "99213"]),
      beside: [visitWithout25],
      findings: [{ message: "unbundled", line: 1, related: [2], cents: 3396 }],
    },
    {
      name: "a visit whose injection carries 59, which is not for visits",
      day: day("2024-08-01", ["96372-59", "99213"]),
      findings: [{ message: "visit", line: 2, cents: 9087, remedy: "add-25" }],
    },
    {
      name: "hydration beside an emergency visit",
      day: day("2024-08-01", ["99283", "96360"]),
      findings: [{ message: "beside-visit", line: 2, related: [1], remedy: "add-25", to: ["1 SV101-3: null -> 25"] }],
    },
    {
      name: "two providers of one group and specialty",
      day: day("2024-08-01", ["11102 by:A/207N00000X", "17000 by:B/207N00000X"]),
      findings: [
        {
          message: "same-group",
          line: 2,
          severity: "warning",
          confidence: "medium",
          remedy: "other-practitioner",
          to: ["2 SV101-3: null -> XP"],
          cents: 3396,
        },
      ],
    },
    {
      name: "slides beside Mohs when MOH-020 is not run",
      day: day("2024-08-01", ["17311", "88305"]),
      findings: [{ message: "unbundled", line: 2, cents: 7157 }],
    },
  ],
});
