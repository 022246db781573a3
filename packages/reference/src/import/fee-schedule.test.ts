import { existsSync, readFileSync } from "node:fs";
import { bytesInMemory } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { readFeeSchedule } from "./fee-schedule.ts";
import { refusalText } from "./refusal.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);

const HEADING = [
  ",,2025 National Physician Fee Schedule Relative Value File October Release,,,,,,,,,,,,,,,,,,,,,,,,,,,,",
  ",,RELEASED 09/11/2025,,,,,,,,,,,,,,,,,,,,,,,,,,,,",
  ",, , ,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,",
  ",,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED",
  ",,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS",
  ",,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT",
  "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT",
];
const ROWS = [
  "00104,,x,J,,0.00,0.00,,0.00,,0.00,0.00,0.00,9,XXX,0.00,0.00,0.00,9,9,9,9,9,,32.3465,09,0,99,0.00,0.00,0.00",
  '17311,,"x, y",A,,6.20,13.60,,3.76,,0.64,20.44,10.60,0,000,0.00,0.00,0.00,2,0,1,0,0,,32.3465,09,0,99,0.00,0.00,0.00',
  "45385,,x,A,,4.57,8.75,,2.34,,0.62,13.94,7.53,0,000,0.00,0.00,0.00,3,0,1,0,0,45378,32.3465,09,0,99,0.00,0.00,0.00",
  "88305,,x,A,,0.75,1.38,,1.38,NA,0.02,2.15,2.15,1,XXX,0.00,0.00,0.00,0,0,0,0,0,,32.3465,09,0,99,0.00,0.00,0.00",
  "88305,26,x,A,,0.75,0.32,,0.32,,0.01,1.08,1.08,1,XXX,0.00,0.00,0.00,0,0,0,0,0,,32.3465,09,0,99,0.00,0.00,0.00",
];
const file = (heading: readonly string[] = HEADING, rows: readonly string[] = ROWS, end = "\r\n") =>
  [...heading, ...rows].join("\r\n") + end;
const read = (text: string, name = "PPRRVU2025_Oct.csv", checks: { leastRows?: number; rowsBefore?: number } = { leastRows: 1 }) =>
  readFeeSchedule(name, bytesInMemory(Buffer.from(text, "latin1")), checks);

test("reads release, dates, factor and rows", async () => {
  const { table } = await read(file());
  expect(table).toMatchObject({
    kind: "fee-schedule",
    release: "RVU25D",
    effective: 20251001,
    published: 20250911,
    qualifying: false,
    conversionFactor: 323465,
    columns: 31,
  });
  expect(table?.rows).toHaveLength(5);
  expect(table?.rows[1]).toEqual({
    procedure: "17311",
    component: "",
    status: "A",
    work: 620,
    peNonFacility: 1360,
    peFacility: 376,
    malpractice: 64,
    naNonFacility: false,
    naFacility: false,
    pcTc: "0",
    globalDays: "000",
    preOperative: 0,
    intraOperative: 0,
    postOperative: 0,
    multipleProcedure: "2",
    bilateral: "0",
    assistant: "1",
    coSurgeon: "0",
    team: "0",
    endoscopicBase: "",
    imagingFamily: "99",
    oppsPeNonFacility: 0,
    oppsPeFacility: 0,
    oppsMalpractice: 0,
  });
  expect(table?.rows[2]?.endoscopicBase).toBe("45378");
  expect(table?.rows[3]).toMatchObject({ naNonFacility: false, naFacility: true });
});

/** The same file with the pricing indicator of 2026 between team surgery and endoscopic base. */
function widened(): string {
  const insert = (line: string, cell: string) => {
    const cells = line.replace('"x, y"', "x").split(",");
    cells.splice(23, 0, cell);
    return cells.join(",");
  };
  const heading = [
    HEADING[0]?.replace("2025", "2026").replace("October", "July") as string,
    ",,RELEASED 06/30/2026,,",
    ...HEADING.slice(2, 5).map((line) => insert(line, "")),
    insert(HEADING[5] as string, "PRIC"),
    insert(HEADING[6] as string, "IND"),
  ];
  return file(
    heading,
    ROWS.map((row) => insert(row, "9").replace("32.3465", "33.4009")),
  );
}

