import { createHash } from "node:crypto";
import { bytesInMemory, procedureKey as key } from "@claimscrub/claim";
import { readSnapshot, refusalText, snapshotReference, starterReference } from "@claimscrub/reference";
import { strToU8, zipSync } from "fflate";
import { beforeEach, describe, expect, test } from "vitest";
import { importReleases, type ImportOptions } from "./import-releases.ts";
import { openLoaded, openReference, type ReferenceStorage, UnusableReference } from "./storage.ts";
import { verifyReference } from "./verify-reference.ts";

const newHash = () => {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
};

/** A folder in memory; `dies` ends the process at a step of publishing, as it were. */
class Memory implements ReferenceStorage {
  lock: string | undefined;
  readonly snapshots = new Map<string, Uint8Array>();
  publications = 0;
  dies: "before the snapshot" | "before the lock" | undefined;

  async readLock() {
    return this.lock;
  }
  async readSnapshot(file: string) {
    const bytes = this.snapshots.get(file);
    if (!bytes) return undefined;
    const shared = new SharedArrayBuffer(bytes.length);
    new Uint8Array(shared).set(bytes);
    return shared;
  }
  async publish(file: string, snapshot: Uint8Array, lock: string) {
    if (this.dies === "before the snapshot") throw new Error("killed");
    this.snapshots.set(file, snapshot);
    if (this.dies === "before the lock") throw new Error("killed");
    this.lock = lock;
    this.publications += 1;
  }
}

let storage: Memory;
beforeEach(() => {
  storage = new Memory();
});

type Files = Readonly<Record<string, string | Uint8Array>>;
const SMALL: ImportOptions = { leastRows: 1, parts: 2 };
async function load(files: Files, options: ImportOptions = {}) {
  async function* given() {
    for (const [name, content] of Object.entries(files))
      yield { name, open: async () => bytesInMemory(typeof content === "string" ? Buffer.from(content, "latin1") : content) };
  }
  return importReleases({ files: given(), storage, newHash }, { ...SMALL, ...options });
}
const reasons = async (files: Files, options?: ImportOptions) => (await load(files, options)).refused.map(refusalText);
const reference = async () => (await openReference(storage, newHash)).reference;

const FEE_HEADING = [
  ",,2025 National Physician Fee Schedule Relative Value File October Release",
  ",,RELEASED 09/11/2025",
  ",,,,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,",
  ",,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED",
  ",,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS",
  ",,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT",
  "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT",
].join("\r\n");
const feeRow = (code = "27447", work = "6.20", total = "20.44", facility = "10.60", factor = "32.3465", days = "000") =>
  `${code},,x,A,,${work},13.60,,3.76,,0.64,${total},${facility},0,${days},0.00,0.00,0.00,2,0,1,0,0,,${factor},09,0,99,0.00,0.00,0.00`;
const fees = (rows: readonly string[] = [feeRow()], heading = FEE_HEADING, end = "\r\n") => `${heading}\r\n${rows.join("\r\n")}${end}`;
const gpci = (year = 2027, index = "0.869", id = "10112", end = "\r\n") =>
  `x\r\nMAC,State,Locality Number,Locality Name,${year} PW GPCI,${year} PE GPCI,${year} MP GPCI\r\n${id},AL,00,ALABAMA,1,${index},0.575${end}`;
const mue = (units = "4", code = "17311", end = "\n") =>
  `"A notice\nof lines",,,\nHCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n${code},${units},3 Date of Service Edit: Clinical,Clinical: Data${end}`;
const MUE_NAME = "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv";
const pair = (column1: string, column2: string, from = "20260101", until = "*", indicator = "1") =>
  `${column1}\t${column2}\t\t${from}\t${until}\t${indicator}\tMore extensive procedure\r\n`;
