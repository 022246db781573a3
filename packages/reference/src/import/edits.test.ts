import { existsSync, readFileSync } from "node:fs";
import { type ByteSource, bytesInMemory, procedureKey as key } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { everyCode } from "../coverage.ts";
import { ptpTable } from "../ncci-ptp.ts";
import { PtpBuilder } from "../ptp-builder.ts";
import { starterCodes } from "../starter/code-list.ts";
import { starterReference } from "../starter/index.ts";
import { eachLine } from "./each-line.ts";
import { readMue } from "./mue.ts";
import { ptpQuarter, readPtp } from "./ncci-ptp.ts";
import { importing } from "./refusal.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);
const bytes = (text: string) => bytesInMemory(Buffer.from(text, "latin1"));

const MUE_HEADING =
  '"A notice\n\nof several lines, with a comma",,,\n"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\n';
const NAME = "MCR_MUE_PractitionerServices_Eff_04-01-2026.csv";
const mue = (rows: string, name = NAME, heading = MUE_HEADING) => readMue(name, bytes(heading + rows), { leastRows: 1 });

describe("MUE", () => {
  test("reads units and indicator under a preamble of several lines", async () => {
    const { table } = await mue("17311,4,3 Date of Service Edit: Clinical,Clinical: Data\nA0425,250,1 Line Edit,Clinical: Data\n");
    expect(table).toMatchObject({ kind: "mue", service: "practitioner", effective: 20260401 });
    expect(table?.limits.get(key("17311"))).toEqual({ units: 4, mai: 3, rationale: "Clinical: Data" });
    expect(table?.limits.get(key("A0425"))).toEqual({ units: 250, mai: 1, rationale: "Clinical: Data" });
  });
  test.each([
    ["Outpatient Hospital Services MUE Values", "outpatient"],
    ["DME Supplier Services MUE Values", "dme"],
  ])("knows by %s whose table it is", async (heading, service) =>
    expect((await mue("17311,4,3 x,y\n", NAME, MUE_HEADING.replace("Practitioner Services MUE Values", heading))).table?.service).toBe(
      service,
    ),
  );
  test.each([
    ["a code without its zeros", "104,1,2 x,y\n", "leading-zeros"],
    ["a category II code without its zeros", "1F,1,2 x,y\n", "leading-zeros"],
    ["a code that stands twice", "17311,4,3 x,y\n17311,3,3 x,y\n", "duplicate"],
    ["units that are no number", "17311,four,3 x,y\n", "value"],
    ["an indicator that does not exist", "17311,4,4 x,y\n", "value"],
    ["a row that broke off", "17311,4,3 x,y\n17312,6\n", "truncated"],
    ["a file without its last line end", "17311,4,3 x,y\n17312,6,3 x", "truncated"],
    ["no rows", "", "truncated"],
  ])("refuses %s", async (_what, rows, check) => expect((await mue(rows)).refused?.check).toBe(check));
  test("refuses a name without its quarter, and a table of unknown claims", async () => {
    expect((await mue("17311,4,3 x,y\n", "mue.csv")).refused?.check).toBe("date");
    expect((await mue("17311,4,3 x,y\n", "MUE_Eff_13-01-2026.csv")).refused?.check).toBe("date");
    expect((await mue("17311,4,3 x,y\n", NAME, MUE_HEADING.replace("Practitioner", "Veterinary"))).refused?.check).toBe("layout");
  });
});

const PTP_HEADING =
  "A notice.\r\nColumn1/Column2 Edits\r\n\r\nColumn 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale\r\n\t\tprior to 1996\tDate\tDate\t0=not allowed\t\r\n";
const ptpRow = (column1: string, column2: string, effective = "20240101", deleted = "*", indicator = "1") =>
  `${column1}\t${column2}\t\t${effective}\t${deleted}\t${indicator}\tMore extensive procedure\r\n`;
const ptp = async (rows: string, name = "ccipra-v302r0-f1.TXT", heading = PTP_HEADING) => {
  const builder = new PtpBuilder();
  return { ...(await readPtp(name, bytes(heading + rows), builder, { leastRows: 1 })), builder };
};

