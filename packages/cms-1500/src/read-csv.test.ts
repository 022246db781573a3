import { describe, expect, test } from "vitest";
import { type CsvMap, csvMapFaultText, readCsvMap } from "./csv-map.ts";
import { csvFaultMessage } from "./fault.ts";
import { readCsvFromBytes } from "./read-whole-file.ts";
import { mapThatFits } from "./recognise.ts";

const FILE = { fileId: "cd".repeat(32), name: "export.csv", order: 0 };
const encoder = new TextEncoder();

const GIVEN = {
  rows: "line",
  dates: ["MM/DD/YYYY", "M/D/YY"],
  columns: {
    claim: "Claim",
    line: "Ln",
    "member-id": "Member",
    "birth-date": "DOB",
    sex: "Sex",
    diagnoses: ["Dx A", "Dx B"],
    from: "From",
    through: "To",
    place: "POS",
    procedure: "CPT",
    modifiers: ["Mods"],
    pointers: "Ptr",
    charge: "Charge",
    units: "Units",
  },
  constants: { "payer-id": "00882", "filing-indicator": "MB", "billing-npi": "1234567893" },
  ignored: ["Clinic"],
};
const HEADER = "Claim,Ln,Member,DOB,Sex,Dx A,Dx B,From,To,POS,CPT,Mods,Ptr,Charge,Units,Clinic";
const LINE = 'A1,1,1EG4TE5MK73,03/04/1950,F,C44.311,L57.0,08/01/2024,,11,17311,,A,"1,200.50",1,North';

function map(changes: object = {}): CsvMap {
  const read = readCsvMap({ ...GIVEN, ...changes }, "test");
  expect(read.faults).toEqual([]);
  return read.map;
}
const read = (text: string | Uint8Array, by = map(), readBytes?: number) =>
  readCsvFromBytes(typeof text === "string" ? encoder.encode(text) : text, FILE, by, readBytes === undefined ? {} : { readBytes });
const changed = (column: string, cell: string): string => {
  const at = HEADER.split(",").indexOf(column);
  const cells = LINE.replace('"1,200.50"', "1200.50").split(",");
  cells[at] = cell;
  return cells.join(",");
};