const PAIR_HEADING = "A notice.\r\n\r\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n";
const PAIRS: Files = {
  "ccipra-v322r0-f1.TXT": PAIR_HEADING + pair("27447", "20610") + pair("27447", "64450", "20260401", "20260630", "0"),
  "ccipra-v322r0-f2.TXT": PAIR_HEADING + pair("29881", "20610", "20250101"),
};
const zip = (code: string, locality = "01", flag = "0") => `NY${code}13202${locality} Z9   ${flag} A${" ".repeat(52)}20263`;
const zip9 = (code: string, four: string, locality: string) =>
  `NY${code}13202${locality} Z9   1${four}${" ".repeat(6)}A${" ".repeat(43)}20263`;
const ADD_ON = "add_on_code,primary_code,type,effective,deleted\n27448,27447,1,2026001,\n";

const ALL: Files = {
  "PPRRVU2025_Oct.csv": fees(),
  "GPCI2027.csv": gpci(),
  [MUE_NAME]: mue(),
  ...PAIRS,
  "AOC_V2026Q3-MCR.csv": ADD_ON,
  "ZIP5.txt": `${zip("10001")}\r\n${zip("10002", "01", "1")}\r\n`,
  "ZIP9.txt": `${zip9("10002", "0001", "02")}\r\n${zip9("10002", "0002", "02")}\r\n${zip9("10002", "0009", "03")}\r\n`,
  "pos_2026-07.csv": "pos,setting,name\n11,Non-Facility,Office\n22,Facility,Hospital\n90,Unassigned,\n",
  "icd10cm_order_2027.txt": `00001 C44     0 ${"Other skin".padEnd(60)} Other malignant neoplasm of skin\r\n00002 C4401   1 ${"Skin of lip".padEnd(60)} Neoplasm of skin of lip\r\n`,
  "article_x_icd10_2026-07.csv": "article_id,icd10_code_id,description\nA57162,C44.01,Skin of lip\n",
  "hcpcs_2026Q3.csv": "hcpcs_code,date_added,date_term\nA0021,1985-01-01,\nA0080,1982-01-01,2026-06-30\n",
};

