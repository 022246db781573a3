/** Tables that are loaded from files, by the names that labels, the lock file and the snapshot give them. */
export const TABLE_KINDS = [
  "fee-schedule",
  "gpci",
  "zip5",
  "zip9",
  "ncci-ptp",
  "mue",
  "add-on",
  "opps-cap",
  "payment-amounts",
  "anesthesia",
  "counties",
  "places",
  "code-list",
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** A table as the snapshot holds it: numbers in columns, texts in lists. The same law always packs into the same bytes. */
export interface PackedTable {
  readonly kind: TableKind;
  /** Release, year, quarter and the like. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly texts: Readonly<Record<string, readonly string[]>>;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Texts of few different values as places in a sorted list. @throws RangeError above 65,536 different ones. */
export function dictionary(values: readonly string[]): { list: string[]; places: Uint16Array } {
  const list = [...new Set(values)].sort();
  if (list.length > 65_536) throw new RangeError("more different texts than a packed column can name");
  const placeOf = new Map(list.map((text, place) => [text, place]));
  return { list, places: Uint16Array.from(values, (text) => placeOf.get(text) as number) };
}

/** The column of that name; a snapshot without it is of another version than its heading says. */
export function columnOf<const Kind extends "Uint8Array" | "Uint16Array" | "Uint32Array" | "Int32Array">(
  { kind, columns }: PackedTable,
  name: string,
  type: Kind,
): InstanceType<(typeof COLUMN_TYPES)[Kind]> {
  const column = columns[name];
  if (!(column instanceof COLUMN_TYPES[type])) throw new Error(`the packed ${kind} table has no ${type} ${name}`);
  return column as InstanceType<(typeof COLUMN_TYPES)[Kind]>;
}

export function textsOf({ kind, texts }: PackedTable, name: string): readonly string[] {
  const list = texts[name];
  if (!list) throw new Error(`the packed ${kind} table has no list ${name}`);
  return list;
}

export const COLUMN_TYPES = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;

/** Numbers that must fit their column: an overflow would be another amount. */
export function uint32(values: readonly number[]): Uint32Array {
  return checked(values, Uint32Array.from(values));
}
export function int32(values: readonly number[]): Int32Array {
  return checked(values, Int32Array.from(values));
}
export function uint16(values: readonly number[]): Uint16Array {
  return checked(values, Uint16Array.from(values));
}
export function uint8(values: readonly number[]): Uint8Array {
  return checked(values, Uint8Array.from(values));
}
function checked<Packed extends Column>(values: readonly number[], packed: Packed): Packed {
  for (let at = 0; at < packed.length; at++)
    if (packed[at] !== values[at]) throw new RangeError(`${values[at]} does not fit a packed column`);
  return packed;
}

/** The column or list that has one member a row, by kind. */
const ROW_COLUMN: Readonly<Partial<Record<TableKind, string>>> = { "ncci-ptp": "column2", mue: "codes", "add-on": "addOn" };

/** Rows of a packed table; of ZIP codes each one of a run. */
export function rowsOf({ kind, facts, texts, columns }: PackedTable): number {
  if (kind === "zip5" || kind === "zip9") return Number(facts["zips"]);
  return columns[ROW_COLUMN[kind] ?? "place"]?.length ?? texts["id"]?.length ?? texts["code"]?.length ?? 0;
}
