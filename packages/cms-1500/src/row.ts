import { type Cells, cellText, cutCells } from "./cells.ts";
import type { CsvLayout } from "./layout.ts";
import { LIMITS } from "./limits.ts";

/** One row of a file as its layout reads it. */
export class Row {
  readonly #bytes: Uint8Array;
  readonly #cells: Cells;
  readonly #layout: CsvLayout;
  /** Of its first byte in the file, and its ordinal there. */
  readonly offset: number;
  readonly number: number;

  constructor(bytes: Uint8Array, offset: number, number: number, layout: CsvLayout) {
    this.#bytes = bytes;
    this.#layout = layout;
    this.offset = offset;
    this.number = number;
    this.#cells = cutCells(bytes, 0, bytes.length, layout.delimiter, Math.max(layout.width, 1) + LIMITS.columns);
  }

  get problem(): Cells["problem"] {
    return this.#cells.problem;
  }

  /** How many cells it has; empty ones behind the header's last are not counted. */
  get width(): number {
    const { from, to } = this.#cells;
    let width = from.length;
    while (width > this.#layout.width && cellText(this.#bytes, from[width - 1]!, to[width - 1]!) === "") width--;
    return width;
  }

  /** The text of a field, else the constant that stands in for it. */
  text(key: string): string {
    const own = this.own(key);
    return own === "" ? (this.#layout.constants[key.replace(/#\d+$/, "")] ?? "") : own;
  }

  /** The text of its cell; empty where it has none. */
  own(key: string): string {
    const cell = this.#layout.columns[key] ?? this.#layout.columns[key.replace(/#\d+$/, "")];
    if (cell === undefined || cell >= this.#cells.from.length) return "";
    return cellText(this.#bytes, this.#cells.from[cell]!, this.#cells.to[cell]!);
  }

  /** Where the cell of a field begins in the file, and the name of its column; the claim's number where it has none. */
  place(key: string): { readonly segment: number; readonly byte: number; readonly element: string } {
    const { columns, names } = this.#layout;
    const found = [key, key.replace(/#\d+$/, ""), "claim"].find((one) => columns[one] !== undefined) ?? "claim";
    return { segment: this.number, byte: this.offset + (this.#cells.from[columns[found] ?? 0] ?? 0), element: names[found] ?? found };
  }
}