describe("an import", () => {
  test("takes an operator's lists, which rules look at on the dates that they are made for", async () => {
    const lists = "list,procedure_code\nA57162,17311\nA57162@10112,17313\nclia,88305\nclia,0001U\n";
    const { refused } = await load({ ...ALL, "lists_2026-07.csv": lists });
    expect(refused).toEqual([]);
    const law = await reference();
    const { lists: inForce, coverage, diagnoses } = law.on(20260801);
    expect([inForce?.has("clia", key("88305")), inForce?.has("clia", key("88304")), inForce?.holds("single-dose-drugs")]).toEqual([
      true,
      false,
      false,
    ]);
    expect([inForce?.listsOf(key("17311")), inForce?.listsOf(key("17313"))]).toEqual([["A57162"], ["A57162@10112"]]);
    // CMS's own lists stay beside them.
    expect(inForce?.has("g2211-with-25", key("G0439"))).toBe(true);
    expect([coverage?.holds("A57162"), coverage?.covers("A57162", "C4401"), coverage?.covers("A57162", "L570")]).toEqual([
      true,
      true,
      false,
    ]);
    // The fiscal year of 2027 begins in October 2026.
    expect(diagnoses).toBeUndefined();
    expect(["C44", "C4401", "C4402"].map((code) => law.on(20261001).diagnoses?.standing(code))).toEqual([
      "heading",
      "reportable",
      undefined,
    ]);
    expect(law.on(20270101).coverage).toBeUndefined();
    expect(law.on(20260630).lists?.holds("clia")).toBe(false);
  });
  test("takes every kind of table and puts those of professional claims in force", async () => {
    const { imported, refused, leftAside, changed } = await load(ALL);
    expect(refused).toEqual([]);
    expect(leftAside).toEqual([]);
    expect(changed).toBe(true);
    expect(imported.map(({ label, rows, layoutVerified }) => `${label} ${rows}${layoutVerified ? "" : " unverified"}`)).toEqual([
      "aoc:2026Q3 1",
      "coverage-diagnoses:2026-07 1 unverified",
      "gpci:2027 1",
      "hcpcs:2026Q3 2",
      "icd10-cm:2027 2 unverified",
      "mpfs:RVU25D 1",
      "mue:2026Q4 1",
      "ncci-ptp:2026Q3 3",
      "pos:2026-07 2",
      "zip5:2026Q3 2",
      "zip9:2026Q3 3 unverified",
    ]);
    const law = await reference();
    expect(law.on(20251101).fees?.row(key("27447"), "")).toMatchObject({ work: 620, peNonFacility: 1360, globalDays: "000" });
    expect(law.on(20251101).fees?.row(key("17311"), "")).toBeUndefined();
    expect(law.on(20270301).localities?.find("10112-00")).toMatchObject({ practiceExpense: 869, name: "ALABAMA" });
    expect(law.on(20261101).mue?.find(key("17311"))).toEqual({ units: 4, mai: 3, rationale: "Clinical: Data" });
    expect([20260331, 20260401, 20260630, 20260701].map((date) => law.on(date).ptp?.find(key("27447"), key("64450"))?.indicator)).toEqual([
      undefined,
      0,
      0,
      undefined,
    ]);
    expect(law.on(20260801).addOns?.find(key("27448"))?.primaries).toEqual(new Set([key("27447")]));
    expect(law.on(20260801).places?.setting("22")).toBe("facility");
    const zips = law.on(20260801).zips;
    expect(
      [zips?.find("10002"), zips?.findNine?.("100020001"), zips?.findNine?.("100020005"), zips?.findNine?.("100020009")].map(
        (one) => one?.localityId,
      ),
    ).toEqual(["13202-01", "13202-02", "13202-01", "13202-03"]);
    expect(zips?.localitiesOf?.("10002")).toEqual(["13202-01", "13202-02", "13202-03"]);
  });
  test("a second time changes nothing", async () => {
    await load(ALL);
    const { lock } = storage;
    const again = await load(ALL);
    expect(again.changed).toBe(false);
    expect(again.imported.every(({ change }) => change === "unchanged")).toBe(true);
    expect([storage.lock, storage.publications]).toEqual([lock, 1]);
  });
  test("leaves the same bytes whatever the order and the number of calls", async () => {
    await load(ALL);
    const whole = storage.lock;
    const others = Object.entries(ALL).filter(([name]) => !name.startsWith("ccipra"));
    storage = new Memory();
    await load({
      "ccipra-v322r0-f2.TXT": PAIRS["ccipra-v322r0-f2.TXT"] as string,
      "ccipra-v322r0-f1.TXT": PAIRS["ccipra-v322r0-f1.TXT"] as string,
    });
    for (const [name, text] of others.reverse()) await load({ [name]: text });
    expect(storage.lock).toBe(whole);
  });
  test("nothing imported is the starter set", async () => {
    expect((await reference()).fingerprint).toBe(starterReference().fingerprint);
    expect(await openLoaded(storage, newHash)).toBeUndefined();
  });
  test("says what it did not know", async () =>
    expect((await load({ "readme.txt": "words", "claims.837": "ISA*00*" })).leftAside.map(({ name }) => name)).toEqual([
      "readme.txt",
      "claims.837",
    ]));
  test("takes a table that another format repeats once, and refuses one that another contradicts", async () => {
    const cells = (text: string) =>
      text
        .split(",")
        .map((value, at) => `<c r="${String.fromCharCode(65 + at)}1" t="inlineStr"><is><t>${value}</t></is></c>`.replace('1"', '1"'));
    const rows = gpci()
      .trim()
      .split("\r\n")
      .map(
        (line, at) =>
          `<row r="${at + 1}">${cells(line)
            .join("")
            .replaceAll('1" t', `${at + 1}" t`)}</row>`,
      );
    const xlsx = zipSync({ "xl/worksheets/sheet1.xml": strToU8(`<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`) });
    expect((await load({ "GPCI2027.csv": gpci(), "GPCI2027.xlsx": xlsx })).imported).toMatchObject([
      { label: "gpci:2027", files: ["GPCI2027.csv", "GPCI2027.xlsx"] },
    ]);
    storage = new Memory();
    const { imported, refused } = await load({ "a/GPCI2027.csv": gpci(), "b/GPCI2027.csv": gpci(2027, "0.968") });
    expect(imported).toEqual([]);
    expect(refused.map(refusalText).join()).toMatch(/the same table of gpci:2027/);
  });
  test("a table of another publication stands beside what it corrects; of the same, in its place", async () => {
    await load({ [MUE_NAME]: mue("4") });
    const correction = await load({ [MUE_NAME]: mue("6") }, { published: 20261115 });
    expect(correction.imported).toMatchObject([{ label: "mue:2026Q4", change: "correction" }]);
    const law = await reference();
    const units = (knownBy?: number) => law.on(20261201, knownBy).mue?.find(key("17311"))?.units;
    expect([units(), units(20261114), units(20261115), units(20260930)]).toEqual([6, 4, 6, undefined]);
    expect((await load({ [MUE_NAME]: mue("7") }, { published: 20261115 })).imported).toMatchObject([{ change: "replaced" }]);
    expect((await reference()).on(20261201).mue?.find(key("17311"))?.units).toBe(7);
  });
  test("puts anesthesia factors in force for their year", async () => {
    const rows = "10112,00,ALABAMA,19.31\r\n02102,01,ALASKA*,27.86\r\n";
    const { refused } = await load({ "ANES2027.csv": `Contractor,Locality,Locality Name,National Anes CF of 20.3178\r\n${rows}` });
    expect(refused).toEqual([]);
    const law = await reference();
    expect([law.on(20270301).anesthesia?.national, law.on(20271231).anesthesia?.find("02102-01")]).toEqual([203178, 278600]);
    expect([law.on(20261231).anesthesia, law.on(20280101).anesthesia]).toEqual([undefined, undefined]);
  });
  test("keeps tables for other claims apart from the law of professional ones", async () => {
    const outpatient = mue("99").replace("Practitioner Services", "Outpatient Hospital Services");
    const { imported } = await load(
      {
        "MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv": outpatient,
        "ccioph-v322r0-f1.txt": PAIR_HEADING + pair("27447", "20610"),
      },
      { parts: 1 },
    );
    expect(imported).toMatchObject([
      { label: "mue-outpatient:2026Q4", layoutVerified: false },
      { label: "ncci-ptp-outpatient:2026Q3", layoutVerified: false },
    ]);
    const law = await reference();
    expect([law.on(20261101).mue, law.on(20260801).ptp]).toEqual([undefined, undefined]);
  });
});