test("finds its columns by their headings where one was added", async () => {
  const narrow = (
    await read(
      file(
        HEADING,
        ROWS.map((row) => row.replace('"x, y"', "x")),
      ),
    )
  ).table;
  const wide = (await read(widened(), "anything.csv")).table;
  expect(wide).toMatchObject({ release: "RVU26C", columns: 32, conversionFactor: 334009, qualifying: false });
  expect(wide?.rows).toEqual(narrow?.rows);
});

test.each([
  ["the factor of qualifying participants", widened().replaceAll("33.4009", "33.5675"), "x.csv", "RVU26C-QP"],
  [
    "a revision within a quarter",
    file([
      (HEADING[0] as string).replace("2025", "2024").replace("October Release", "January Release Revised March 9"),
      ...HEADING.slice(1),
    ]),
    "x.csv",
    "RVU24AR",
  ],
  [
    "a name that says nonQPP in a year whose factors are not known",
    widened().replaceAll("2026", "2027"),
    "PPRRVU2027_Jul_nonQPP.csv",
    "RVU27C",
  ],
  ["a name that says QPP in such a year", widened().replaceAll("2026", "2027"), "PPRRVU2027_Jul_QPP.csv", "RVU27C-QP"],
])("names the release by %s", async (_what, text, name, release) => expect((await read(text, name)).table?.release).toBe(release));