describe("a row", () => {
  test("is a line of a claim with the constants of the map", async () => {
    const { claims, faults, plan } = await read(`${HEADER}\n${LINE}\n${LINE.replace("A1,1", "A1,2").replace("17311,", "17312,59 RT")}\n`);
    expect([faults, plan.claims, plan.lines]).toEqual([[], 1, 2]);
    const [claim] = claims;
    expect(claim).toMatchObject({
      id: "A1",
      chargeCents: 240100,
      diagnoses: ["C44311", "L570"],
      payerId: "00882",
      filingIndicator: "MB",
      frequency: "1",
    });
    expect(claim).toMatchObject({ patientBirthDate: 19500304, patientSex: "F", hasIdentity: true, payerSequence: "P", pos: "11" });
    expect(claim!.lines.map((line) => [line.procedure, line.modifiers, line.chargeCents, line.units, line.date, line.dateThrough])).toEqual(
      [
        ["17311", [], 120050, 1, 20240801, 20240801],
        ["17312", ["59", "RT"], 120050, 1, 20240801, 20240801],
      ],
    );
    expect(claim!.lines[0]!.diagnoses).toEqual(["C44311"]);
  });

  test("tells the place of each cell: row, byte and column", async () => {
    const text = `${HEADER}\r\n\r\n${LINE}\r\n`;
    const { claims } = await read(text);
    const [line] = claims[0]!.lines;
    expect(line!.locate("SV102")).toEqual({ segment: 3, byte: text.indexOf('"1,200'), element: "Charge" });
    expect(line!.locate("SV101-3")).toMatchObject({ segment: 3, element: "Mods" });
    expect(claims[0]!.locate("HI02-2")).toEqual({ segment: 3, byte: text.indexOf("L57.0"), element: "Dx B" });
    expect(claims[0]!.locate("NM1*85-09")).toMatchObject({ element: "Claim" });
  });

  test.each([
    ["DOB", "3 March 1950", "csv-unreadable-date"],
    ["From", "2024-08-01", "csv-unreadable-date"],
    ["From", "02/30/2024", "csv-unreadable-date"],
    ["Charge", "12OO.50", "csv-unreadable-amount"],
    ["Units", "one", "csv-unreadable-units"],
    ["Ptr", "A-Z", "csv-unreadable-pointers"],
    ["Sex", "Q", "csv-unreadable-sex"],
  ])("with a bad cell in %s (%s) is read but for it, and its place is told", async (column, cell, kind) => {
    const row = changed(column, cell);
    const text = `${HEADER}\n${row}\n`;
    const { claims, faults } = await read(text);
    expect(faults.map((fault) => fault.kind)).toEqual([kind]);
    expect(faults[0]!.position).toEqual({ segment: 2, byte: text.indexOf(cell, HEADER.length), element: column });
    expect(csvFaultMessage(faults[0]!)).not.toMatch(/[{}]/);
    expect(csvFaultMessage(faults[0]!)).not.toContain(cell);
    expect(claims).toHaveLength(1);
  });

  test.each([
    [`${LINE},more`, "csv-row-width", 1],
    [LINE.replace(",North", ""), "csv-row-width", 1],
    [LINE.replace('"1,200.50"', '"1,200.50"x'), "csv-quote-inside", 1],
    [LINE.replace('"1,200.50"', '"1,200.50'), "csv-open-quote", 1],
    [LINE.replace("A1", ""), "csv-row-without-claim", null],
  ])("that can't be relied on (%s) costs its claim, and the next is read", async (bad, kind, claimIndex) => {
    const { claims, faults } = await read(`${HEADER}\n${bad}\n${LINE.replace("A1", "A2")}\n`);
    expect(faults.map((fault) => [fault.kind, fault.claimIndex])).toEqual([[kind, claimIndex]]);
    expect(claims.map(({ id }) => id)).toEqual(["A2"]);
  });

  test("may have empty cells behind the last, blank lines around it, a byte-order mark and Latin-1", async () => {
    const latin = Buffer.from(`${HEADER}\n\n${LINE.replace("North", "Nürnberg")},,\n\n`, "latin1");
    expect((await read(latin)).faults).toEqual([]);
    expect((await read(`\ufeff${HEADER}\n${LINE}`)).claims).toHaveLength(1);
  });
});

describe("rows of a claim", () => {
  const other = LINE.replace("A1,1", "B1,1").replace("1EG4TE5MK73", "1EG4TE5MK74");
  test("stand together or apart, and are read alike", async () => {
    const { claims } = await read([HEADER, LINE, other, LINE.replace("A1,1", "A1,2")].join("\n"));
    expect(claims.map(({ id, lines }) => [id, lines.length])).toEqual([
      ["A1", 2],
      ["B1", 1],
    ]);
  });
  test("that begin again at line 1 are another claim", async () => {
    const { claims } = await read([HEADER, LINE, LINE.replace("A1,1", "A1,2"), LINE, LINE.replace("A1,1", "A1,2")].join("\n"));
    expect(claims.map(({ id, lines }) => [id, lines.length])).toEqual([
      ["A1", 2],
      ["A1", 2],
    ]);
  });
  test("that contradict each other are told of", async () => {
    const { faults } = await read([HEADER, LINE, LINE.replace("A1,1", "A1,2").replace("/1950", "/1951")].join("\n"));
    expect(faults.map(({ kind, position }) => [kind, position.segment, position.element])).toEqual([["csv-rows-differ", 3, "DOB"]]);
  });
});

describe("one row for each claim", () => {
  const columns = {
    claim: "Acct",
    diagnoses: ["A", "B"],
    from: "From {n}",
    procedure: "CPT {n}",
    charge: "Charge {n}",
    units: "Units {n}",
    pointers: "Ptr {n}",
    place: "POS",
  };
  const form = map({ rows: "claim", lines: 3, columns, ignored: [], dates: ["YYYYMMDD"] });
  const header = [
    "Acct",
    "A",
    "B",
    "POS",
    ...[1, 2, 3].flatMap((n) => [`From ${n}`, `CPT ${n}`, `Charge ${n}`, `Units ${n}`, `Ptr ${n}`]),
  ].join(";");

  test("has as many lines as hold a code or a charge", async () => {
    const row = "77;C44.311;;11;20240801;17311;1200;1;A;;;;;;20240802;17000;90,5;1;1";
    const { claims, faults } = await read(`${header}\n${row}\n`, { ...form, decimal: "," });
    expect(faults).toEqual([]);
    expect(claims[0]!.lines.map((line) => [line.number, line.procedure, line.date, line.chargeCents, line.pos])).toEqual([
      [1, "17311", 20240801, 120000, "11"],
      [2, "17000", 20240802, 9050, "11"],
    ]);
    expect(claims[0]!.lines[1]!.locate("SV102").element).toBe("Charge 3");
  });
});