describe("a date", () => {
  test.each([
    [20231231, undefined, undefined, undefined],
    [20240101, "mpfs:RVU24A", "cf:2024", undefined],
    [20240308, "mpfs:RVU24A", "cf:2024", undefined],
    [20240309, "mpfs:RVU24AR", "cf:2024-03-09", undefined],
    [20241231, "mpfs:RVU24C", "cf:2024-03-09", undefined],
    [20250101, "mpfs:RVU25A", "cf:2025", undefined],
    [20250930, "mpfs:RVU25A", "cf:2025", undefined],
    [20251001, "mpfs:RVU25D", "cf:2025", undefined],
    [20251231, "mpfs:RVU25D", "cf:2025", undefined],
    [20260101, "mpfs:RVU26C", "cf:2026", "ncci-ptp:2026Q3"],
    [20260930, "mpfs:RVU26C", "cf:2026", "ncci-ptp:2026Q3"],
    [20261001, "mpfs:RVU26C", "cf:2026", undefined],
    [20270101, undefined, undefined, undefined],
  ])("%i has its editions or none", async (date, feesLabel, factor, ptp) => {
    await load(ALL);
    const tables = (await reference()).on(date);
    expect([tables.fees?.edition.label, tables.conversionFactor?.edition.label]).toEqual([feesLabel, factor]);
    const inStarterWindow = date >= 20240101 && date < 20241001;
    expect(inStarterWindow ? undefined : tables.ptp?.edition.label).toBe(ptp);
  });
});

