import { inPeriod, procedureKey, procedureText } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { everyCode } from "./coverage.ts";
import { type PtpEdits, ptpTable } from "./ncci-ptp.ts";
import { PtpBuilder } from "./ptp-builder.ts";

interface Row {
  readonly column1: string;
  readonly column2: string;
  readonly indicator: 0 | 1;
  readonly from: number;
  readonly until: number;
  readonly rationale: string;
}

function edits(rows: readonly Row[]): PtpEdits {
  const builder = new PtpBuilder();
  for (const { column1, column2, indicator, rationale, from, until } of rows)
    builder.add(procedureKey(column1), procedureKey(column2), indicator, rationale, { from, until });
  return builder.finish(everyCode);
}

const table = (rows: readonly Row[], date: number) =>
  ptpTable({
    label: "ncci-ptp:test",
    period: { from: 20240101, until: 20260101 },
    published: 20240101,
    source: "",
    digest: "",
    rows: edits(rows),
  })(date);
const row = (column1: string, column2: string, more: Partial<Row> = {}): Row => ({
  column1,
  column2,
  indicator: 1,
  from: 20240101,
  until: 20250101,
  rationale: "r",
  ...more,
});

describe("a pair", () => {
  const rows = [
    row("17311", "11102"),
    row("17311", "69990", { indicator: 0, rationale: "s" }),
    row("17311", "88305", { from: 20240401, until: 20240701 }),
    // Ended, then back with another indicator.
    row("17313", "J2001", { indicator: 0, until: 20240401 }),
    row("17313", "J2001", { indicator: 1, from: 20240701, until: 99991231 }),
  ];
  test.each([
    [20240331, "17311", "88305", undefined],
    [20240401, "17311", "88305", 1],
    [20240630, "17311", "88305", 1],
    [20240701, "17311", "88305", undefined],
    [20240331, "17313", "J2001", 0],
    [20240401, "17313", "J2001", undefined],
    [20240701, "17313", "J2001", 1],
    [20240701, "J2001", "17313", undefined],
    [20240701, "11102", "17311", undefined],
    [20240701, "17311", "69990", 0],
    [20240701, "17311", "17311", undefined],
    [20240701, "99213", "17311", undefined],
  ])("on %i of %s and %s has indicator %s", (date, column1, column2, indicator) =>
    expect(table(rows, date).find(procedureKey(column1), procedureKey(column2))?.indicator).toBe(indicator),
  );

  test("names its columns and its rationale", () =>
    expect(table(rows, 20240501).find(procedureKey("17311"), procedureKey("69990"))).toEqual({
      column1: procedureKey("17311"),
      column2: procedureKey("69990"),
      indicator: 0,
      rationale: "s",
    }));

  test("is found from both of its codes, and only while it is in force", () => {
    const partners = (date: number, code: string) =>
      table(rows, date)
        .pairsOf(procedureKey(code))
        .map(({ column1, column2 }) => `${procedureText(column1)}/${procedureText(column2)}`);
    expect(partners(20240501, "17311")).toEqual(["17311/11102", "17311/69990", "17311/88305"]);
    expect(partners(20240801, "17311")).toEqual(["17311/11102", "17311/69990"]);
    expect(partners(20240801, "J2001")).toEqual(["17313/J2001"]);
    expect(partners(20240501, "J2001")).toEqual([]);
    expect(partners(20240501, "99213")).toEqual([]);
  });

  test("sets the bit of both its codes", () =>
    expect(["17311", "11102", "J2001", "99213"].map((code) => table(rows, 20240501).hasPairs(procedureKey(code)))).toEqual([
      true,
      true,
      true,
      false,
    ]));
});

test("of two rows of a pair on one day, the one that ends first is met first, whatever their order", () => {
  const ending = row("17311", "11102", { indicator: 0, until: 20240401 });
  const staying = row("17311", "11102", { indicator: 1 });
  for (const rows of [
    [ending, staying],
    [staying, ending],
  ]) {
    expect(table(rows, 20240331).find(procedureKey("17311"), procedureKey("11102"))?.indicator).toBe(0);
    expect(table(rows, 20240401).find(procedureKey("17311"), procedureKey("11102"))?.indicator).toBe(1);
  }
});

test("an empty set of edits knows no pair", () => {
  expect(table([], 20240501).find(procedureKey("17311"), procedureKey("11102"))).toBeUndefined();
  expect(table([], 20240501).hasPairs(procedureKey("17311"))).toBe(false);
});

const codes = ["00100", "10021", "11102", "17311", "17313", "99213", "A0021", "J2001", "ZZZZ9"];
const dates = [20240101, 20240401, 20240701, 20241001, 20250101];
const anyRow = fc.record({
  column1: fc.constantFrom(...codes),
  column2: fc.constantFrom(...codes),
  indicator: fc.constantFrom<0 | 1>(0, 1),
  from: fc.constantFrom(...dates),
  until: fc.constantFrom(...dates),
  rationale: fc.constantFrom("a", "b", "c"),
});

test("every look-up equals a plain scan of the rows", () =>
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 60 }), fc.constantFrom(20231231, ...dates, 20240815), (rows, date) => {
      const bound = table(rows, date);
      for (const column1 of codes)
        for (const column2 of codes) {
          const scan = rows.filter((one) => one.column1 === column1 && one.column2 === column2 && inPeriod(date, one));
          const first = Math.min(...scan.map(({ until }) => until));
          const expected = scan.find(({ until }) => until === first);
          expect(bound.find(procedureKey(column1), procedureKey(column2))?.rationale).toBe(expected?.rationale);
        }
    }),
    { numRuns: 200 },
  ));
