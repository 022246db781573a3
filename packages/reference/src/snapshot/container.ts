import { COLUMN_TYPES, type Column, type PackedTable, TABLE_KINDS } from "./packed-table.ts";

/** A file that a table was read from. */
export interface SourceFile {
  /** Name without folders. */
  readonly name: string;
  /** SHA-256 in hex. */
  readonly sha256: string;
}

/** A table in a snapshot with what is known about it: the line of the lock file. */
export interface SnapshotTable extends PackedTable {
  /** `mpfs:RVU25D`. */
  readonly label: string;
  /** SHA-256 of the packed table, in hex: the same law in csv, txt or xlsx has the same digest. */
  readonly digest: string;
  readonly rows: number;
  /** When one could know it. */
  readonly published: number;
  readonly files: readonly SourceFile[];
  /** False where the layout was built from a description and no file of the publisher has been read yet. */
  readonly layoutVerified: boolean;
  readonly note?: string | undefined;
}

/** Marks a snapshot; its last character is the version of the layout. */
const MAGIC = "CLMSREF1";
const HEAD = 16;
const ALIGNMENT = 8;

interface ColumnPlace {
  readonly type: keyof typeof COLUMN_TYPES;
  /** From the beginning of the columns, in bytes. */
  readonly at: number;
  readonly length: number;
}

/** A list of texts, one a line of UTF-8, among the columns. */
interface TextsPlace {
  readonly at: number;
  readonly bytes: number;
  readonly length: number;
}

/** What is wrong with bytes that should be a snapshot. */
export class DamagedSnapshot extends Error {
  constructor(what: string) {
    super(`the compiled reference is damaged or of another version: ${what}`);
    this.name = "DamagedSnapshot";
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function typeOf(column: Column): keyof typeof COLUMN_TYPES {
  return column.constructor.name as keyof typeof COLUMN_TYPES;
}

function sortedEntries<Value>(record: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** In the order in which a snapshot holds its tables: the order of import leaves no trace. */
export function compareTables(a: SnapshotTable, b: SnapshotTable): number {
  const key = ({ kind, label, published, digest }: SnapshotTable) =>
    `${String(TABLE_KINDS.indexOf(kind)).padStart(2, "0")} ${label} ${published} ${digest}`;
  return key(a) < key(b) ? -1 : 1;
}

/** Facts and texts that not every format of one table tells in full. */
const NOT_IN_EVERY_FORMAT: Partial<Record<PackedTable["kind"], readonly string[]>> = {
  anesthesia: ["national", "name"],
  counties: ["state", "area", "counties"],
};

/** The bytes of a packed table that its digest is taken of: facts, texts and columns by name. */
export function digestible({ kind, facts, texts, columns }: PackedTable): Uint8Array[] {
  const left = NOT_IN_EVERY_FORMAT[kind] ?? [];
  const told = <Value>(record: Readonly<Record<string, Value>>) => sortedEntries(record).filter(([name]) => !left.includes(name));
  const sorted = sortedEntries(columns);
  const shapes = sorted.map(([name, column]) => [name, typeOf(column), column.length]);
  const heading = JSON.stringify([kind, told(facts), told(texts), shapes]);
  return [new TextEncoder().encode(heading), ...sorted.map(([, column]) => bytesOf(column))];
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}

function requireLittleEndian(): void {
  if (new Uint8Array(new Uint32Array([1]).buffer)[0] !== 1) throw new Error("compiled reference data needs a little-endian processor");
}

/**
 * Tables as one run of bytes: the magic, the length of the heading, the heading as JSON, columns and texts at multiples of eight bytes.
 * The same tables give the same bytes, whatever their order.
 */
export function writeSnapshot(tables: readonly SnapshotTable[]): Uint8Array {
  requireLittleEndian();
  const columns: { at: number; bytes: Uint8Array }[] = [];
  let end = 0;
  const heading = [...tables].sort(compareTables).map((table) => {
    const put = (bytes: Uint8Array): number => {
      const at = end;
      columns.push({ at, bytes });
      end = align(end + bytes.length);
      return at;
    };
    const places: Record<string, ColumnPlace> = {};
    for (const [name, column] of sortedEntries(table.columns))
      places[name] = { type: typeOf(column), at: put(bytesOf(column)), length: column.length };
    const texts: Record<string, TextsPlace> = {};
    for (const [name, list] of sortedEntries(table.texts)) {
      if (list.some((text) => text.includes("\n"))) throw new RangeError(`a text of ${table.label} runs over two lines`);
      const bytes = new TextEncoder().encode(list.join("\n"));
      texts[name] = { at: put(bytes), bytes: bytes.length, length: list.length };
    }
    const { label, kind, digest, rows, published, layoutVerified, note } = table;
    const files = [...table.files].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.sha256 < b.sha256 ? -1 : 1));
    return {
      label,
      kind,
      digest,
      rows,
      published,
      layoutVerified,
      ...(note === undefined ? {} : { note }),
      files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      facts: Object.fromEntries(sortedEntries(table.facts)),
      texts,
      columns: places,
    };
  });
  const text = new TextEncoder().encode(JSON.stringify(heading));
  const start = align(HEAD + text.length);
  const bytes = new Uint8Array(start + end);
  bytes.set(new TextEncoder().encode(MAGIC));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, text.length, true);
  view.setUint32(12, end, true);
  bytes.set(text, HEAD);
  for (const column of columns) bytes.set(column.bytes, start + column.at);
  return bytes;
}

/**
 * Opens a snapshot. Columns are views of `buffer`, which may be shared between threads, and texts are made when they are first asked
 * for: nothing but the heading is read.
 * @throws DamagedSnapshot
 */
export function readSnapshot(buffer: ArrayBufferLike): SnapshotTable[] {
  requireLittleEndian();
  const bytes = new Uint8Array(buffer);
  // A text decoder takes no shared memory.
  const textAt = (from: number, to: number) => new TextDecoder().decode(Uint8Array.from(bytes.subarray(from, to)));
  if (bytes.length < HEAD || textAt(0, MAGIC.length) !== MAGIC) throw new DamagedSnapshot(`it doesn't begin with ${MAGIC}`);
  const view = new DataView(buffer);
  const length = view.getUint32(8, true);
  const start = align(HEAD + length);
  if (start + view.getUint32(12, true) !== bytes.length) throw new DamagedSnapshot(`it has ${bytes.length} bytes`);
  let heading: (Omit<SnapshotTable, "columns" | "texts"> & { columns: Record<string, ColumnPlace>; texts: Record<string, TextsPlace> })[];
  try {
    heading = JSON.parse(textAt(HEAD, HEAD + length));
  } catch {
    throw new DamagedSnapshot("its heading can't be read");
  }
  return heading.map((table) => ({
    ...table,
    texts: lazily(table.texts, ({ at, bytes: size, length: count }) =>
      count === 0 ? [] : textAt(start + at, start + at + size).split("\n"),
    ),
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, { type, at, length: count }]) => [
        name,
        new COLUMN_TYPES[type](buffer as ArrayBuffer, start + at, count),
      ]),
    ),
  }));
}

/** A record whose members are made when they are first asked for. */
function lazily<Place, Value>(places: Readonly<Record<string, Place>>, make: (place: Place) => Value): Readonly<Record<string, Value>> {
  const made: Record<string, Value> = {};
  const record: Record<string, Value> = {};
  for (const [name, place] of Object.entries(places))
    Object.defineProperty(record, name, { enumerable: true, get: () => (made[name] ??= make(place)) });
  return record;
}