describe("what is refused leaves what is in force untouched:", () => {
  const cases: [string, Files, RegExp][] = [
    ["a fee schedule without leading zeros", { "PPRRVU.csv": fees([feeRow("100")]) }, /row 8: leading zeros lost.*00100, found 100/],
    ["a category II code without them", { "PPRRVU.csv": fees([feeRow("1F")]) }, /leading zeros lost.*0001F/],
    [
      "global days that a spreadsheet ate",
      { "PPRRVU.csv": fees([feeRow("27447", "6.20", "20.44", "10.60", "32.3465", "0")]) },
      /global days 000, found 0/,
    ],
    [
      "a printed total that is not the sum",
      { "PPRRVU.csv": fees([feeRow("27447", "6.20", "20.45")]) },
      /sum: expected 27447 non-facility total 20\.44.*found 20\.45/,
    ],
    ["two rows of one code", { "PPRRVU.csv": fees([feeRow(), feeRow()]) }, /row 9: duplicate.*rows 8 and 9/],
    [
      "two factors in one file",
      { "PPRRVU.csv": fees([feeRow(), feeRow("27446", "6.20", "20.44", "10.60", "33.0000")]) },
      /one conversion factor/,
    ],
    ["a factor that is not the law's", { "PPRRVU.csv": fees([feeRow("27447", "6.20", "20.44", "10.60", "33.0000")]) }, /33.*32\.3465/],
    [
      "a release date that is none",
      { "PPRRVU.csv": fees(undefined, FEE_HEADING.replace("09/11/2025", "13/41/2025")) },
      /date: expected RELEASED/,
    ],
    ["headings without the year", { "PPRRVU.csv": fees(undefined, FEE_HEADING.replace("2025 National", "National")) }, /layout/],
    [
      "a column that is missing",
      { "PPRRVU.csv": fees(undefined, FEE_HEADING.replace("GLOB", "GLOBE")) },
      /layout: expected one column headed/,
    ],
    ["a last line that broke off", { "PPRRVU.csv": fees(undefined, undefined, "") }, /truncated/],
    ["a row that broke off", { "PPRRVU.csv": fees([feeRow(), "27446,,x,A,,6.20"]) }, /row 9: truncated: expected 31 columns/],
    ["a quote that is never closed", { "PPRRVU.csv": fees([feeRow().replace(",x,", ',"x,')]) }, /truncated|layout/],
    ["a download of a tenth of a file", { "GPCI2027.csv": gpci().slice(0, 90) }, /truncated/],
    ["an index without its point", { "GPCI2027.csv": gpci(2027, "869") }, /between 0\.2 and 3, found 869/],
    ["a contractor without its zero", { "GPCI2027.csv": gpci(2027, "0.869", "1112") }, /leading zeros lost.*01112/],
    ["limits that are no numbers", { [MUE_NAME]: mue("four") }, /units as a whole number/],
    ["limits without a last line end", { [MUE_NAME]: mue("4", "17311", "") }, /truncated/],
    ["limits of no quarter", { "mue.csv": mue() }, /date: expected a file name with Eff_/],
    [
      "three of four parts of the pairs",
      { "ccipra-v322r0-f1.TXT": PAIRS["ccipra-v322r0-f1.TXT"] as string },
      /parts f1 to f2 in one import, found no f2/,
    ],
    ["a part of the pairs that is damaged", { ...PAIRS, "ccipra-v322r0-f2.TXT": `${PAIR_HEADING}29881\t20610\t\t2025` }, /truncated/],
    [
      "a part that comes twice with different rows",
      { ...PAIRS, "again/ccipra-v322r0-f2.TXT": PAIR_HEADING + pair("29880", "20610") },
      /one file for part 2/,
    ],
    [
      "pairs with an impossible date",
      { ...PAIRS, "ccipra-v322r0-f2.TXT": PAIR_HEADING + pair("29881", "20610", "20250230") },
      /date: expected effective date/,
    ],
    [
      "pairs that end before they begin",
      { ...PAIRS, "ccipra-v322r0-f2.TXT": PAIR_HEADING + pair("29881", "20610", "20250401", "20250101") },
      /deletion date not before/,
    ],
    [
      "a pair in force twice on one day",
      { ...PAIRS, "ccipra-v322r0-f2.TXT": PAIR_HEADING + pair("27447", "20610", "20260301") },
      /27447 with 20610, found rows whose dates overlap/,
    ],
    ["a ZIP code that stands twice", { "ZIP5.txt": `${zip("10001")}\r\n${zip("10001")}\r\n` }, /duplicate/],
    [
      "ZIP codes of two quarters",
      { "ZIP5.txt": `${zip("10001")}\r\n${zip("10002").replace("20263", "20264")}\r\n` },
      /2026Q3 in every row/,
    ],
    ["a Julian date that does not exist", { "AOC_V2026Q3-MCR.csv": ADD_ON.replace("2026001", "2026367") }, /Julian/],
    ["an add-on of two types", { "AOC_V2026Q3-MCR.csv": `${ADD_ON}27448,27446,2,,\n` }, /one type of 27448/],
    ["a place of service of one digit", { "pos_2026-07.csv": "pos,setting,name\n5,Facility,x\n" }, /leading zeros lost.*05/],
    [
      "an order number that is missing",
      { "icd10cm_order_2027.txt": `00001 C44     0 ${"a".padEnd(60)} b\r\n00003 C4401   1 ${"a".padEnd(60)} b\r\n` },
      /order number 2, found 00003/,
    ],
    [
      "a workbook that broke off",
      { "GPCI2027.xlsx": zipSync({ "xl/worksheets/sheet1.xml": strToU8("<worksheet>") }).subarray(0, 60) },
      /^$/,
    ],
  ];
  test.each(cases)("%s", async (_what, files, reason) => {
    await load({ "GPCI2028.csv": gpci(2028) });
    const { lock, publications } = storage;
    const outcome = await load(files);
    // A broken workbook shows no sign of any table: it is named among what was left aside.
    expect(outcome.refused.length > 0 ? outcome.refused.map(refusalText).join("\n") : "").toMatch(reason);
    expect(outcome.refused.length + outcome.leftAside.length).toBeGreaterThan(0);
    expect(outcome.imported).toEqual([]);
    expect([storage.lock, storage.publications]).toEqual([lock, publications]);
    expect((await reference()).on(20280601).localities?.edition.label).toBe("gpci:2028");
  });
  test("a release that is in force already, but with a row less, unless it is taken all the same", async () => {
    await load({ "PPRRVU.csv": fees([feeRow(), feeRow("27446")]) });
    const { lock } = storage;
    expect(await reasons({ "PPRRVU.csv": fees([feeRow()]) })).toEqual([
      expect.stringMatching(/truncated.*no fewer rows than the 2 of mpfs:/),
    ]);
    expect(storage.lock).toEqual(lock);
    expect(await reasons({ "PPRRVU.csv": fees([feeRow()]) }, { acceptRows: true })).toEqual([]);
  });
  test("half of the rows of the release before, unless it is taken all the same", async () => {
    const zips = (count: number, quarter: string) =>
      Array.from({ length: count }, (_, at) => `${zip(String(10001 + at)).replace("20263", quarter)}\r\n`).join("");
    await load({ "ZIP5.txt": zips(40, "20263") });
    expect(await reasons({ "ZIP5.txt": zips(20, "20264") })).toEqual([
      "ZIP5.txt: rows: expected rows within a tenth of the 40 of zip5:2026Q3 (--accept-rows takes it all the same), found 20",
    ]);
    expect(await reasons({ "ZIP5.txt": zips(20, "20264") }, { acceptRows: true })).toEqual([]);
    expect(await reasons({ "ZIP5.txt": zips(43, "20271") }, { acceptRows: false })).not.toEqual([]);
  });
  test("one bad file, and the good ones are taken", async () => {
    const { imported, refused } = await load({ "GPCI2027.csv": gpci(), [MUE_NAME]: mue("four") });
    expect(imported.map(({ label }) => label)).toEqual(["gpci:2027"]);
    expect(refused).toHaveLength(1);
  });
});

