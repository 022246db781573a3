import column2 from "../ncci/column-2-without-modifier.ts";
import { expect, test } from "vitest";
import { judgement } from "../../tester/judge-day.ts";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./lesser-repair-beside-flap.ts";

/* 2024-08, national, office: 12052 315.90, half beside 14060: 157.95. */
testRule(rule, {
  clean: [
    { name: "59 on the repair", day: day("2024-08-01", ["14060 C44311", "12052-59 C44319"]) },
    { name: "XS on the flap", day: day("2024-08-01", ["14060-XS C44311", "12052 C44319"]) },
    { name: "another physician", day: day("2024-08-01", ["14060 C44311", "12052 C44311 by:B"]) },
    { name: "Mohs and flap", day: day("2024-08-01", ["17311 C44311", "14060 C44311"]) },
    { name: "two repairs, which MOH-049 owns", day: day("2024-08-01", ["12052 C44311", "12051 C44311"]) },
    { name: "a repair for the record", day: day("2024-08-01", ["14060 C44311", "12052 C44311 $0"]) },
  ],
  flagged: [
    {
      name: "a layered repair beside a flap",
      day: day("2024-08-01", ["14060 C44311", "12052 C44311"]),
      findings: [{ message: "included", line: 2, related: [1], cents: 15795, confidence: "high", to: ["2 SV101-3: null -> 59"] }],
    },
    {
      name: "a complex repair beside a graft, on another claim",
      day: day("2024-08-01", ["13151 C44311", "claim", "15260 C44311"]),
      findings: [{ message: "included", line: 1, related: ["2.1"] }],
    },
    {
      name: "another physician of the group and specialty",
      day: day("2024-08-01", ["14060 C44311 by:A/207ND0101X", "12052 C44311 by:B/207ND0101X"]),
      findings: [{ message: "included", line: 2, severity: "warning", confidence: "medium" }],
    },
  ],
});

test("the preparation of a site is no closure: its pair with a repair is PTP-002's", () => {
  const { findings } = judgement(rule, { day: day("2024-08-01", ["15002 C44519", "13101 C44519"]), beside: [column2] });
  expect(findings.map(({ code }) => code)).toEqual(["PTP-002"]);
});

test("it owns the pair: PTP-002 is silent", () => {
  const { findings } = judgement(rule, { day: day("2024-08-01", ["14060 C44311", "12052 C44311"]), beside: [column2] });
  expect(findings.map(({ code }) => code)).toEqual(["MOH-030"]);
});
