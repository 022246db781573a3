import { readFile, stat } from "node:fs/promises";
import { CsvError, parse as parseCsv } from "csv-parse/sync";
import { parseDocument } from "yaml";

/** More than any configuration holds: what is larger is another file. */
const MOST_BYTES = 64 * 2 ** 20;

/** What a document holds, or why it can't be read: in words that quote nothing of it. */
export type DocumentReading<Value> = { readonly value: Value } | { readonly fault: string };

/** A YAML or JSON file as plain values. */
export async function readYamlFile(path: string): Promise<DocumentReading<unknown>> {
  const text = await textOf(path);
  if ("fault" in text) return text;
  const document = parseDocument(text.value, { uniqueKeys: true });
  const [error] = document.errors;
  if (error === undefined) return { value: document.toJS({ maxAliasCount: 20 }) as unknown };
  const at = error.linePos?.[0];
  return { fault: `${at ? `line ${at.line}, column ${at.col}: ` : ""}it is no YAML` };
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
    return { fault: `${lines === undefined ? "" : `line ${lines}: `}it is not in rows of comma-separated values` };
  }
}

async function textOf(path: string): Promise<DocumentReading<string>> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) return { fault: "it is too large" };
    return { value: (await readFile(path, "utf8")).replace(/^\uFEFF/, "") };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { fault: "there is no such file" };
    if (code === "EISDIR") return { fault: "it is a folder" };
    if (code === "EACCES" || code === "EPERM") return { fault: "it may not be read" };
    throw error;
  }
}
