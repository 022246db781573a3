import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { day, testRule } from "../../tester/test-rule.ts";
import rule from "./unassigned-place.ts";

testRule(rule, {
  clean: [
    { name: "the office", day: day("2024-08-01", ["17311 C44311"]) },
    { name: "a hospital's outpatient department", day: day("2024-08-01", ["17311 C44311"], { pos: "19" }) },
    { name: "a surgery centre", day: day("2024-08-01", ["17311 C44311"], { pos: "24" }) },
    { name: "telehealth at home", day: day("2024-08-01", ["99213 L570"], { pos: "10" }) },
    { name: "the line's own place is right, whatever the claim's", day: day("2024-08-01", ["17311 C44311 @11"], { pos: "43" }) },
    { name: "an encounter takes no part in a day", day: day("2024-08-01", ["17311 C44311"], { pos: "43", purpose: "encounter" }) },
  ],
  flagged: [
    {
      name: "an unassigned code, told once for the claim",
      day: day("2024-08-01", ["17311 C44311", "17312 C44311"], { pos: "43" }),
      findings: [{ message: "unassigned", line: 1, related: [2], cents: 0 }],
    },
    {
      name: "on one line",
      day: day("2024-08-01", ["17311 C44311", "99213-25 L570 @98"]),
      findings: [{ message: "unassigned", line: 2, related: [], cents: 0 }],
    },
    {
      name: "two wrong codes of one claim",
      day: day("2024-08-01", ["17311 C44311 @43", "99213-25 L570 @98"]),
      findings: [
        { message: "unassigned", line: 1 },
        { message: "unassigned", line: 2 },
      ],
    },
    { name: "letters", day: day("2024-08-01", ["17311 C44311"], { pos: "1A" }), findings: [{ message: "unassigned", line: 1, cents: 0 }] },
    { name: "none at all", day: day("2024-08-01", ["17311 C44311"], { pos: "" }), findings: [{ message: "missing", line: 1, cents: 0 }] },
  ],
});

test.each<[string, readonly string[], string, readonly (string | undefined)[]]>([
  ["the claim's", ["17311 C44311", "99213-25 L570"], "43", ["CLM05-1"]],
  ["the line's own", ["17311 C44311", "99213-25 L570 @98"], "11", ["SV105"]],
  ["both", ["17311 C44311", "99213-25 L570 @98"], "43", ["CLM05-1", "SV105"]],
])("names the element at fault: %s", (_, lines, pos, elements) => {
  const { places } = starterReference().on(20240801);
  if (places === undefined) throw new TypeError("no places");
  const found: (string | undefined)[] = [];
  const claims = day("2024-08-01", lines, { pos }).claims;
  rule.check({ date: 20240801, lines: claims.flatMap((claim) => claim.lines) }, { places, policyOf: () => undefined }, (edit) =>
    found.push(edit.element),
  );
  expect(found).toEqual(elements);
});
