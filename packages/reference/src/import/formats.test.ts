import { existsSync, readFileSync } from "node:fs";
import { bytesInMemory } from "@claimscrub/claim";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readFeeSchedule } from "./fee-schedule.ts";
import { readGpci } from "./geography.ts";
import { readOppsCap } from "./locality-amounts.ts";
import { readAnesthesia, readCounties } from "./places.ts";
import type { Import } from "./refusal.ts";
import { xlsxRows } from "./xlsx-rows.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);

/** A workbook of one sheet, with the XML of its rows as given. */
function workbook(rows: string, shared = "", sheet = "worksheets/sheet1.xml"): Uint8Array {
  return zipSync({
    "xl/workbook.xml": strToU8(
      '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId7"/><sheet name="b" r:id="rId8"/></sheets></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships><Relationship Id="rId8" Target="worksheets/other.xml"/><Relationship Id="rId7" Target="${sheet}"/></Relationships>`,
    ),
    "xl/sharedStrings.xml": strToU8(`<sst>${shared}</sst>`),
    [`xl/${sheet}`]: strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
}
const rowsOf = async (bytes: Uint8Array) => {
  try {
    return await xlsxRows(bytesInMemory(bytes));
  } catch (error) {
    return (error as { refusal: { check: string } }).refusal.check;
  }
};

/** The same archive with other bytes in the place of some, as a bad disk leaves it. */
function changed(archive: Uint8Array, from: string, to: string): Uint8Array {
  const stored = zipSync(unzipSync(archive), { level: 0 });
  const at = Buffer.from(stored).indexOf(from);
  stored.set(strToU8(to), at);
  return stored;
}

describe("a workbook", () => {
  test("gives the texts of its first sheet; left-out cells and rows are empty", async () =>
    expect(
      await rowsOf(
        workbook(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="3"><c r="B3"><v>32.346499999999999</v></c><c r="C3" t="inlineStr"><is><t> x </t></is></c></row>',
          "<si><t>HCPCS</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>not this</t></rPh></si>",
        ),
      ),
    ).toEqual([["HCPCS", "", "two runs"], [], ["", "32.3465", "x"]]));
  test.each([
    ["a sum that is off in binary", "0.86899999999999999", "0.869"],
    ["a whole number", "42", "42"],
    ["a large amount", "1339.8100000000002", "1339.81"],
    ["a tiny number", "1E-3", "0.001"],
  ])("reads %s as it is shown", async (_what, value, text) =>
    expect(await rowsOf(workbook(`<row r="1"><c r="A1"><v>${value}</v></c></row>`))).toEqual([[text]]),
  );
  test.each([
    ["a cell with an error", workbook('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'), "value"],
    ["a text that is not there", workbook('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), "layout"],
    ["rows out of order", workbook('<row r="2"/><row r="1"/>'), "layout"],
    ["XML that breaks off", workbook('<row r="1"><c'), "layout"],
    ["an archive that breaks off", workbook('<row r="1"/>').subarray(0, 200), "truncated"],
    ["a figure that was changed in its archive", changed(workbook('<row r="1"><c r="A1"><v>620</v></c></row>'), "620", "630"), "truncated"],
    ["an archive without a sheet", zipSync({ "a.txt": strToU8("a") }), "layout"],
    ["a cell far out", workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "layout"],
  ])("is refused with %s", async (_what, bytes, check) => expect(await rowsOf(bytes)).toBe(check));
});

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  const read = async (
    path: string,
    reader: typeof readFeeSchedule | typeof readGpci | typeof readCounties | typeof readAnesthesia | typeof readOppsCap,
  ) => {
    const { table, refused } = (await reader(path, bytesInMemory(readFileSync(new URL(path, CMS))))) as Import<{ rows: readonly object[] }>;
    expect(refused).toBeUndefined();
    return (table?.rows ?? []).map((row) => JSON.stringify(row)).sort();
  };
  test.each([
    ["rvu25d/PPRRVU2025_Oct", readFeeSchedule, ["txt", "xlsx"], 19_090],
    ["rvu25d/GPCI2025", readGpci, ["txt", "xlsx"], 109],
    ["rvu25d/25LOCCO", readCounties, ["xlsx"], 110],
    ["rvu25d/OPPSCAP_Oct", readOppsCap, ["txt"], 16_100],
  ] as const)("%s is the same table in each format", async (path, reader, others, rows) => {
    const csv = await read(`${path}.csv`, reader);
    expect(csv).toHaveLength(rows);
    for (const other of others) expect(await read(`${path}.${other}`, reader), other).toEqual(csv);
  });
  test("anesthesia factors are the same in fixed width, where long names are cut", async () => {
    const factors = async (path: string) =>
      (await readAnesthesia(path, bytesInMemory(readFileSync(new URL(path, CMS))))).table?.rows
        .map(({ localityId, cents }) => [localityId, cents])
        .sort();
    expect(await factors("rvu25d/ANES2025.txt")).toEqual(await factors("rvu25d/ANES2025.csv"));
  });
});