describe("killed in the middle", () => {
  test.each(["before the snapshot", "before the lock"] as const)("%s is in place, what was in force stays", async (when) => {
    await load({ [MUE_NAME]: mue("4") });
    storage.dies = when;
    await expect(load({ [MUE_NAME]: mue("6") })).rejects.toThrow("killed");
    expect((await reference()).on(20261101).mue?.find(key("17311"))?.units).toBe(4);
    storage.dies = undefined;
    await load({ [MUE_NAME]: mue("6") });
    expect((await reference()).on(20261101).mue?.find(key("17311"))?.units).toBe(6);
  });
});

describe("what is loaded", () => {
  const expectUnusable = async (change: () => void) => {
    await load(ALL);
    change();
    await expect(openReference(storage, newHash)).rejects.toBeInstanceOf(UnusableReference);
  };
  test("is never used with a flipped bit", () =>
    expectUnusable(() => {
      for (const bytes of storage.snapshots.values()) bytes[bytes.length - 9] = (bytes.at(-9) as number) ^ 1;
    }));
  test("is never used without its snapshot", () => expectUnusable(() => storage.snapshots.clear()));
  test.each(["", "{", "{}", '{"version":2}', '{"version":1,"snapshot":{"file":"../../x"},"editions":[]}'])(
    "is never used by the lock %j",
    (text) =>
      expectUnusable(() => {
        storage.lock = text;
      }),
  );
  test("is verified, with the calendar of every table", async () => {
    await load(ALL);
    const { calendar, unverified } = await verifyReference(storage, newHash);
    expect(unverified).toEqual(["zip9:2026Q3", "coverage-diagnoses:2026-07", "icd10-cm:2027"]);
    expect(calendar.filter(({ table, label }) => table === "mue" && label === undefined).map(({ period }) => period)).toEqual([
      { from: 20240101, until: 20240701 },
      { from: 20241001, until: 20260401 },
      { from: 20260701, until: 20261001 },
      { from: 20270101, until: 20280101 },
    ]);
    storage.lock = (storage.lock as string).replace("AOC_V2026Q3", "AOC_V2026Q4");
    await expect(verifyReference(storage, newHash)).rejects.toThrow(/lock file says something else/);
  });
  test("is one block of memory that another reference reads as it is", async () => {
    await load(ALL);
    const loaded = await openLoaded(storage, newHash);
    const twice = [snapshotReference(loaded?.snapshot as SharedArrayBuffer), snapshotReference(loaded?.snapshot as SharedArrayBuffer)];
    expect(twice[0]?.fingerprint).toBe(twice[1]?.fingerprint);
    expect(
      readSnapshot(loaded?.snapshot as SharedArrayBuffer).map(({ columns }) =>
        Object.values(columns).every(({ buffer }) => buffer === loaded?.snapshot),
      ),
    ).not.toContain(false);
  });
});
