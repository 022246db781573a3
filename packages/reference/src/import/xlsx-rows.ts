import type { ByteSource } from "@claimscrub/claim";
import { unzipSync } from "fflate";
import { SaxesParser } from "saxes";
import { refuse } from "./refusal.ts";
import { crc32, memberChecksums } from "./zip-checksums.ts";

/** Limits on what a workbook may unfold to: the largest that CMS publishes of these tables has 18 million bytes of cells. */
const MOST_BYTES = 64 * 2 ** 20;
const MOST_UNFOLDED = 256 * 2 ** 20;
const MOST_COLUMNS = 200;
/** Bytes that the XML parser is given at once. */
const PIECE = 2 ** 18;

const MEMBERS = new Set(["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml"]);

/** Whether bytes begin as a zip archive does; a workbook is one. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** The rows of a workbook's first sheet as texts, cells trimmed; row `n` of the sheet is element `n - 1`. With `most`, the first ones. */
export async function xlsxRows(source: ByteSource, most = Number.POSITIVE_INFINITY): Promise<string[][]> {
  if (source.byteLength > MOST_BYTES) refuse("layout", `a workbook of at most ${MOST_BYTES} bytes`, `${source.byteLength} bytes`);
  const members = unfold(await source.read(0, source.byteLength));
  const sheet = members[firstSheet(members)];
  if (!sheet) return refuse("layout", "a workbook with a sheet", Object.keys(members).join(", "));
  return sheetRows(sheet, sharedTexts(members["xl/sharedStrings.xml"]), most);
}

function unfold(bytes: Uint8Array): Record<string, Uint8Array> {
  let unfolded = 0;
  const damaged = (what: string): never => refuse("truncated", "a whole xlsx workbook", what);
  const checksums = memberChecksums(bytes) ?? damaged("no list of its members");
  let members: Record<string, Uint8Array> = {};
  try {
    members = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!MEMBERS.has(name) && !/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return false;
        unfolded += originalSize;
        if (unfolded > MOST_UNFOLDED) refuse("layout", `a workbook that unfolds to at most ${MOST_UNFOLDED} bytes`, `${unfolded}`);
        return true;
      },
    });
  } catch (error) {
    // A damaged stream can also point beyond what it announced.
    if (error instanceof RangeError || (error instanceof Error && "code" in error)) damaged(error.message);
    throw error;
  }
  for (const [name, member] of Object.entries(members)) if (crc32(member) !== checksums.get(name)) damaged(`another checksum of ${name}`);
  return members;
}

/** Path of the first sheet in the workbook's own order. */
function firstSheet(members: Readonly<Record<string, Uint8Array>>): string {
  let id = "";
  parseXml(members["xl/workbook.xml"], (name, attributes) => {
    if (name === "sheet" && id === "") id = attributes["r:id"] ?? "";
  });
  let target = "";
  parseXml(members["xl/_rels/workbook.xml.rels"], (name, attributes) => {
    if (name === "Relationship" && attributes["Id"] === id) target = attributes["Target"] ?? "";
  });
  return target.startsWith("/") ? target.slice(1) : `xl/${target || "worksheets/sheet1.xml"}`;
}

function sharedTexts(bytes: Uint8Array | undefined): string[] {
  const texts: string[] = [];
  let text = "";
  let inText = false;
  let phonetic = false;
  parseXml(
    bytes,
    (name) => {
      if (name === "si") text = "";
      if (name === "rPh") phonetic = true;
      inText = name === "t" && !phonetic;
    },
    (name) => {
      if (name === "si") texts.push(text);
      if (name === "rPh") phonetic = false;
      inText = false;
    },
    (part) => {
      if (inText) text += part;
    },
  );
  return texts;
}

function sheetRows(bytes: Uint8Array, shared: readonly string[], most: number): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let column = -1;
  let type = "";
  let value = "";
  let inValue = false;
  parseXml(
    bytes,
    (name, attributes) => {
      if (name === "row") {
        const row = Number(attributes["r"] ?? rows.length + 1);
        if (!(row > rows.length) || row > 2 ** 20) refuse("layout", "rows in their order", `row ${attributes["r"]}`);
        while (rows.length < row - 1) rows.push([]);
        cells = [];
        column = -1;
      } else if (name === "c") {
        column = attributes["r"] === undefined ? column + 1 : columnNumber(attributes["r"]);
        type = attributes["t"] ?? "n";
        value = "";
      } else inValue = name === "v" || name === "t";
    },
    (name) => {
      if (name === "row") rows.push(cells);
      else if (name === "c") {
        while (cells.length < column) cells.push("");
        cells[column] = cellText(type, value, shared, rows.length + 1);
      }
      inValue = false;
    },
    (part) => {
      if (inValue) value += part;
    },
    () => rows.length >= most,
  );
  return rows;
}

/** `AB12` stands in the column 27. */
function columnNumber(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  if (column < 1 || column > MOST_COLUMNS) refuse("layout", `cells in the first ${MOST_COLUMNS} columns`, reference);
  return column - 1;
}

function cellText(type: string, value: string, shared: readonly string[], row: number): string {
  if (type === "s") return (shared[Number(value)] ?? refuse("layout", "a shared text", value, row)).trim();
  if (type === "e") return refuse("value", "a cell without an error", value, row);
  if (type !== "n" || value === "") return value.trim();
  // A workbook holds binary fractions: 32.346499999999999 is 32.3465. Twelve digits are more than any of these tables has.
  const number = Number(value);
  return Number.isFinite(number) ? String(Number(number.toPrecision(12))) : refuse("value", "a number", value, row);
}

function parseXml(
  bytes: Uint8Array | undefined,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
  close: (name: string) => void = () => undefined,
  text: (part: string) => void = () => undefined,
  enough: () => boolean = () => false,
): void {
  if (!bytes) return;
  const parser = new SaxesParser();
  parser.on("error", (error) => refuse("layout", "a workbook of well-formed XML", error.message.slice(0, 80)));
  parser.on("opentag", ({ name, attributes }) => open(name, attributes));
  parser.on("closetag", ({ name }) => close(name));
  parser.on("text", text);
  const decoder = new TextDecoder();
  for (let from = 0; from < bytes.length; from += PIECE) {
    if (enough()) return;
    parser.write(decoder.decode(bytes.subarray(from, from + PIECE), { stream: true }));
  }
  parser.close();
}
