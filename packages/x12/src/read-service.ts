import { modifierKey, parseCents, procedureKey } from "@claimscrub/claim";
import { type ClaimColumns, LINE } from "./claim-columns.ts";
import type { ClaimGrammar } from "./claim-grammar.ts";
import type { Delimiters } from "./delimiters.ts";
import { textOf } from "./element-text.ts";

/** What could not be read of an SV1, SV2 or SV3: bits. */
export const CHARGE_UNREADABLE = 1;
export const UNITS_UNREADABLE = 2;
export const SYSTEM_UNKNOWN = 4;
export const REVENUE_UNREADABLE = 8;

/** Systems of codes that a service may be in (SV101-1, SV202-1, SV301-1). ZZ is that of HIPPS codes in 4010 bills. */
const SYSTEMS = new Set(["HC", "ER", "IV", "WK", "HP", "AD"]);

/** The letters and digits of codes by their bytes, as digits in base 36; -1 for other bytes. */
const DIGITS = new Int8Array(256).fill(-1);
for (let value = 0; value < 36; value++) {
  const text = value.toString(36);
  DIGITS[text.charCodeAt(0)] = DIGITS[text.toUpperCase().charCodeAt(0)] = value;
}

/** So many digits of a number are read by integers; its cents then have no more than 31 bits. */
const SHORT = 7;
const POINT = 46;

/** Whether these bytes can stand in no code and in no number. */
function areApart({ element, component, terminator }: Delimiters): boolean {
  return [element, component, terminator].every((byte) => DIGITS[byte] === -1 && byte !== POINT);
}

function isSystem(text: string, { form }: ClaimGrammar): boolean {
  const system = text.toUpperCase();
  return system === "" || SYSTEMS.has(system) || (system === "ZZ" && form === "institutional");
}

/** Four digits, of which a leading zero is often left out. */
function isRevenueCode(text: string): boolean {
  return /^\d{3,4}$/.test(text);
}

/** Reads SV1, SV2 and SV3 segments into the columns of their lines. */
export class ServiceReader {
  readonly #bytes: Uint8Array;
  readonly #columns: ClaimColumns;
  #delimiters: Delimiters | undefined;
  #apart = false;

  constructor(bytes: Uint8Array, columns: ClaimColumns) {
    this.#bytes = bytes;
    this.#columns = columns;
  }

  /** `at`: where the id ends, on the element separator. `row`: the line's number; `line`: where its columns begin. */
  read(at: number, row: number, line: number, delimiters: Delimiters, grammar: ClaimGrammar): number {
    if (delimiters !== this.#delimiters) {
      this.#delimiters = delimiters;
      this.#apart = areApart(delimiters);
    }
    if (this.#apart && grammar.units === 4 && this.#readUsual(at, row, line, delimiters)) return 0;
    return this.#read(at, row, line, delimiters, grammar);
  }

  /**
   * Reads an SV1 that is as nearly all are: `*HC:17311:59*674.12*UN*1`, its code of five letters or digits, its modifiers of two, its
   * numbers short and without signs. False for any other, of which nothing is noted.
   */
  #readUsual(at: number, row: number, line: number, { element, component, terminator }: Delimiters): boolean {
    const bytes = this.#bytes;
    if (bytes[at] !== element || bytes[at + 1] !== 72 || bytes[at + 2] !== 67 || bytes[at + 3] !== component) return false;
    const first = DIGITS[bytes[at + 4]!]!;
    const second = DIGITS[bytes[at + 5]!]!;
    const third = DIGITS[bytes[at + 6]!]!;
    const fourth = DIGITS[bytes[at + 7]!]!;
    const fifth = DIGITS[bytes[at + 8]!]!;
    if ((first | second | third | fourth | fifth) < 0) return false;
    let next = at + 9;
    let modifiers = 0;
    let packed = 0;
    let packedMore = 0;
    for (; bytes[next] === component; next += 3) {
      const tens = DIGITS[bytes[next + 1]!]!;
      const ones = DIGITS[bytes[next + 2]!]!;
      if ((tens | ones) < 0 || modifiers === 4) return false;
      const key = (tens * 36 + ones + 1) << (11 * (modifiers & 1));
      if (modifiers < 2) packed |= key;
      else packedMore |= key;
      modifiers++;
    }
    if (bytes[next] !== element) return false;
    // SV102.
    const charge = ++next;
    let cents = 0;
    for (let digit = bytes[next]! - 48; digit >= 0 && digit <= 9; digit = bytes[++next]! - 48) cents = (cents * 10 + digit) | 0;
    if (next === charge || next - charge > SHORT) return false;
    cents *= 100;
    if (bytes[next] === POINT) {
      const tenths = bytes[next + 1]! - 48;
      const hundredths = bytes[next + 2]! - 48;
      if (tenths < 0 || tenths > 9 || hundredths < 0 || hundredths > 9) return false;
      cents += tenths * 10 + hundredths;
      next += 3;
    }
    // SV103 has two letters.
    if (bytes[next] !== element || bytes[next + 3] !== element || DIGITS[bytes[next + 1]!]! < 0 || DIGITS[bytes[next + 2]!]! < 0)
      return false;
    // SV104.
    next += 4;
    const counted = next;
    let units = 0;
    for (let digit = bytes[next]! - 48; digit >= 0 && digit <= 9; digit = bytes[++next]! - 48) units = (units * 10 + digit) | 0;
    if (next === counted || next - counted > SHORT || (bytes[next] !== element && bytes[next] !== terminator)) return false;
    const { charges, units: unitsOf, lines } = this.#columns;
    charges[row] = cents;
    unitsOf[row] = units;
    const { data } = lines;
    data[line + LINE.PROCEDURE] = (((first * 36 + second) * 36 + third) * 36 + fourth) * 36 + fifth;
    data[line + LINE.MODIFIER_COUNT] = modifiers;
    data[line + LINE.MODIFIERS] = packed;
    data[line + LINE.MODIFIERS_MORE] = packedMore;
    return true;
  }

  #read(at: number, row: number, line: number, { element, component, terminator }: Delimiters, grammar: ClaimGrammar): number {
    const bytes = this.#bytes;
    // SV201 stands before what is the first element of other services.
    const before = grammar.composite > 1 ? this.#behind(at, element, terminator) : at;
    let from = before;
    let part = 0;
    let next = bytes[before] === element ? before + 1 : before;
    let faults = grammar.revenue === 0 || isRevenueCode(textOf(bytes, at + 1, before)) ? 0 : REVENUE_UNREADABLE;
    if (next > before) {
      from = next;
      for (;;) {
        const byte = bytes[next]!;
        if (byte === component || byte === element || byte === terminator) {
          part++;
          if (part === 1 && next > from && !isSystem(textOf(bytes, from, next), grammar)) faults |= SYSTEM_UNKNOWN;
          if (part >= 2 && part <= 6 && next > from) this.#code(part, from, next, line);
          if (byte !== component) break;
          from = next + 1;
        }
        next++;
      }
    }
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
      const first = DIGITS[bytes[from]!]!;
      const second = DIGITS[bytes[from + 1]!]!;
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
      const value = DIGITS[this.#bytes[at]!]!;
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
