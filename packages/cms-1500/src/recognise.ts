import type { CsvMap } from "./csv-map.ts";
import { fitHeader } from "./layout.ts";

/** Bytes that are enough to tell a file of rows by. */
export const CSV_HEAD_BYTES = 65_536;

/** The one map whose columns are exactly those of the header with which the file begins; undefined where none or several fit. */
export function mapThatFits(head: Uint8Array, maps: readonly CsvMap[]): CsvMap | undefined {
  const fitting = maps.filter((map) => fitHeader(head, map).exact);
  return fitting.length === 1 ? fitting[0] : undefined;
}
