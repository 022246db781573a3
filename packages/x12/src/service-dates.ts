import { parseServiceDate } from "@claimscrub/claim";
import { dateAt, ElementCursor, textOf } from "./element-text.ts";

const D8 = 0x4438;
const cursor = new ElementCursor();

/** Reads the dates of DTP segments. */
export class ServiceDates {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The dates of a DTP segment at `at` into `into`: D8 one day, RD8 a range. False where they can't be read. */
  read(at: number, element: number, terminator: number, into: { from: number; through: number }): boolean {
    const bytes = this.#bytes;
    into.from = 0;
    into.through = 0;
    // As nearly all are written: DTP*472*D8*yyyymmdd or DTP*472*RD8*yyyymmdd-yyyymmdd.
    if (((bytes[at + 8]! << 8) | bytes[at + 9]!) === D8 && bytes[at + 10] === element && bytes[at + 19] === terminator) {
      into.from = into.through = dateAt(bytes, at + 11);
      return into.from !== 0;
    }
    if (bytes[at + 8] === 82 && bytes[at + 11] === element && bytes[at + 20] === 45 && bytes[at + 29] === terminator) {
      into.from = dateAt(bytes, at + 12);
      into.through = dateAt(bytes, at + 21);
      if (into.from !== 0 && into.through !== 0 && bytes[at + 9] === 68 && bytes[at + 10] === 56) return true;
    }
    into.from = into.through = 0;
    cursor.find(bytes, at, 2, element, terminator);
    const format = textOf(bytes, cursor.from, cursor.to);
    cursor.find(bytes, at, 3, element, terminator);
    const value = textOf(bytes, cursor.from, cursor.to);
    if (format === "D8" && /^\d{8}$/.test(value)) into.from = into.through = parseServiceDate(value) ?? 0;
    else if (format === "RD8" && /^\d{8}-\d{8}$/.test(value)) {
      into.from = parseServiceDate(value.slice(0, 8)) ?? 0;
      into.through = parseServiceDate(value.slice(9)) ?? 0;
    }
    if (into.from !== 0 && into.through !== 0) return true;
    into.from = into.through = 0;
    return false;
  }
}
