import { starterReference } from "@claimscrub/reference";
import { expect, test } from "vitest";
import { day } from "../tester/day.ts";
import { PracticeTally } from "./practice-tally.ts";

/** The rates of patients, each a day of lines; `code count/of` by physician's place in the alphabet. */
function rates(...patients: string[][]) {
  const tally = new PracticeTally(starterReference());
  for (const lines of patients) tally.addPatient(day("2024-08-01", lines).claims.flatMap((claim) => claim.lines));
  return tally.rates().map(({ code, count, of }) => `${code} ${count}/${of}`);
}

test.each([
  ["a pair set apart with one diagnosis", ["11102 D485", "17000-59 D485"], ["PTP-003 1/1", "PTP-005 0/1"]],
  ["a pair set apart with two diagnoses", ["11102 D485", "17000-59 L570"], ["PTP-003 0/1", "PTP-005 0/1"]],
  ["a pair that nothing sets apart", ["11102 D485", "17000 D485"], []],
  ["59 without a pair", ["17311-59 C44311"], ["PTP-005 1/1", "MOH-039 1/1"]],
  ["59 on a code that is repeated", ["17311 C44311", "17311-59 C44311"], ["PTP-005 0/1", "MOH-039 2/2"]],
  ["a pair by two physicians", ["11102 D485 by:B", "17000-59 D485"], ["PTP-005 0/1"]],
  ["one stage on the trunk for a basal cell carcinoma", ["17313 C44519"], ["MOH-038 1/1", "MOH-039 1/1"]],
  ["two stages", ["17313 C44519", "17314 x2 C44519"], ["MOH-038 0/1", "MOH-039 3/1"]],
  ["a squamous cell carcinoma that is not in situ", ["17313 C44529"], ["MOH-038 0/1", "MOH-039 1/1"]],
  ["a transplant", ["17313 C44519", "99213 Z940"], ["MOH-038 0/1", "MOH-039 1/1"]],
])("counts %s", (_, lines, expected) => expect(rates(lines)).toEqual(expected));

test("compares physicians of thirty tumours or more, and names who stands out", () => {
  const tally = new PracticeTally(starterReference());
  const add = (by: string, tumours: number, stages: number) => {
    for (let at = 0; at < tumours; at++)
      tally.addPatient(
        day("2024-08-01", [`17311 C44311 by:${by}`, `17312 x${stages - 1} C44311 by:${by}`]).claims.flatMap((claim) => claim.lines),
      );
  };
  for (const by of "ABCDEFGHI") add(by, 30, 2);
  add("J", 30, 5);
  add("K", 29, 9);
  const found = tally.rates().filter(({ code }) => code === "MOH-039");
  expect(found.map(({ rate, outlier }) => [rate, outlier]).slice(0, 3)).toEqual([
    [9, false],
    [5, true],
    [2, false],
  ]);
  // Mean (9 x 2 + 5) / 10 = 2.3; variance (9 x 0.09 + 7.29) / 9 = 0.9.
  expect(found.map(({ peers }) => peers)[1]).toEqual({ physicians: 10, mean: 2.3, deviation: 0.9487 });
  expect(found[0]?.peers).toBeNull();
});

test("says how many days had no table of pairs", () => {
  const tally = new PracticeTally(starterReference());
  tally.addPatient(day("2031-08-01", ["17311-59 C44311"]).claims.flatMap((claim) => claim.lines));
  expect([tally.daysWithoutPairs, tally.rates().map(({ code }) => code)]).toEqual([1, ["MOH-039"]]);
});