describe("columns", () => {
  test("that the map needs and the file lacks refuse the file; others are told of, and the rest is read", async () => {
    const required = await read(`${HEADER.replace("CPT", "Code")}\n${LINE}\n`);
    expect(required.faults.map(({ kind }) => kind)).toEqual(["csv-required-column-absent", "csv-unknown-column"]);
    expect(required.claims).toEqual([]);
    const { faults, claims } = await read(`${HEADER.replace("Units", "Qty")}\n${LINE}\n`);
    expect(faults.map(({ kind }) => kind)).toEqual(["csv-column-absent", "csv-unknown-column", "csv-unreadable-units"]);
    expect(claims).toHaveLength(1);
  });
  test("of a file without a header are not shown, as its first line is a patient's", async () => {
    const { faults } = await read(`${LINE}\n${LINE}\n`);
    const said = JSON.stringify(faults.map((fault) => [csvFaultMessage(fault), fault.position]));
    for (const value of ["1EG4TE5MK73", "1950", "A1", "North"]) expect(said).not.toContain(value);
  });
  test("named twice count once, the first", async () => {
    const { faults, claims } = await read(`${HEADER},CPT\n${LINE},99999\n`);
    expect(faults.map(({ kind }) => kind)).toEqual(["csv-repeated-column"]);
    expect(claims[0]!.lines[0]!.procedure).toBe("17311");
  });
  test("choose the map where all of them fit, whatever their order and case", () => {
    const one = map();
    const shuffled = HEADER.split(",").reverse().join(",").toUpperCase();
    expect(mapThatFits(encoder.encode(`${shuffled}\n`), [one])).toBe(one);
    expect(mapThatFits(encoder.encode(`${HEADER},More\n`), [one])).toBeUndefined();
    expect(mapThatFits(encoder.encode(HEADER.replace("Units,", "")), [one])).toBeUndefined();
    expect(mapThatFits(encoder.encode(HEADER), [one, { ...one, name: "twin" }])).toBeUndefined();
  });
});

describe("a map", () => {
  test.each([
    [{ columns: { ...GIVEN.columns, procedre: "CPT" } }, "columns.procedre"],
    [{ columns: { ...GIVEN.columns, units: "CPT" } }, "a column of its own"],
    [{ columns: { claim: "Claim" } }, "columns.from"],
    [{ dates: ["DD.MM"] }, "day, month and year"],
    [{ rows: "page" }, "line or claim"],
    [{ delimiter: "ab" }, "delimiter"],
    [{ constants: { "billing-npi": 1234567893 } }, "in quotes"],
    [{ colums: {} }, "one of the keys"],
    [{ lines: 99, rows: "claim" }, "from 1 to 50"],
  ])("that is wrong (%j) is refused with what was expected", (wrong, words) => {
    const { faults } = readCsvMap({ ...GIVEN, ...wrong }, "test");
    expect(faults.map(csvMapFaultText).join("\n")).toContain(words);
  });
});

test("a file is the same however it is cut", async () => {
  const text = [HEADER, LINE, "", LINE.replace("A1,1", "A1,2").replace("North", '"No""rth, and\r\nmore"'), LINE.replace("A1", "é2")].join(
    "\r\n",
  );
  const whole = await read(text);
  const facts = ({ claims, faults, plan }: typeof whole) => [
    faults,
    claims.map(({ id, lines }) => [id, lines.map((line) => [line.procedure, line.locate("SV1")])]),
    plan.claims,
  ];
  for (const size of [1, 2, 3, 7, 64]) expect(facts(await read(text, map(), size))).toEqual(facts(whole));
});
