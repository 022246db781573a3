import type { LineChange, ServiceLine } from "@claimscrub/claim";
import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { applyChanges } from "./apply-changes.ts";
import { hypotheticalDay } from "./hypothetical-day.ts";
import { priceDay } from "./price-day.ts";

const tables = starterReference().on(20240801);

/** 17311 charged 1,000 (not limited: the fee is 680.73) and two units of 17312 charged 500 (limited: 826.20). */
function day(): [ServiceLine, ServiceLine] {
  return hypotheticalDay({
    date: 20240801,
    lines: [
      { procedure: "17311", chargeCents: 100_000, diagnoses: ["C44311"] },
      { procedure: "17312", units: 2, chargeCents: 50_000, diagnoses: ["C44311"] },
    ],
  }) as [ServiceLine, ServiceLine];
}

function changed(changes: (first: ServiceLine, later: ServiceLine) => LineChange[], withPrices = true): ServiceLine[] {
  const [first, later] = day();
  return applyChanges([first, later], changes(first, later), withPrices ? priceDay([first, later], tables) : undefined);
}

describe("the charge of a changed line", () => {
  test.each<[name: string, change: (first: ServiceLine, later: ServiceLine) => LineChange, at: number, charge: number | undefined]>([
    ["stays when only modifiers change", (line) => ({ kind: "recode", line, as: { modifiers: ["59"] } }), 0, 100_000],
    ["stays when the place changes", (line) => ({ kind: "recode", line, as: { pos: "22" } }), 0, 100_000],
    ["follows the units", (_, line) => ({ kind: "recode", line, as: { units: 3 } }), 1, 75_000],
    ["is unknown for another code", (line) => ({ kind: "recode", line, as: { procedure: "17313" } }), 0, undefined],
    ["limits another code where it limited the billed one", (_, line) => ({ kind: "recode", line, as: { procedure: "17314" } }), 1, 50_000],
    ["limits it per unit", (_, line) => ({ kind: "recode", line, as: { procedure: "17314", units: 1 } }), 1, 25_000],
    ["is unknown for an added line of another code", (line) => ({ kind: "add", like: line, as: { procedure: "17312" } }), 2, undefined],
    [
      "is the known one for an added line of the same code",
      (line) => ({ kind: "add", like: line, as: { procedure: "17311", modifiers: ["59"] } }),
      2,
      100_000,
    ],
    [
      "limits an added line where it limited the one it comes from",
      (_, line) => ({ kind: "add", like: line, as: { procedure: "17315" } }),
      2,
      25_000,
    ],
    ["is the new one where the change says it", (line) => ({ kind: "recode", line, as: { chargeCents: 7 } }), 0, 7],
    ["does not limit where the change asks for the fee", (_, line) => ({ kind: "recode", line, as: { chargeCents: "fee" } }), 1, undefined],
  ])("%s", (_name, change, at, charge) => expect(changed((first, later) => [change(first, later)])[at]?.chargeCents).toBe(charge));

  test("without the day's prices no line counts as limited", () =>
    expect(changed((_, line) => [{ kind: "recode", line, as: { procedure: "17314" } }], false)[1]?.chargeCents).toBeUndefined());
});

describe("derived lines", () => {
  test("keep claim, number, date, diagnoses and physician", () => {
    const [line] = changed((first) => [{ kind: "recode", line: first, as: { procedure: "17313", modifiers: ["rt"] } }]);
    expect(line).toMatchObject({
      procedure: "17313",
      modifiers: ["RT"],
      number: 1,
      ordinal: 1,
      date: 20240801,
      diagnoses: ["C44311"],
      renderingNpi: "1234567893",
    });
    expect(line?.modifierKeys).toHaveLength(1);
  });
  test("a removed line is gone, also where it is recoded too", () => {
    const lines = changed((first, later) => [
      { kind: "remove", line: later },
      { kind: "recode", line: later, as: { units: 1 } },
      { kind: "recode", line: first, as: { units: 2 } },
    ]);
    expect(lines.map(({ procedure, units }) => [procedure, units])).toEqual([["17311", 2]]);
  });
  test("two changes of one line are both made", () => {
    const [line] = changed((first) => [
      { kind: "recode", line: first, as: { modifiers: ["59"] } },
      { kind: "recode", line: first, as: { pos: "22" } },
    ]);
    expect(line).toMatchObject({ modifiers: ["59"], pos: "22", chargeCents: 100_000 });
  });
  test("an added line has a place of its own, and no modifier of the line it is like", () => {
    const [, , added] = changed((first) => [{ kind: "add", like: first, as: { procedure: "17312", units: 2 } }]);
    expect(added).toMatchObject({ procedure: "17312", units: 2, modifiers: [], ordinal: 3, number: 3 });
  });
  test("the lines given are not touched", () => {
    const lines = day();
    applyChanges(lines, [{ kind: "recode", line: lines[0], as: { procedure: "17313" } }]);
    expect(lines[0].procedure).toBe("17311");
  });
  test("a line of another day is a fault of the caller", () => {
    const [stranger] = day();
    expect(() => applyChanges(day(), [{ kind: "remove", line: stranger }])).toThrow(RangeError);
  });
});
