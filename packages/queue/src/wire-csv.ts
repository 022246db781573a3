import type { CsvChunkFile, SegmentPlace } from "./jobs.ts";
import { fileId, integer, integers, list, record, RefusedJob } from "./wire-values.ts";

type Layout = CsvChunkFile["layout"];

/** Claims of a file in rows as they lie in the queue: lists of integers, beside the operator's own words for the columns. */
export interface WireCsvFile {
  readonly format: "csv";
  readonly fileId: string;
  readonly layout: Layout;
  /** Claim index, then from, length and ordinal of each row. */
  readonly claims: readonly (readonly number[])[];
  readonly flagged: readonly number[];
}

/** The longest text of a map, and the most of its columns. */
const TEXT = 120;
const COLUMNS = 2000;
const FIELD = /^[a-z][a-z0-9-]{0,39}(?:\.\d{1,2})?(?:#\d{1,2})?$/;

export function isCsvFile(given: unknown): boolean {
  return typeof given === "object" && given !== null && "format" in given && given.format === "csv";
}

export function packCsvFile(given: unknown): WireCsvFile {
  const file = record(given, "file", ["format", "fileId", "ranges", "layout", "flagged"]);
  const claims = list(file.ranges, "ranges").map((range) => {
    const claim = record(range, "range", ["claimIndex", "rows"]);
    const rows = list(claim.rows, "rows").flatMap((one) => {
      const { from, to, segment } = record(one, "row", ["from", "to", "segment"]);
      return [integer(from, "from"), integer(integer(to, "to") - integer(from, "from"), "to"), integer(segment, "segment")];
    });
    return [integer(claim.claimIndex, "claimIndex"), ...rows];
  });
  const flagged = integers(file.flagged ?? [], "flagged");
  return { format: "csv", fileId: fileId(file.fileId), layout: asLayout(file.layout), claims, flagged };
}

export function unpackCsvFile(given: unknown): CsvChunkFile {
  const file = record(given, "file", ["format", "fileId", "layout", "claims", "flagged"]);
  const ranges = list(file.claims, "claims").map((row) => {
    const [claimIndex = 0, ...rest] = integers(row, "claim");
    if (rest.length === 0 || rest.length % 3 !== 0) throw new RefusedJob("rows");
    const rows: SegmentPlace[] = [];
    for (let at = 0; at < rest.length; at += 3) rows.push({ from: rest[at]!, to: rest[at]! + rest[at + 1]!, segment: rest[at + 2]! });
    return { claimIndex, rows };
  });
  const flagged = integers(file.flagged, "flagged");
  return { format: "csv", fileId: fileId(file.fileId), ranges, layout: asLayout(file.layout), ...(flagged.length > 0 ? { flagged } : {}) };
}

function asLayout(given: unknown): Layout {
  const layout = record(given, "layout", ["delimiter", "decimal", "dates", "lines", "width", "columns", "names", "constants"]);
  const { decimal } = layout;
  if (decimal !== "." && decimal !== ",") throw new RefusedJob("decimal");
  const dates = list(layout.dates, "dates").map((date) => {
    if (typeof date !== "string" || !/^[YMD/. -]{4,20}$/.test(date)) throw new RefusedJob("dates");
    return date;
  });
  return {
    delimiter: integer(layout.delimiter, "delimiter"),
    decimal,
    dates,
    lines: integer(layout.lines, "lines"),
    width: integer(layout.width, "width"),
    columns: byField(layout.columns, "columns", (value) => integer(value, "columns")),
    names: byField(layout.names, "names", text),
    constants: byField(layout.constants, "constants", text),
  };
}

function text(value: unknown): string {
  if (typeof value !== "string" || value.length > TEXT) throw new RefusedJob("text");
  return value;
}

function byField<Value>(given: unknown, where: string, of: (value: unknown) => Value): Record<string, Value> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) throw new RefusedJob(where);
  const entries = Object.entries(given);
  if (entries.length > COLUMNS || entries.some(([field]) => !FIELD.test(field))) throw new RefusedJob(where);
  return Object.fromEntries(entries.map(([field, value]) => [field, of(value)]));
}
