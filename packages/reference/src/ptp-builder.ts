import type { Period, ProcedureKey } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type PtpColumns, PtpEdits } from "./ncci-ptp.ts";

/** Bits that a row's place takes in the number that rows are sorted by. */
const ROW_SPAN = 2 ** 22;
const MOST_CODES = 2 ** 15;

/** Collects edits row by row, in any order and without an object for each, and packs them. */
export class PtpBuilder {
  #rows = 0;
  #capacity = 1024;
  #column1 = new Int32Array(this.#capacity);
  #column2 = new Int32Array(this.#capacity);
  #kind = new Uint8Array(this.#capacity);
  #span = new Uint16Array(this.#capacity);
  readonly #spans = new Map<string, { at: number; period: Period }>();
  readonly #rationales = new Map<string, number>();

  /** @throws RangeError where the table outgrows its packing: more than 65,536 different periods or 128 rationales. */
  add(column1: ProcedureKey, column2: ProcedureKey, indicator: 0 | 1, rationale: string, period: Period): void {
    if (this.#rows === this.#capacity) this.#grow();
    const name = `${period.from}-${period.until}`;
    let span = this.#spans.get(name);
    if (!span) this.#spans.set(name, (span = { at: this.#spans.size, period }));
    let why = this.#rationales.get(rationale);
    if (why === undefined) this.#rationales.set(rationale, (why = this.#rationales.size));
    if (span.at > 0xffff || why > 0x7f) throw new RangeError("more periods or rationales than a packed NCCI table can hold");
    this.#column1[this.#rows] = column1;
    this.#column2[this.#rows] = column2;
    this.#kind[this.#rows] = (why << 1) | indicator;
    this.#span[this.#rows] = span.at;
    this.#rows += 1;
  }

  /** @throws RangeError for more than 4,194,304 rows or 32,768 codes. */
  finish(covers: Coverage): PtpEdits {
    const spans = [...this.#spans.values()].map(({ period }) => period);
    const codes = Int32Array.from(new Set([...this.#column1.subarray(0, this.#rows), ...this.#column2.subarray(0, this.#rows)])).sort();
    if (this.#rows > ROW_SPAN || codes.length > MOST_CODES) throw new RangeError("more rows or codes than a packed NCCI table can hold");
    const order = this.#order(codes, spans);
    const columns: PtpColumns = {
      codes,
      start: new Uint32Array(codes.length + 1),
      column2: new Uint16Array(this.#rows),
      kind: new Uint8Array(this.#rows),
      span: new Uint16Array(this.#rows),
      spans,
      rationales: [...this.#rationales.keys()],
    };
    const placeOf = new Map(Array.from(codes, (code, place) => [code, place]));
    for (let at = 0; at < this.#rows; at++) {
      const row = order[at] as number;
      const first = placeOf.get(this.#column1[row] as number) as number;
      columns.start[first + 1] = at + 1;
      columns.column2[at] = placeOf.get(this.#column2[row] as number) as number;
      columns.kind[at] = this.#kind[row] as number;
      columns.span[at] = this.#span[row] as number;
    }
    for (let place = 1; place < columns.start.length; place++)
      columns.start[place] = Math.max(columns.start[place] as number, columns.start[place - 1] as number);
    return new PtpEdits(columns, covers);
  }

  /** Rows by column 1, column 2 and the end of their period, so that of two rows of a pair the one that ends first is met first. */
  #order(codes: Int32Array, spans: readonly Period[]): Uint32Array {
    const placeOf = new Map(Array.from(codes, (code, place) => [code, place]));
    const keys = new Float64Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) {
      const first = placeOf.get(this.#column1[row] as number) as number;
      const second = placeOf.get(this.#column2[row] as number) as number;
      keys[row] = (first * 65536 + second) * ROW_SPAN + row;
    }
    keys.sort();
    const order = Uint32Array.from(keys, (key) => key % ROW_SPAN);
    const end = (at: number) => spans[this.#span[order[at] as number] as number]?.until ?? 0;
    const pair = (at: number) => Math.floor((keys[at] as number) / ROW_SPAN);
    for (let at = 1; at < order.length; at++)
      for (let back = at; back > 0 && pair(back - 1) === pair(back) && end(back - 1) > end(back); back--) {
        const row = order[back] as number;
        order[back] = order[back - 1] as number;
        order[back - 1] = row;
      }
    return order;
  }

  #grow(): void {
    this.#capacity *= 2;
    const grown = <Column extends Int32Array | Uint8Array | Uint16Array>(from: Column, to: Column): Column => (to.set(from), to);
    this.#column1 = grown(this.#column1, new Int32Array(this.#capacity));
    this.#column2 = grown(this.#column2, new Int32Array(this.#capacity));
    this.#kind = grown(this.#kind, new Uint8Array(this.#capacity));
    this.#span = grown(this.#span, new Uint16Array(this.#capacity));
  }
}