describe("PTP", () => {
  test("reads rows with their dates; the deletion date is the last day in force", async () => {
    const { table, builder } = await ptp(
      ptpRow("17311", "11102") +
        ptpRow("17311", "88305", "20240401", "20240630", "0") +
        ptpRow("17311", "99213", "20200101", "20200101", "9"),
    );
    expect(table).toEqual({
      kind: "ncci-ptp",
      service: "practitioner",
      version: "302",
      part: 1,
      rows: 3,
      notApplicable: 1,
      standInDates: false,
    });
    const rows = builder.finish(everyCode);
    const on = (date: number) =>
      ptpTable({ label: "", period: { from: 20240101, until: 20241001 }, published: 0, source: "", digest: "", rows })(date);
    expect([20240331, 20240401, 20240630, 20240701].map((date) => on(date).find(key("17311"), key("88305"))?.indicator)).toEqual([
      undefined,
      0,
      0,
      undefined,
    ]);
    expect(on(20240801).find(key("17311"), key("11102"))).toMatchObject({ indicator: 1, rationale: "More extensive procedure" });
    expect(on(20200101).find(key("17311"), key("99213"))).toBeUndefined();
  });
  test.each([
    ["302", "2024Q3"],
    ["300", "2024Q1"],
    ["313", "2025Q4"],
  ])("version %s is that of %s", (version, quarter) => expect(ptpQuarter(version)).toBe(quarter));
  test("says where one date stands for all", async () =>
    expect((await ptp(ptpRow("17311", "11102", "19960101") + ptpRow("17312", "88305", "19960101"))).table?.standInDates).toBe(true));
  test.each([
    ["a code without its zeros", ptpRow("17311", "11102") + ptpRow("100", "11102"), "leading-zeros", 7],
    ["an impossible date", ptpRow("17311", "11102", "20240230"), "date", 6],
    ["a deletion before the beginning", ptpRow("17311", "11102", "20240401", "20240101"), "date", 6],
    ["an indicator that does not exist", ptpRow("17311", "11102", "20240101", "*", "2"), "value", 6],
    ["a row that broke off", `${ptpRow("17311", "11102")}17311\t11104\t\t2024\r\n`, "truncated", 7],
    ["a file without its last line end", `${ptpRow("17311", "11102")}17311\t11104\t\t20240101\t*\t1\tMore`, "truncated", 7],
  ])("refuses %s", async (_what, rows, check, row) => expect((await ptp(rows)).refused).toMatchObject({ check, row }));
  test("refuses a name without its version, a file that is all heading, and too few rows", async () => {
    expect((await ptp(ptpRow("17311", "11102"), "edits.txt")).refused?.check).toBe("layout");
    expect((await ptp("", undefined, "words\r\n".repeat(20))).refused?.check).toBe("layout");
    expect((await readPtp("ccipra-v302r0-f1.TXT", bytes(PTP_HEADING + ptpRow("17311", "11102")), new PtpBuilder())).refused?.check).toBe(
      "truncated",
    );
  });
});

test.each([1, 2, 3, 7, 64])("lines are the same however a file is cut: %i bytes at a time", async (chunk) => {
  const text = "first\r\n\r\nthird\nlong line with \u00e9\r\n";
  const seen: string[] = [];
  await eachLine(bytes(text), (line, row) => seen.push(`${row}:${line}`), chunk);
  expect(seen).toEqual(["1:first", "2:", "3:third", "4:long line with \u00e9"]);
});
test("a file of one endless line is refused, not held", async () => {
  const endless: ByteSource = { byteLength: 2 ** 30, read: async (from, to) => new Uint8Array(to - from).fill(65) };
  expect((await importing("x", () => eachLine(endless, () => undefined))).refused?.check).toBe("layout");
});

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  test.each([
    ["ncci/cms-layout/MCR_MUE_PractitionerServices_Eff_07-01-2024.csv", 20240701, 14_677],
    ["ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", 20260401, 15_095],
  ])("%s agrees with the starter set", async (path, effective, size) => {
    const { table } = await readMue(path.split("/").at(-1) as string, bytesInMemory(readFileSync(new URL(path, CMS))));
    expect(table).toMatchObject({ service: "practitioner", effective });
    expect(table?.limits.size).toBe(size);
    const starter = starterReference().on(effective).mue;
    for (const code of starterCodes()) expect(table?.limits.get(key(code)), code).toEqual(starter?.find(key(code)));
  });
});