test("blank rows and the end-of-file mark of old text files are passed over", async () =>
  expect(
    (await read(file(HEADING, [...ROWS, ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", "\u001a,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,"]))).table?.rows,
  ).toHaveLength(5));

const change = (at: number, from: string, to: string) =>
  file(
    HEADING,
    ROWS.map((row, place) => (place === at ? row.replace(from, to) : row)),
  );
const without = (heading: string) => file(HEADING.map((line) => line.replace(heading, "")));

describe("refuses, whole and with its reason", () => {
  test.each([
    ["a code that lost its zeros", change(0, "00104", "104"), "leading-zeros", 8, /00104/, /^104$/],
    ["global days that lost theirs", change(1, ",000,", ",0,"), "leading-zeros", 9, /000/, /^0$/],
    ["a total that is not the sum of its parts", change(1, "20.44", "20.45"), "sum", 9, /20\.44/, /20\.45/],
    ["a facility total that is not", change(1, "10.60,0", "10.61,0"), "sum", 9, /10\.60/, /10\.61/],
    ["a work value that was changed", change(1, "6.20", "6.30"), "sum", 9, /20\.54/, /20\.44/],
    ["two rows of one code and component", file(HEADING, [...ROWS, ROWS[4] as string]), "duplicate", 13, /88305 26/, /rows 12 and 13/],
    ["a second conversion factor", change(3, "32.3465", "33.2875"), "value", 11, /32\.3465/, /33\.2875/],
    ["a number that is none", change(1, "13.60", "n/a"), "value", 9, /PE/, /n\/a/],
    ["three decimals", change(1, "13.60", "13.605"), "value", 9, /2 decimals/, /13\.605/],
    ["a negative number", change(1, "6.20", "-6.20"), "value", 9, /WORK/, /-6\.20/],
    ["a status that CMS has not", change(1, ",A,", ",Z,"), "value", 9, /status/, /Z/],
    ["a modifier that is no component", change(4, ",26,", ",27,"), "value", 12, /modifier/, /27/],
    ["an indicator of two digits", change(1, ",2,0,1,0,0,", ",22,0,1,0,0,"), "value", 9, /multipleProcedure/, /22/],
    ["a multiple procedure indicator that CMS has not", change(1, ",2,0,1,0,0,", ",8,0,1,0,0,"), "value", 9, /multipleProcedure/, /8/],
    ["a bilateral indicator that CMS has not", change(1, ",2,0,1,0,0,", ",2,7,1,0,0,"), "value", 9, /bilateral/, /7/],
    ["an imaging family that CMS has not", change(1, ",0,99,", ",0,77,"), "value", 9, /imaging family/, /77/],
    ["an O for a zero", change(0, "00104", "0O104"), "value", 8, /five/, /0O104/],
    ["shares of the global fee that don't sum up", change(1, "000,0.00,0.00,0.00", "090,0.10,0.80,0.20"), "sum", 9, /1\.00/, /1\.10/],
    ["an endoscopy without its base", change(2, "45378", ""), "value", 10, /endoscopic base/, /^$/],
    ["a base for what is no endoscopy", change(1, "0,0,,32", "0,0,45378,32"), "value", 9, /endoscopic base/, /45378/],
    [
      "a title of another century",
      file(HEADING.map((line) => line.replace("2025 National", "1925 National"))),
      "date",
      undefined,
      /RELEASED/,
      /1925/,
    ],
    ["an NA that is something else", change(3, ",NA,", ",N,"), "value", 11, /NA/, /N/],
    ["a code of six characters", change(1, "17311", "173111"), "value", 9, /five/, /173111/],
    ["a row that broke off", file(HEADING, [...ROWS.slice(0, 4), "88305,26,x,A,,0.75"]), "truncated", 12, /31 columns/, /^6$/],
    ["a file that broke off in its last cell", file().slice(0, -5), "truncated", undefined, /line end/, /./],
    ["a quote that never closes", change(1, 'x, y"', "x, y"), "truncated", 9, /quotes/, /./],
    ["an empty file", "", "truncated", undefined, /rows/, /empty/],
    ["no heading line", file([]), "layout", undefined, /HCPCS/, /./],
    ["a column that is missing", without("ENDO"), "layout", 7, /ENDO BASE/, /./],
    [
      "a column that stands twice",
      file(HEADING.map((line) => line.replace(",PCTC,", ",GLOB,").replace(",IND,DAYS", ",DAYS,DAYS"))),
      "layout",
      7,
      /PCTC IND/,
      /./,
    ],
    ["two columns of one name", file(HEADING.map((line) => line.replace(",ASST,", ",BILAT,"))), "layout", 7, /BILAT SURG/, /2 such/],
    ["no title", file(HEADING.slice(1)), "layout", undefined, /National Physician/, /./],
    ["no release date", file([HEADING[0] as string, ...HEADING.slice(2)]), "date", undefined, /RELEASED/, /none/],
    [
      "a release date that does not exist",
      file(HEADING.map((line) => line.replace("09/11/2025", "09/31/2025"))),
      "date",
      undefined,
      /RELEASED/,
      /09\/31/,
    ],
    [
      "a factor that is of neither kind in a year of two",
      widened().replaceAll("33.4009", "33.0000"),
      "value",
      undefined,
      /33\.4009/,
      /^33$/,
    ],
    ["a year of two files with no word of which this is", widened().replaceAll("2026", "2027"), "layout", undefined, /QP/, /PPRRVU2025/],
    ["another table", "Medicare,State\r\n10112,AL\r\n", "layout", undefined, /HCPCS/, /./],
  ] as const)("%s", async (_what, text, check, row, expected, found) => {
    const { refused } = await read(text);
    expect(refused).toMatchObject({ check, file: "PPRRVU2025_Oct.csv" });
    expect(refused?.row).toBe(row);
    expect(refused?.expected).toMatch(expected);
    expect(refused?.found).toMatch(found);
  });

  test("too few rows for a whole file", async () =>
    expect((await read(file(), "x.csv", { leastRows: 6 })).refused).toMatchObject({
      check: "truncated",
      expected: "at least 6 fee schedule rows",
      found: "5",
    }));
  test("a file without the last families of codes", async () =>
    expect((await read(file(), "x.csv", {})).refused).toMatchObject({ check: "truncated", found: "1" }));
  test("many fewer rows than the last release", async () =>
    expect((await read(file(), "x.csv", { leastRows: 1, rowsBefore: 6 })).refused).toMatchObject({ check: "rows" }));
  test("with a text that a person can act on", async () => {
    const { refused } = await read(change(0, "00104", "104"));
    expect(refused && refusalText(refused)).toBe(
      "PPRRVU2025_Oct.csv, row 8: leading zeros lost (saved by a spreadsheet?): expected procedure code 00104, found 104",
    );
  });
});

test("a source that fails is our fault, not the file's: the exception goes on", () =>
  expect(readFeeSchedule("x.csv", { byteLength: 10, read: () => Promise.reject(new Error("disk")) })).rejects.toThrow("disk"));

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  const readCms = (path: string) => readFeeSchedule(path.split("/").at(-1) as string, bytesInMemory(readFileSync(new URL(path, CMS))));
  test.each([
    ["rvu24/cms-layout/PPRRVU24_JAN.csv", "RVU24A", 20240101, 327442, 18_499],
    ["rvu24/cms-layout/PPRRVU24_JAN_MAR9.csv", "RVU24AR", 20240309, 332875, 18_499],
    ["rvu24/cms-layout/PPRRVU24_JUL.csv", "RVU24C", 20240701, 332875, 18_664],
    ["rvu25a/PPRRVU25_JAN.csv", "RVU25A", 20250101, 323465, 18_865],
    ["rvu25d/PPRRVU2025_Oct.csv", "RVU25D", 20251001, 323465, 19_090],
    ["rvu26c/PPRRVU2026_Jul_nonQPP.csv", "RVU26C", 20260701, 334009, 19_356],
  ])("%s is %s", async (path, release, effective, conversionFactor, rows) => {
    const { table } = await readCms(path);
    expect(table).toMatchObject({ release, effective, conversionFactor });
    expect(table?.rows).toHaveLength(rows);
  });
  test("the file that a spreadsheet damaged is refused with that reason", async () =>
    expect((await readCms("rvu25a/PPRRVU25_JAN_excel_damaged.csv")).refused).toMatchObject({ check: "leading-zeros", row: 1847 }));
  const altered = async (alter: (line: string) => string) => {
    const text = readFileSync(new URL("rvu25d/PPRRVU2025_Oct.csv", CMS), "latin1");
    const lines = text.split("\r\n").map((line, at) => (at < 10 || line === "" ? line : alter(line)));
    const kept = lines.filter((line, at) => line !== "" || at === lines.length - 1);
    return readFeeSchedule("PPRRVU2025_Oct.csv", bytesInMemory(Buffer.from(kept.join("\r\n"), "latin1")));
  };
  const hundredfold = (line: string): string => {
    if (line.includes('"')) return line;
    const cells = line.split(",");
    for (const at of [5, 6, 8, 10, 11, 12]) cells[at] = String(Math.round(Number(cells[at]) * 100));
    return cells.join(",");
  };
  test.each([
    ["the professional row of a test left out", (line: string) => (line.startsWith("70450,26,") ? "" : line), /70450 26 beside 70450 TC/],
    ["a family without its base code", (line: string) => (line.startsWith("43235,") ? "" : line), /endoscopic base that is a code/],
    ["every decimal point lost, of totals too", hundredfold, /2 to 100 RVUs/],
  ])("%s is refused", async (_what, alter, expected) => expect((await altered(alter)).refused?.expected).toMatch(expected));
  test("half a file is refused", async () => {
    const bytes = readFileSync(new URL("rvu25d/PPRRVU2025_Oct.csv", CMS));
    const lines = bytes.toString("latin1").split("\n");
    const half = Buffer.from(`${lines.slice(0, 9000).join("\n")}\n`, "latin1");
    expect((await readFeeSchedule("x.csv", bytesInMemory(half))).refused?.check).toBe("truncated");
  });
});
