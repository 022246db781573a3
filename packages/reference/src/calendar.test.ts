import { expect, test } from "vitest";
import { calendarOf } from "./calendar.ts";
import { EditionSeries } from "./edition.ts";
import { starterSeries } from "./starter/index.ts";

const edition = (label: string, from: number, until: number, published: number) => ({
  label,
  period: { from, until },
  published,
  source: "",
  digest: label,
  rows: { covers: () => true, limits: new Map() },
});

test("shows gaps, what is in force and what lies beneath it, from the first day of any table to the last", () => {
  const mue = new EditionSeries([
    edition("mue:a", 20240101, 20240701, 20240101),
    edition("mue:b", 20240401, 20240601, 20240501),
    edition("mue:c", 20250101, 20250401, 20250101),
  ]);
  const stretches = calendarOf({ ...starterSeries(), mue }).filter(({ table }) => table === "mue");
  expect(stretches.map(({ period, label, beneath }) => [period.from, period.until, label, beneath])).toEqual([
    [20240101, 20240401, "mue:a", []],
    [20240401, 20240601, "mue:b", ["mue:a"]],
    [20240601, 20240701, "mue:a", []],
    [20240701, 20250101, undefined, []],
    [20250101, 20250401, "mue:c", []],
    [20250401, 20270101, undefined, []],
  ]);
});
