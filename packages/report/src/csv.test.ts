import type { LineRow } from "@claimscrub/claim";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvRow } from "./csv-cell.ts";
import { EXAMPLE_FINDING as FINDING } from "./example-finding.ts";
import { findingCsvRow, findingsCsvHeader } from "./findings-csv.ts";
import { lineCsvRow, linesCsvHeader } from "./lines-csv.ts";

describe("csvCell", () => {
  test.each([
    ["17311", "17311"],
    ["-5.00", "-5.00"],
    ["+3", "+3"],
    ["a,b", '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ["two\nlines", '"two\nlines"'],
    ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["+A1", "'+A1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["＝1", "'＝1"],
    ["", ""],
    ["a=b", "a=b"],
  ])("writes %j as %j", (text, cell) => expect(csvCell(text)).toBe(cell));
  test.each([
    [null, ""],
    [undefined, ""],
    [-12, "-12"],
    [true, "true"],
  ])("writes %j as %j", (value, cell) => expect(csvCell(value)).toBe(cell));

  test("no text ever reads as a formula or escapes its cell", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = csvCell(text);
        const shown = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(shown === text || shown === `'${text}`).toBe(true);
        expect(/^[=@\t\r]/.test(shown)).toBe(false);
        expect(cell.startsWith('"') || !/[",\r\n]/.test(cell)).toBe(true);
      }),
    );
  });
});

test("findings.csv flattens the finding and joins its lists", () => {
  const names = findingsCsvHeader().trimEnd().split(",");
  const cells = findingCsvRow(FINDING).trimEnd().split(",");
  const cell = (name: string) => cells[names.indexOf(name)];
  expect(names).toHaveLength(new Set(names).size);
  expect(cell("related")).toBe(`3:1;${"e".repeat(64)}:1:4`);
  expect(cell("modifiers")).toBe("59;RT");
  expect(cell("impactCents")).toBe("39948");
  expect(cell("impactBasis")).toBe("as billed = 399.48 [mpfs:RVU25A];second procedure 50%");
  expect(cell("payerName")).toBe("'=MEDICARE");
  expect(cell("payerId")).toBe("00123");
  expect(cell("remedyTo")).toBe("3:new SV101-2 (none) -> 17311;3:2 SV101-3 59 -> (removed)");
  expect(cell("rarc")).toBe("N122;M15");
  expect(names.length).toBe(40);
});

test("every scalar key of a finding has its column", () => {
  const names = findingsCsvHeader().trimEnd().split(",");
  const scalars = Object.entries(FINDING).filter(([, value]) => typeof value !== "object" || value === null);
  expect(names).toEqual(expect.arrayContaining(scalars.map(([key]) => key)));
});

test("lines.csv has the contract's columns, modifiers joined by a colon", () => {
  const row: LineRow = {
    fileId: "f",
    file: "a,b.837",
    claim: "-A",
    claimIndex: 1,
    line: 2,
    procedure: "17311",
    modifiers: ["59", "RT"],
    units: null,
    pos: "11",
    date: "2025-03-01",
    dateThrough: "2025-03-02",
    chargeCents: 100,
    allowedCents: null,
    notPricedReason: "no-edition",
    locality: "national",
    payerId: "MB",
    billingNpi: "1",
    renderingNpi: "2",
    findings: ["MOH-001", "PTP-001"],
  };
  expect(linesCsvHeader()).toBe(
    csvRow(
      "file claim claimIndex line procedure modifiers units pos date dateThrough chargeCents allowedCents notPricedReason locality payerId billingNpi renderingNpi findings".split(
        " ",
      ),
    ),
  );
  expect(lineCsvRow(row)).toBe(
    `"a,b.837",'-A,1,2,17311,59:RT,,11,2025-03-01,2025-03-02,100,,no-edition,national,MB,1,2,MOH-001;PTP-001\r\n`,
  );
});
