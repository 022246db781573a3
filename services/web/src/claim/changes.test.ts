import { describe, expect, test } from "vitest";
import type { ClaimLine } from "../api/answers.ts";
import { asBilled, changesOf, faultOf, modifiersOf, type TriedLine, triedFrom } from "./changes.ts";

const line = (number: number, change: Partial<ClaimLine> = {}): ClaimLine => ({
  line: number,
  procedure: "17311",
  modifiers: ["59", "RT"],
  units: 1,
  pos: "11",
  date: "2024-08-01",
  chargeCents: 100_00,
  allowedCents: 50_00,
  notPriced: null,
  locality: "national",
  steps: [],
  pointers: [1],
  ...change,
});
const LINES = [line(1, { modifiers: [] }), line(2)];
const tried = (number: number, change: Partial<TriedLine>) => new Map([[number, { ...asBilled(LINES[number - 1]!), ...change }]]);

describe("changes asked of the service", () => {
  test("nothing where all is as billed", () => expect(changesOf(LINES, tried(2, {}))).toEqual([]));
  test.each<[Partial<TriedLine>, object]>([
    [{ modifiers: "xs, rt" }, { line: 2, modifiers: ["XS", "RT"] }],
    [{ modifiers: "" }, { line: 2, modifiers: [] }],
    [{ procedure: "17313 " }, { line: 2, procedure: "17313" }],
    [
      { units: "3", pos: "22" },
      { line: 2, units: 3, pos: "22" },
    ],
    [
      { remove: true, pos: "22" },
      { line: 2, remove: true },
    ],
  ])("%o", (change, asked) => expect(changesOf(LINES, tried(2, change))).toEqual([asked]));
});

test("modifiers are read however they are separated", () => expect(modifiersOf(" 59,rt-xs  25 ")).toEqual(["59", "RT", "XS", "25"]));

test.each<[Partial<TriedLine>, string]>([
  [{}, ""],
  [{ procedure: "1731" }, "A code has five letters or digits."],
  [{ modifiers: "599" }, "A modifier has two letters or digits."],
  [{ modifiers: "59 RT LT XS 25" }, "A line has room for four modifiers."],
  [{ units: "0" }, "Units are a number above zero."],
  [{ units: "many" }, "Units are a number above zero."],
  [{ pos: "1" }, "A place of service has two digits."],
  [{ remove: true, pos: "1" }, ""],
])("what can't be asked is said: %o", (change, said) => expect(faultOf({ ...asBilled(LINES[1]!), ...change }) ?? "").toBe(said));

describe("a remedy put into the lines", () => {
  const put = (...changes: { line: number | "new"; element: string; from: string | null; to: string | null; claimIndex?: number }[]) =>
    triedFrom(
      LINES,
      3,
      changes.map((change) => ({ claimIndex: 3, ...change })),
    );

  test.each([
    ["adds a modifier", 1, { line: 1, element: "SV101-3", from: null, to: "59" }, { modifiers: "59" }],
    ["changes one", 2, { line: 2, element: "SV101-3", from: "59", to: "XS" }, { modifiers: "XS RT" }],
    ["removes one", 2, { line: 2, element: "SV101-4", from: "RT", to: null }, { modifiers: "59" }],
    ["changes a code", 1, { line: 1, element: "SV101-2", from: "17311", to: "17313" }, { procedure: "17313" }],
    ["changes units", 1, { line: 1, element: "SV104", from: "2", to: "1" }, { units: "1" }],
    ["changes a place", 1, { line: 1, element: "SV105", from: "11", to: "22" }, { pos: "22" }],
    ["removes a line", 1, { line: 1, element: "SV101-2", from: "17311", to: null }, { remove: true }],
  ] as const)("%s", (_, number, change, expected) => expect(put(change)?.get(number)).toMatchObject(expected));

  test("several changes of one line add up", () =>
    expect(
      put({ line: 2, element: "SV101-3", from: "59", to: "XS" }, { line: 2, element: "SV104", from: "1", to: "2" })?.get(2),
    ).toMatchObject({ modifiers: "XS RT", units: "2" }));

  test.each([
    ["a new line", { line: "new", element: "SV101-2", from: null, to: "17311" }],
    ["another claim", { line: 1, element: "SV104", from: "2", to: "1", claimIndex: 4 }],
    ["an element that can't be tried", { line: 1, element: "SV107-1", from: "1", to: "2" }],
    ["a modifier that is not there", { line: 1, element: "SV101-3", from: "25", to: null }],
  ] as const)("not for %s", (_, change) => expect(put(change)).toBeUndefined());
});
