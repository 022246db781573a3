import { cellText, cutCells } from "./cells.ts";
import { type CsvMap, plainName } from "./csv-map.ts";
import { type CsvFault, csvFault } from "./fault.ts";
import { type Field, LISTS, type ListField, REQUIRED } from "./fields.ts";
import { LIMITS } from "./limits.ts";

/**
 * Where each field lies in the rows of one file: all that a reader needs beside the rows. Plain JSON without any value of a row. Keys are
 * fields, with the place in a list behind a point and the number of the line behind a `#`: `procedure`, `modifiers.2`, `charge#3`.
 */
export interface CsvLayout {
  readonly delimiter: number;
  readonly decimal: "." | ",";
  readonly dates: readonly string[];
  /** Lines in one row; 0 where each row is one line. */
  readonly lines: number;
  /** Cells of the header. */
  readonly width: number;
  /** Number of the cell, from 0. */
  readonly columns: Readonly<Record<string, number>>;
  /** Names of the columns, as the map has them. */
  readonly names: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
}

/** A file's header laid against a map. */
export interface HeaderFit {
  readonly layout: CsvLayout;
  /** Ends of the header: the first byte behind it. */
  readonly faults: readonly CsvFault[];
  /** Whether every column of the map is there and the map knows every column of the header. */
  readonly exact: boolean;
  /** Columns of the map that are there. */
  readonly found: number;
}

const DELIMITERS = [",", ";", "\t", "|"];

/** The keys of a map's columns, with their names: one for each place of a list, and for each line of a row of several. */
export function keysOf({ columns, rows, lines }: CsvMap): (readonly [key: string, name: string, field: Field])[] {
  const keys: (readonly [string, string, Field])[] = [];
  for (const [name, names] of Object.entries(columns)) {
    const field = name as Field;
    for (const [at, column] of names.entries()) {
      const key = isList(field) ? `${field}.${at + 1}` : field;
      if (rows === "claim" && column.includes("{n}"))
        for (let line = 1; line <= lines; line++) keys.push([`${key}#${line}`, column.replaceAll("{n}", String(line)), field]);
      else keys.push([key, column, field]);
    }
  }
  return keys;
}

/** Lays the header, the first line of `head`, against a map; by the delimiter of the map, else by the one that fits best. */
export function fitHeader(head: Uint8Array, map: CsvMap): HeaderFit {
  const from = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  let to = from;
  while (to < head.length && head[to] !== 10 && head[to] !== 13) to++;
  const line = head.subarray(0, to);
  const fits = (map.delimiter === undefined ? DELIMITERS : [map.delimiter]).map((delimiter) => fit(line, from, delimiter, map));
  return fits.reduce((best, one) => (one.found > best.found ? one : best));
}

function fit(line: Uint8Array, from: number, delimiter: string, map: CsvMap): HeaderFit {
  const byte = delimiter.charCodeAt(0);
  const cells = cutCells(line, from, line.length, byte, LIMITS.columns);
  const faults: CsvFault[] = [];
  const width = cells.from.length;
  const at = (cell: number, element: string) => ({ segment: 1, byte: cells.from[cell] ?? 0, element });
  const places = new Map<string, number>();
  const repeated: number[] = [];
  for (let cell = 0; cell < width; cell++) {
    const name = plainName(cellText(line, cells.from[cell]!, cells.to[cell]!));
    if (name === "") continue;
    if (places.has(name)) repeated.push(cell);
    else places.set(name, cell);
  }
  if (width > LIMITS.columns) faults.push(csvFault("csv-too-many-columns", at(0, "header"), { limit: LIMITS.columns }));
  const columns: Record<string, number> = {};
  const names: Record<string, string> = {};
  const known = new Set(map.ignored.map(plainName));
  let missing = 0;
  for (const [key, name, field] of keysOf(map)) {
    const place = places.get(plainName(name));
    known.add(plainName(name));
    names[key] = name;
    if (place !== undefined) columns[key] = place;
    else {
      missing++;
      // Of a row with several lines the first one's columns are enough.
      const required = (REQUIRED as readonly Field[]).includes(field) && (!key.includes("#") || key.endsWith("#1"));
      faults.push(csvFault(required ? "csv-required-column-absent" : "csv-column-absent", at(0, name), { column: name, field }));
    }
  }
  // A file without a header has a patient's values in its first line: they are counted, never shown.
  const unknown = [...places].filter(([name]) => !known.has(name));
  if (unknown.length > 0) {
    const cell = unknown[0]![1];
    faults.push(csvFault("csv-unknown-column", at(cell, `column ${cell + 1}`), { count: unknown.length }));
  }
  for (const cell of repeated) faults.push(csvFault("csv-repeated-column", at(cell, `column ${cell + 1}`)));
  const found = Object.keys(columns).length;
  return {
    layout: {
      delimiter: byte,
      decimal: map.decimal,
      dates: map.dates,
      lines: map.rows === "claim" ? map.lines : 0,
      width,
      columns,
      names,
      constants: map.constants,
    },
    faults,
    exact: missing === 0 && unknown.length === 0 && repeated.length === 0 && width <= LIMITS.columns,
    found,
  };
}

function isList(field: Field): field is ListField {
  return Object.hasOwn(LISTS, field);
}
