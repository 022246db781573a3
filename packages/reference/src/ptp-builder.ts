import type { Period, ProcedureKey } from "@claimscrub/claim";
import type { Coverage } from "./coverage.ts";
import { type PtpColumns, PtpEdits } from "./ncci-ptp.ts";

/** Place value of a row's own number in the number that rows are sorted by, and of its column 2 code. */
const ROWS = 2 ** 22;
const CODES = 2 ** 15;

/** Collects edits row by row, in any order and without an object for each, and packs them. */
export class PtpBuilder {
  #rows = 0;
  #capacity = 1024;
  /** Codes by their place in order of appearance. */
  #column1 = new Uint16Array(this.#capacity);
  #column2 = new Uint16Array(this.#capacity);
  #kind = new Uint8Array(this.#capacity);
  #span = new Uint16Array(this.#capacity);
  readonly #codes = new Map<ProcedureKey, number>();
  readonly #spans = new Map<string, { at: number; period: Period }>();
  readonly #rationales = new Map<string, number>();
  #last: { at: number; period: Period } | undefined;
  /** After `finish`: the first pair with two rows that are in force on the same day. */
  twice: readonly [ProcedureKey, ProcedureKey] | undefined;

  /** @throws RangeError where the table outgrows its packing: 32,768 codes, 4,194,304 rows, 65,536 different periods, 128 rationales. */
  add(column1: ProcedureKey, column2: ProcedureKey, indicator: 0 | 1, rationale: string, period: Period): void {
    if (this.#rows === this.#capacity) this.#grow();
    const span = this.#spanOf(period);
    const why = placeIn(this.#rationales, rationale);
    this.#column1[this.#rows] = placeIn(this.#codes, column1);
    this.#column2[this.#rows] = placeIn(this.#codes, column2);
    this.#kind[this.#rows] = (why << 1) | indicator;
    this.#span[this.#rows] = span;
    this.#rows += 1;
    if (span > 0xffff || why > 0x7f || this.#codes.size > CODES || this.#rows > ROWS)
      throw new RangeError("more than a packed NCCI table can hold");
  }

  finish(covers: Coverage): PtpEdits {
    const spans = [...this.#spans.values()].map(({ period }) => period).sort((a, b) => a.from - b.from || a.until - b.until);
    const spanPlace = Uint16Array.from(this.#spans.values(), ({ period }) => spans.indexOf(period));
    const rationales = [...this.#rationales.keys()].sort();
    const rationalePlace = Uint8Array.from(this.#rationales.keys(), (text) => rationales.indexOf(text));
    const codes = Int32Array.from(this.#codes.keys()).sort();
    const rank = new Uint16Array(codes.length);
    for (const [place, code] of codes.entries()) rank[this.#codes.get(code) as number] = place;
    const order = this.#order(rank, spans, spanPlace);
    const columns: PtpColumns = {
      codes,
      start: new Uint32Array(codes.length + 1),
      column2: new Uint16Array(this.#rows),
      kind: new Uint8Array(this.#rows),
      span: new Uint16Array(this.#rows),
      spans,
      rationales,
    };
    for (let at = 0; at < this.#rows; at++) {
      const row = order[at] as number;
      columns.start[(rank[this.#column1[row] as number] as number) + 1] = at + 1;
      columns.column2[at] = rank[this.#column2[row] as number] as number;
      const kind = this.#kind[row] as number;
      columns.kind[at] = ((rationalePlace[kind >> 1] as number) << 1) | (kind & 1);
      columns.span[at] = spanPlace[this.#span[row] as number] as number;
    }
    // A code that is no column 1 has no rows: it starts where the one before it ends.
    for (let place = 1; place < columns.start.length; place++)
      columns.start[place] = Math.max(columns.start[place] as number, columns.start[place - 1] as number);
    return new PtpEdits(columns, covers);
  }

  /** Rows by column 1, column 2 and the end of their period, so that of two rows of a pair the one that ends first is met first. */
  #order(rank: Uint16Array, spans: readonly Period[], spanPlace: Uint16Array): Uint32Array {
    const keys = new Float64Array(this.#rows);
    for (let row = 0; row < this.#rows; row++) {
      const first = rank[this.#column1[row] as number] as number;
      const second = rank[this.#column2[row] as number] as number;
      keys[row] = (first * CODES + second) * ROWS + row;
    }
    keys.sort();
    const order = Uint32Array.from(keys, (key) => key % ROWS);
    const end = (at: number) => spans[spanPlace[this.#span[order[at] as number] as number] as number]?.until ?? 0;
    const samePair = (at: number, other: number) => Math.floor((keys[at] as number) / ROWS) === Math.floor((keys[other] as number) / ROWS);
    for (let at = 1; at < order.length; at++)
      for (let back = at; back > 0 && samePair(back - 1, back) && end(back - 1) > end(back); back--) {
        const row = order[back] as number;
        order[back] = order[back - 1] as number;
        order[back - 1] = row;
      }
    const from = (at: number) => spans[spanPlace[this.#span[order[at] as number] as number] as number]?.from ?? 0;
    for (let at = 1; at < order.length; at++)
      if (samePair(at - 1, at) && from(at) < end(at - 1)) {
        const codes = [...this.#codes.keys()];
        const row = order[at] as number;
        this.twice = [codes[this.#column1[row] as number] as number, codes[this.#column2[row] as number] as number];
        break;
      }
    return order;
  }

  #spanOf(period: Period): number {
    if (this.#last?.period === period) return this.#last.at;
    const name = `${period.from}-${period.until}`;
    let span = this.#spans.get(name);
    if (!span) this.#spans.set(name, (span = { at: this.#spans.size, period }));
    this.#last = { at: span.at, period };
    return span.at;
  }

  #grow(): void {
    this.#capacity *= 2;
    const grown = <Column extends Uint8Array | Uint16Array>(from: Column, to: Column): Column => {
      to.set(from);
      return to;
    };
    this.#column1 = grown(this.#column1, new Uint16Array(this.#capacity));
    this.#column2 = grown(this.#column2, new Uint16Array(this.#capacity));
    this.#kind = grown(this.#kind, new Uint8Array(this.#capacity));
    this.#span = grown(this.#span, new Uint16Array(this.#capacity));
  }
}

function placeIn<Key>(places: Map<Key, number>, key: Key): number {
  let place = places.get(key);
  if (place === undefined) places.set(key, (place = places.size));
  return place;
}
