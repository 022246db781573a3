import { existsSync, readFileSync } from "node:fs";
import { bytesInMemory } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { starterReference } from "../starter/index.ts";
import { ZipRows } from "../zip-localities.ts";
import { readGpci, readZip5 } from "./geography.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);
const bytes = (text: string) => bytesInMemory(Buffer.from(text, "latin1"));

const GPCI = [
  "ADDENDUM E. FINAL CY 2025 GEOGRAPHIC PRACTICE COST INDICES (GPCIs) BY STATE AND MEDICARE LOCALITY,,,,,,",
  ",,,,,,",
  "Medicare Administrative Contractor (MAC),State,Locality Number,Locality Name,2025 PW GPCI (with 1.0 Floor),2025 PE GPCI,2025 MP GPCI",
  "10112,AL,00,ALABAMA,1,0.869,0.575",
  "02102,AK,01,ALASKA*,1.5,1.081,0.592",
  '"*Work GPCI reflects a 1.5 floor, in Alaska",,,,,,',
];
const gpci = (lines: readonly string[] = GPCI, end = "\r\n") => readGpci("GPCI2025.csv", bytes(lines.join("\r\n") + end), { leastRows: 2 });
const changed = (at: number, from: string, to: string) => GPCI.map((line, place) => (place === at ? line.replace(from, to) : line));

describe("GPCI", () => {
  test("reads the year and the indices in thousandths, and passes over footnotes", async () =>
    expect((await gpci()).table).toEqual({
      kind: "gpci",
      year: 2025,
      rows: [
        { id: "10112-00", name: "ALABAMA", state: "AL", work: 1000, practiceExpense: 869, malpractice: 575 },
        { id: "02102-01", name: "ALASKA", state: "AK", work: 1500, practiceExpense: 1081, malpractice: 592 },
      ],
    }));
  test.each([
    ["a contractor without its zero", changed(4, "02102", "2102"), "leading-zeros", 5],
    ["a locality without its zero", changed(3, ",00,", ",0,"), "leading-zeros", 4],
    ["a locality that stands twice", [...GPCI, GPCI[3] as string], "duplicate", 7],
    ["an index without its decimal point", changed(3, "0.869", "869"), "value", 4],
    ["an index of four decimals", changed(3, "0.869", "0.8691"), "value", 4],
    ["an index that is missing", changed(3, "0.575", ""), "value", 4],
    ["a heading without its year", changed(2, "2025 PW", "PW"), "layout", 3],
    ["a missing column", changed(2, "2025 MP GPCI", "MP"), "layout", 3],
    ["another table", ["HCPCS,MOD"], "layout", undefined],
  ])("refuses %s", async (_what, lines, check, row) => {
    const { refused } = await gpci(lines);
    expect(refused).toMatchObject({ check });
    expect(refused?.row).toBe(row);
  });
  test("refuses a broken download and a part of a table", async () => {
    expect((await gpci(GPCI.slice(0, 5), "")).refused?.check).toBe("truncated");
    expect((await readGpci("x.csv", bytes(`${GPCI.join("\r\n")}\r\n`))).refused).toMatchObject({ check: "truncated", found: "2" });
  });
});

const zipRow = (zip: string, carrier = "13202", locality = "01", flag = "0", quarter = "20254") =>
  `NY${zip}${carrier}${locality} Z9   ${flag} A${" ".repeat(52)}${quarter}`;
const zip5 = (lines: readonly string[], end = "\r\n") => readZip5("ZIP5.txt", bytes(lines.join("\r\n") + end), { leastRows: 1 });

describe("ZIP5", () => {
  test("reads the quarter and joins neighbours of one locality", async () => {
    const { table } = await zip5([zipRow("10002"), zipRow("10001"), zipRow("10003", "13202", "01", "1"), zipRow("10005", "13202", "02")]);
    expect(table).toEqual({
      kind: "zip5",
      quarter: "2025Q4",
      zips: 4,
      runs: [
        { first: 10001, last: 10002, locality: { localityId: "13202-01", needsPlusFour: false } },
        { first: 10003, last: 10003, locality: { localityId: "13202-01", needsPlusFour: true } },
        { first: 10005, last: 10005, locality: { localityId: "13202-02", needsPlusFour: false } },
      ],
    });
  });
  test.each([
    ["a ZIP code that stands twice", [zipRow("10001"), zipRow("10001")], "duplicate", 2],
    ["two quarters", [zipRow("10001"), zipRow("10002", "13202", "01", "0", "20261")], "date", 2],
    ["a quarter that does not exist", [zipRow("10001", "13202", "01", "0", "20255")], "date", 1],
    ["a short row", [zipRow("10001"), zipRow("10002").slice(0, 70)], "layout", 2],
    ["a flag that is neither 0 nor 1", [zipRow("10001", "13202", "01", "X")], "value", 1],
    ["a letter in a ZIP code", [zipRow("1000A")], "layout", 1],
    ["a letter in a carrier", [zipRow("10001", "1320A")], "value", 1],
  ])("refuses %s", async (_what, lines, check, row) => expect((await zip5(lines)).refused).toMatchObject({ check, row }));
  test("refuses a download that broke off", async () => {
    expect((await zip5([zipRow("10001"), zipRow("10002").slice(0, 40)], "")).refused?.check).toBe("truncated");
    expect((await readZip5("x", bytes(`${zipRow("10001")}\r\n`))).refused?.check).toBe("truncated");
  });
});

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  const cms = (path: string) => bytesInMemory(readFileSync(new URL(path, CMS)));
  test.each([
    ["rvu24/cms-layout/GPCI2024.csv", 2024],
    ["rvu25d/GPCI2025.csv", 2025],
    ["rvu26c/cms-layout/GPCI2026.csv", 2026],
  ])("%s is the starter set's table of %i", async (path, year) => {
    const { table } = await readGpci(path, cms(path));
    expect(table?.year).toBe(year);
    expect([...(table?.rows ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      starterReference()
        .on(year * 10000 + 601)
        .localities?.all(),
    );
  });
  test("the ZIP codes are those of the starter set", async () => {
    const { table } = await readZip5("ZIP5_OCT2025.txt", cms("zip/ZIP5_OCT2025.txt"));
    expect(table).toMatchObject({ quarter: "2025Q4", zips: 42_956 });
    const rows = new ZipRows(table?.runs ?? []);
    const every = Array.from({ length: 100_000 }, (_, zip) => String(zip).padStart(5, "0"));
    const zips = starterReference().on(20250601).zips;
    expect(every.filter((zip) => rows.find(zip)?.localityId !== zips?.find(zip)?.localityId)).toEqual([]);
  });
});
