import { readFile, stat } from "node:fs/promises";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { parseDocument } from "yaml";

/** More than any configuration holds: what is larger is another file. */
const MOST_BYTES = 64 * 2 ** 20;

/** Why a document can't be read. */
export interface DocumentFault {
  /** In words that quote nothing of it. */
  readonly fault: string;
  /** Where the reader stopped: `line 2, column 1`. */
  readonly at?: string | undefined;
  /** The reader's own words, for documents that hold no patient: they may quote what stands there. */
  readonly told?: string | undefined;
  /** There is no such file. */
  readonly missing?: true;
}

/** What a document holds, or why it can't be read. */
export type DocumentReading<Value> = { readonly value: Value } | DocumentFault;

/** A YAML or JSON file as plain values. */
export async function readYamlFile(path: string): Promise<DocumentReading<unknown>> {
  const text = await textOf(path);
  if ("fault" in text) return text;
  const document = parseDocument(text.value, { uniqueKeys: true });
  const [error] = document.errors;
  if (error === undefined) return { value: document.toJS({ maxAliasCount: 20 }) as unknown };
  const place = error.linePos?.[0];
  const at = place && `line ${place.line}, column ${place.col}`;
  return {
    fault: `${at === undefined ? "" : `${at}: `}it is no YAML`,
    at,
    told: (error.message.split("\n")[0] ?? "").replace(/ at line.*$/, ""),
  };
}

/** The rows of a file of comma-separated values, the heading first; empty rows stay, so that a row's place is its number. */
export async function readCsvFile(path: string): Promise<DocumentReading<string[][]>> {
  const text = await textOf(path);
  if ("fault" in text) return text;
  try {
    return { value: parseCsv(text.value, { relax_column_count: true, skip_empty_lines: false }) };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser's own words quote the file, which may hold patients.
    const { lines } = error as CsvError & { readonly lines?: number };
    const at = lines === undefined ? undefined : `line ${lines}`;
    return { fault: `${at === undefined ? "" : `${at}: `}it is not in rows of comma-separated values`, at, told: error.message };
  }
}

async function textOf(path: string): Promise<DocumentReading<string>> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return { fault: "it is too large" };
    return { value: (await readFile(path, "utf8")).replace(/^\uFEFF/, "") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { fault: "there is no such file", missing: true };
    if (code === "EISDIR") return { fault: "it is a folder" };
    if (code === "EACCES" || code === "EPERM") return { fault: "it may not be read" };
    throw error;
  }
}
