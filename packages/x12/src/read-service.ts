import { modifierKey, parseCents, procedureKey } from "@claimscrub/claim";
import { type ClaimColumns, LINE } from "./claim-columns.ts";
import type { ClaimGrammar } from "./claim-grammar.ts";
import type { Delimiters } from "./delimiters.ts";
import { textOf } from "./element-text.ts";

/** What could not be read of an SV1, SV2 or SV3: bits. */
export const CHARGE_UNREADABLE = 1;
export const UNITS_UNREADABLE = 2;

function digit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 90) return byte - 55;
  if (byte >= 97 && byte <= 122) return byte - 87;
  return -1;
}

/** Reads SV1, SV2 and SV3 segments into the columns of their lines. */
export class ServiceReader {
  readonly #bytes: Uint8Array;
  readonly #columns: ClaimColumns;

  constructor(bytes: Uint8Array, columns: ClaimColumns) {
    this.#bytes = bytes;
    this.#columns = columns;
  }

  /** `at`: where the id ends, on the element separator. `row`: the line's number; `line`: where its columns begin. */
  read(at: number, row: number, line: number, { element, component, terminator }: Delimiters, grammar: ClaimGrammar): number {
    const bytes = this.#bytes;
    // SV201 stands before what is the first element of other services.
    const before = grammar.composite > 1 ? this.#behind(at, element, terminator) : at;
    let from = before;
    let part = 0;
    let next = bytes[before] === element ? before + 1 : before;
    if (next > before) {
      from = next;
      for (;;) {
        const byte = bytes[next]!;
        if (byte === component || byte === element || byte === terminator) {
          part++;
          if (part >= 2 && part <= 6 && next > from) this.#code(part, from, next, line);
          if (byte !== component) break;
          from = next + 1;
        }
        next++;
      }
    }
    let faults = 0;
    // SV102.
    this.#forget(next);
    if (bytes[next] === element) next = this.#number(next + 1, element, terminator);
    this.#columns.charges[row] = this.#cents();
    if (Number.isNaN(this.#columns.charges[row])) faults |= CHARGE_UNREADABLE;
    // SV103, or what else stands between charge and units.
    for (let left = grammar.units - grammar.charge - 1; left > 0; left--) next = this.#behind(next, element, terminator);
    // SV104.
    this.#forget(next);
    if (bytes[next] === element) next = this.#number(next + 1, element, terminator);
    this.#columns.units[row] = grammar.oneUnitUnsaid && this.#digits === 0 && this.#from === this.#to ? 1 : this.#quantity();
    if (Number.isNaN(this.#columns.units[row])) faults |= UNITS_UNREADABLE;
    return faults;
  }

  /** Where the element that begins at this separator ends. */
  #behind(at: number, element: number, terminator: number): number {
    const bytes = this.#bytes;
    let next = bytes[at] === element ? at + 1 : at;
    while (bytes[next] !== element && bytes[next] !== terminator) next++;
    return next;
  }

  /** SV101-2 and, of SV101-3 to SV101-6, those that are not empty. */
  #code(part: number, from: number, to: number, line: number): void {
    const bytes = this.#bytes;
    const data = this.#columns.lines.data;
    if (part === 2) {
      data[line + LINE.PROCEDURE] = to - from === 5 ? this.#procedure(from) : procedureKey(textOf(bytes, from, to));
      return;
    }
    let key: number;
    if (to - from === 2) {
      const first = digit(bytes[from]!);
      const second = digit(bytes[from + 1]!);
      key = first < 0 || second < 0 ? modifierKey(textOf(bytes, from, to)) : first * 36 + second + 1;
    } else {
      const text = textOf(bytes, from, to);
      if (text === "") return;
      key = modifierKey(text);
    }
    const count = data[line + LINE.MODIFIER_COUNT]!;
    data[line + LINE.MODIFIER_COUNT] = count + 1;
    data[line + (count < 2 ? LINE.MODIFIERS : LINE.MODIFIERS_MORE)]! |= key << (11 * (count & 1));
  }

  #procedure(from: number): number {
    let key = 0;
    for (let at = from; at < from + 5; at++) {
      const value = digit(this.#bytes[at]!);
      if (value < 0) return procedureKey(textOf(this.#bytes, from, from + 5));
      key = key * 36 + value;
    }
    return key;
  }

  /** The number read last: its digits as an integer, how many, how many of them behind a point (-1: no point), and where it lay. */
  #value = 0;
  #digits = 0;
  #decimals = -1;
  #plain = true;
  #from = 0;
  #to = 0;

  #forget(at: number): void {
    this.#digits = 0;
    this.#from = this.#to = at;
  }

  #number(at: number, element: number, terminator: number): number {
    const bytes = this.#bytes;
    let next = at;
    let value = 0;
    let digits = 0;
    let decimals = -1;
    let plain = true;
    for (;;) {
      const byte = bytes[next]!;
      if (byte === element || byte === terminator) break;
      const number = byte - 48;
      if (number >= 0 && number <= 9) {
        value = value * 10 + number;
        digits++;
        if (decimals >= 0) decimals++;
      } else if (byte === 46 && decimals < 0) decimals = 0;
      else plain = false;
      next++;
    }
    this.#value = value;
    this.#digits = digits;
    this.#decimals = decimals;
    this.#plain = plain;
    this.#from = at;
    this.#to = next;
    return next;
  }

  #cents(): number {
    const digits = this.#digits;
    if (this.#plain && digits > 0 && digits < 14) {
      if (this.#decimals <= 0) return this.#value * 100;
      if (this.#decimals === 1) return this.#value * 10;
      if (this.#decimals === 2) return this.#value;
    }
    return parseCents(textOf(this.#bytes, this.#from, this.#to)) ?? Number.NaN;
  }

  #quantity(): number {
    if (this.#plain && this.#digits > 0 && this.#digits < 14 && this.#decimals <= 0) return this.#value;
    const text = textOf(this.#bytes, this.#from, this.#to);
    return /^-?(\d{1,13}(\.\d{0,9})?|\.\d{1,9})$/.test(text) ? Number(text) : Number.NaN;
  }
}
