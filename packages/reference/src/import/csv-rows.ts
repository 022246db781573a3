import type { ByteSource } from "@claimscrub/claim";
import { CsvError, parse } from "csv-parse/sync";
import { type CutTable, cutFixedWidth } from "./fixed-width.ts";
import { refuse } from "./refusal.ts";
import { isZip, xlsxRows } from "./xlsx-rows.ts";

/** Larger than any table that is published as csv: a limit on what comes from outside. */
const MOST_BYTES = 64 * 2 ** 20;

/** A heading whose names are separated by tabs. */
const TABBED = /^[^\n,\t]+\t[^\n,\t]+\t[^\n\t]+(\t|\r?$)/m;

/** Control-Z, with which old text files end. */
const END_OF_FILE = "\u001a";

/** A whole file as text. CMS writes Latin-1; a byte-order mark says UTF-8. */
export async function wholeText(source: ByteSource): Promise<string> {
  if (source.byteLength > MOST_BYTES) refuse("layout", `at most ${MOST_BYTES} bytes`, `${source.byteLength} bytes`);
  if (source.byteLength === 0) refuse("truncated", "a file with rows", "an empty file");
  const bytes = await source.read(0, source.byteLength);
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = new TextDecoder(marked ? "utf-8" : "latin1").decode(bytes);
  // A download that broke off in its last cell still parses: 12.34 becomes 12.3.
  if (!text.endsWith("\n") && !text.endsWith(END_OF_FILE))
    refuse("truncated", "a last line with its line end", JSON.stringify(text.slice(-20)));
  return text;
}

/** The rows of a csv text, cells trimmed. Row `n` of the file is element `n - 1`: none is left out. */
function csvText(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: TABBED.test(text.slice(0, 8192)) ? "\t" : ",",
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      skip_empty_lines: false,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error["records"] === "number" ? error["records"] + 1 : undefined;
    return refuse(
      error.code === "CSV_QUOTE_NOT_CLOSED" ? "truncated" : "layout",
      "comma-separated values with closed quotes",
      error.code,
      row,
    );
  }
}

/** The rows of a table in csv, in a fixed width that is known here, or in the first sheet of a workbook, whichever the bytes are. */
export async function tableRows(source: ByteSource): Promise<string[][]> {
  return [...(await sheetOf(source)).rows];
}

/** As `tableRows`, with the number of heading rows that were put above the file's own. */
export async function sheetOf(source: ByteSource): Promise<CutTable> {
  if (isZip(await source.read(0, Math.min(4, source.byteLength)))) return { rows: await xlsxRows(source), above: 0 };
  const text = await wholeText(source);
  return cutFixedWidth(text) ?? { rows: csvText(text), above: 0 };
}

/** Whether a row says nothing; a lone end-of-file mark says no more. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || cell === END_OF_FILE);
}

/** Headings stacked over several lines as one name a column, blanks squeezed: `NON-FAC PE RVU`. */
export function stackedHeadings(lines: readonly (readonly string[])[]): string[] {
  const width = Math.max(...lines.map((line) => line.length));
  return Array.from({ length: width }, (_, column) =>
    lines
      .map((line) => line[column] ?? "")
      .filter((cell) => cell !== "")
      .join(" ")
      .replace(/\s+/g, " ")
      .toUpperCase(),
  );
}

/** Place of the one column whose heading matches. */
export function columnNamed(headings: readonly string[], name: RegExp, row: number): number {
  const places = headings.flatMap((heading, place) => (name.test(heading) ? [place] : []));
  if (places.length !== 1)
    refuse("layout", `one column headed ${name.source}`, places.length === 0 ? headings.join(" | ") : `${places.length} such columns`, row);
  return places[0] as number;
}
