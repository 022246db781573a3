import type { BatchSegments } from "./batch-segments.ts";
import { RowTable } from "./claim-columns.ts";
import type { Pieces } from "./claim-pieces.ts";
import { type Delimiters, isBlank } from "./delimiters.ts";
import * as id from "./segment-id.ts";
import { RECORD } from "./segment-index.ts";

/**
 * Columns of one loop above claims (2000A, 2000B or 2000C with what is in them): the places of the segments that matter, 0 where one is
 * absent.
 */
export const LOOP = {
  PIECE: 0,
  /** HL03: 20, 22 or 23; 0 where the loop has no HL. */
  LEVEL: 1,
  SBR: 2,
  /** NM1*IL of 2010BA and its DMG. */
  SUBSCRIBER: 3,
  SUBSCRIBER_DMG: 4,
  /** NM1*PR of 2010BB. */
  PAYER: 5,
  /** NM1*QC of 2010CA and its DMG. */
  PATIENT: 6,
  PATIENT_DMG: 7,
  /** NM1*85 of 2010AA with its address, and PRV*BI. */
  BILLING: 8,
  BILLING_N3: 9,
  BILLING_N4: 10,
  BILLING_PRV: 11,
  WIDTH: 12,
} as const;

const IL = 0x494c;
const PR = 0x5052;
const QC = 0x5143;
const BILLING = 0x3835;
const BI = 0x4249;

/** Reads the loops above claims, each into a row. Rows are named by their number from 1; 0 stands for none. */
export class LoopRows {
  readonly table = new RowTable(LOOP.WIDTH);
  readonly #pieces: Pieces;
  /** The row of each piece that was read as a loop. */
  #rows = new Int32Array(0);

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  /** Makes room for all pieces, once they are known. */
  reserve(): void {
    const { count } = this.#pieces;
    if (count > this.#rows.length) this.#rows = new Int32Array(count);
    else this.#rows.fill(0, 0, count);
  }

  clear(): void {
    this.table.clear();
  }

  get(row: number, column: number): number {
    return this.table.data[(row - 1) * LOOP.WIDTH + column]!;
  }

  /** The row of a piece, read at the first time. */
  rowOf(piece: number, segments: BatchSegments): number {
    const known = this.#rows[piece]!;
    if (known !== 0) return known;
    const slots = this.table.add();
    this.table.data[slots + LOOP.PIECE] = piece;
    this.#read(piece, slots, segments);
    const row = this.table.rows;
    this.#rows[piece] = row;
    return row;
  }

  #read(piece: number, row: number, segments: BatchSegments): void {
    const { bytes } = this.#pieces;
    const { data } = this.table;
    const delimiters = this.#pieces.delimiters[piece]!;
    const { element, terminator } = delimiters;
    const end = this.#pieces.end[piece]!;
    let entity = 0;
    let at = this.#pieces.at[piece]!;
    const { records } = segments;
    let record = segments.start(at);
    for (; at < end; record += RECORD) {
      const stop = records[record + 1]!;
      let code = records[record + 2]!;
      let first: number;
      if (code > 0 && records[record]! >= at) {
        at = records[record]!;
        first = (code & 0xff) === 0 ? at + 3 : at + 4;
      } else {
        while (at < stop && isBlank(bytes[at]!)) at++;
        code = at === stop ? 0 : id.codeAt(bytes, at, stop, element);
        for (first = at + 2; first < stop && bytes[first] !== element; ) first++;
        first++;
      }
      if (code !== 0 && code !== id.REF && code !== id.PER) {
        const third = bytes[first + 2];
        const pair = third === element || third === terminator ? (bytes[first]! << 8) | bytes[first + 1]! : 0;
        switch (code) {
          case id.NM1:
            entity = pair;
            this.#name(data, row, pair, at);
            break;
          case id.N3:
            if (entity === BILLING) data[row + LOOP.BILLING_N3] = at;
            break;
          case id.N4:
            if (entity === BILLING) data[row + LOOP.BILLING_N4] = at;
            break;
          case id.DMG:
            if (entity === IL) data[row + LOOP.SUBSCRIBER_DMG] = at;
            else if (entity === QC) data[row + LOOP.PATIENT_DMG] = at;
            break;
          case id.SBR:
            data[row + LOOP.SBR] = at;
            break;
          case id.PRV:
            if (pair === BI) data[row + LOOP.BILLING_PRV] = at;
            break;
          case id.HL:
            data[row + LOOP.LEVEL] = levelOf(bytes, first, delimiters);
            break;
          default:
        }
      }
      at = stop + 1;
    }
    segments.leave(record);
  }

  #name(data: Int32Array, row: number, entity: number, at: number): void {
    if (entity === IL) {
      data[row + LOOP.SUBSCRIBER] = at;
      data[row + LOOP.SUBSCRIBER_DMG] = 0;
    } else if (entity === QC) {
      data[row + LOOP.PATIENT] = at;
      data[row + LOOP.PATIENT_DMG] = 0;
    } else if (entity === PR) data[row + LOOP.PAYER] = at;
    else if (entity === BILLING) {
      data[row + LOOP.BILLING] = at;
      data[row + LOOP.BILLING_N3] = 0;
      data[row + LOOP.BILLING_N4] = 0;
    }
  }
}

/** HL03 from where HL01 begins. */
function levelOf(bytes: Uint8Array, from: number, { element, terminator }: Delimiters): number {
  let at = from;
  for (let left = 2; left > 0 && bytes[at] !== terminator; at++) if (bytes[at] === element) left--;
  while (bytes[at] === 32) at++;
  const level = (bytes[at]! - 48) * 10 + bytes[at + 1]! - 48;
  return level === 20 || level === 22 || level === 23 ? level : 0;
}
