import { procedureKey } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { type AddOnRow, addOnTable } from "./add-on-codes.ts";
import { everyCode } from "./coverage.ts";
import type { Edition } from "./edition.ts";
import { FeeRows } from "./fee-schedule.ts";
import { localityId } from "./localities.ts";
import { skinSites } from "./skin-sites.ts";
import type { FeeRow } from "./tables.ts";
import { ZipRows } from "./zip-localities.ts";

const edition = <Rows>(rows: Rows): Edition<Rows> => ({
  label: "test",
  period: { from: 20240101, until: 20250101 },
  published: 20240101,
  source: "made up",
  digest: "",
  rows,
});
const key = procedureKey;

describe("add-on edits", () => {
  const rows: AddOnRow[] = [
    { addOn: key("17312"), type: 1, primaries: [key("17311")] },
    { addOn: key("88314"), type: 1, primaries: [key("17311"), key("88305")] },
    { addOn: key("15777"), type: 2, primaries: [] },
    { addOn: key("0887T"), type: 1, primaries: [key("17311")], inForce: { from: 20240701, until: 20241001 } },
  ];
  const table = addOnTable(edition({ covers: everyCode, rows }));

  test("name the primaries of an add-on", () =>
    expect([...(table(20240501).find(key("88314"))?.primaries ?? [])]).toEqual([key("17311"), key("88305")]));
  test("with no listed primary still are edits", () =>
    expect(table(20240501).find(key("15777"))).toEqual({ type: 2, primaries: new Set() }));
  test("are found from a primary", () => expect(table(20240501).addOnsOf(key("17311"))).toEqual([key("17312"), key("88314")]));
  test("do not make an add-on of other codes", () => expect(table(20240501).find(key("17311"))).toBeUndefined());
  test.each([
    [20240630, false],
    [20240701, true],
    [20240930, true],
    [20241001, false],
  ])("with dates of their own: on %i in force is %s", (date, inForce) => {
    expect(table(date).find(key("0887T")) !== undefined).toBe(inForce);
    expect(table(date).addOnsOf(key("17311")).includes(key("0887T"))).toBe(inForce);
  });
  test("share one table between two changes", () => expect(table(20240701)).toBe(table(20240930)));
});

describe("skin sites", () => {
  const table = skinSites(
    edition(
      new Map([
        ["C445", "trunk"],
        ["C44520", "perianal"],
        ["C51", "genital"],
      ] as const),
    ),
  );
  test.each([
    ["C445", "trunk"],
    ["C44529", "trunk"],
    ["C44520", "perianal"],
    ["C519", "genital"],
    ["C4452", "trunk"],
    ["C44", undefined],
    ["", undefined],
    ["C5", undefined],
  ])("%j lies at %s", (diagnosis, site) => expect(table.site(diagnosis)).toBe(site));
});

describe("ZIP codes", () => {
  const place = { localityId: "13202-01", needsPlusFour: false };
  const zips = new ZipRows([
    { first: 501, last: 501, locality: place },
    { first: 10001, last: 10003, locality: place },
  ]);
  test.each([
    ["00501", true],
    ["10000", false],
    ["10001", true],
    ["10003", true],
    ["10004", false],
    ["501", false],
    ["1000", false],
    ["100011", false],
    ["1000A", false],
    ["", false],
    ["99999", false],
    ["00000", false],
  ])("%j is assigned: %s", (zip, assigned) => expect(zips.find(zip) !== undefined).toBe(assigned));
  test("in two localities are refused", () =>
    expect(
      () =>
        new ZipRows([
          { first: 1, last: 5, locality: place },
          { first: 5, last: 6, locality: place },
        ]),
    ).toThrow("ZIP code 00005 stands twice"));
  test("beyond five digits are refused", () =>
    expect(() => new ZipRows([{ first: 99999, last: 100000, locality: place }])).toThrow(/no span/));
});

test("two fee schedule rows of one code and component are refused", () => {
  const row = { procedure: "88305", component: "26" } as FeeRow;
  expect(() => new FeeRows([row, row], everyCode)).toThrow("two fee schedule rows for 88305 26");
  expect(new FeeRows([row, { ...row, component: "TC" }, { ...row, component: "" }, { ...row, component: "53" }], everyCode).size).toBe(4);
});

test.each([
  ["10112", "0", "10112-00"],
  ["1112", "5", "01112-05"],
  ["13202", "01", "13202-01"],
])("contractor %s, locality %s is %s", (contractor, locality, id) => expect(localityId(contractor, locality)).toBe(id));
