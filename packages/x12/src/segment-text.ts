import { type Cents, parseCents, parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import { codeOf, nameOf, Remembered, upperCodeOf } from "./code-texts.ts";
import { type Delimiters, isBlank } from "./delimiters.ts";
import { dateAt, ElementCursor, textOf } from "./element-text.ts";
import { segmentId } from "./segment-id.ts";

const cursor = new ElementCursor();
/** Lists of diagnoses by the separator of components, then by the bytes of their HI segment, whose other separators stand in it. */
const lists: (Remembered<readonly string[]> | undefined)[] = [];
const NO_CODES: readonly string[] = Object.freeze([]);

/** Texts of segments that lie somewhere in `bytes`, each named by its place; place 0 stands for a segment that is not there. */
export class SegmentText {
  readonly bytes: Uint8Array;
  readonly delimiters: Delimiters;
  readonly #element: number;
  readonly #component: number;
  readonly #terminator: number;

  constructor(bytes: Uint8Array, delimiters: Delimiters) {
    this.bytes = bytes;
    this.delimiters = delimiters;
    this.#element = delimiters.element;
    this.#component = delimiters.component;
    this.#terminator = delimiters.terminator;
  }

  /** Element `number` (from 1), without blanks around it; empty where it is absent. */
  element(at: number, number: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    return textOf(this.bytes, cursor.from, cursor.to);
  }

  /** Component `part` (from 1) of element `number`. */
  component(at: number, number: number, part: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    cursor.narrow(this.bytes, part, this.#component);
    return textOf(this.bytes, cursor.from, cursor.to);
  }

  /** Element `number` where it is a code that comes again and again: the same string each time. */
  code(at: number, number: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    return codeOf(this.bytes, cursor.from, cursor.to);
  }

  /** Element `number` where it is a name that comes again and again, no patient's. */
  name(at: number, number: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    return nameOf(this.bytes, cursor.from, cursor.to);
  }

  /** The same in upper case. */
  upperCode(at: number, number: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    return upperCodeOf(this.bytes, cursor.from, cursor.to);
  }

  /** A component that is a code, in upper case. */
  upperPart(at: number, number: number, part: number): string {
    if (at === 0) return "";
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    cursor.narrow(this.bytes, part, this.#component);
    return upperCodeOf(this.bytes, cursor.from, cursor.to);
  }

  /** The components of an element as one number, three bits of which each holds one digit from 1 to 7 and the first lowest; -1 where one is no such digit. */
  digits(at: number, number: number): number {
    if (at === 0) return 0;
    cursor.find(this.bytes, at, number, this.#element, this.#terminator);
    let packed = 0;
    let shift = 0;
    for (let next = cursor.from; next < cursor.to; next += 2) {
      const digit = this.bytes[next]! - 48;
      if (digit < 1 || digit > 7 || shift > 9) return -1;
      if (next + 1 < cursor.to && this.bytes[next + 1] !== this.#component) return -1;
      packed |= digit << shift;
      shift += 3;
    }
    return packed;
  }

  /** An amount in cents; undefined where the element is none. */
  cents(at: number, number: number): Cents | undefined {
    if (at === 0) return undefined;
    const { bytes } = this;
    cursor.find(bytes, at, number, this.#element, this.#terminator);
    let value = 0;
    let digits = 0;
    let decimals = -1;
    for (let next = cursor.from; next < cursor.to; next++) {
      const byte = bytes[next]!;
      if (byte >= 48 && byte <= 57) {
        value = value * 10 + byte - 48;
        digits++;
        if (decimals >= 0) decimals++;
      } else if (byte === 46 && decimals < 0) decimals = 0;
      else digits = 99;
    }
    if (digits === 0 || digits > 13 || decimals > 2) return parseCents(textOf(bytes, cursor.from, cursor.to));
    return decimals <= 0 ? value * 100 : decimals === 1 ? value * 10 : value;
  }

  /** DMG02 as a day; 0 where it is absent or none. */
  birthDate(at: number): ServiceDate {
    if (at === 0) return 0;
    cursor.find(this.bytes, at, 2, this.#element, this.#terminator);
    if (cursor.to - cursor.from === 8) return dateAt(this.bytes, cursor.from);
    return parseServiceDate(textOf(this.bytes, cursor.from, cursor.to).slice(0, 8)) ?? 0;
  }

  /**
   * The codes of an HI segment that is written as nearly all are: twelve elements or fewer, each a qualifier of diagnoses and a code of capital letters
   * and digits: the same list for the same segment. Undefined for any other, which wants a closer look.
   */
  plainDiagnoses(at: number): readonly string[] | undefined {
    if (at === 0) return NO_CODES;
    const { bytes } = this;
    const end = bytes.indexOf(this.#terminator, at) + 1;
    if (end === 0) return this.#readPlainDiagnoses(at);
    const ofComponent = (lists[this.#component] ??= new Remembered());
    const known = ofComponent.find(bytes, at, end);
    if (known !== undefined) return known;
    const codes = this.#readPlainDiagnoses(at);
    return codes && ofComponent.keep(bytes, at, end, Object.freeze(codes));
  }

  #readPlainDiagnoses(at: number): string[] | undefined {
    const codes: string[] = [];
    const { bytes } = this;
    let next = at + 2;
    while (bytes[next] === this.#element) {
      // ABK and ABF, or BK and BF.
      if (bytes[next + 1] === 65) next++;
      if (bytes[next + 1] !== 66 || (bytes[next + 2] !== 75 && bytes[next + 2] !== 70) || bytes[next + 3] !== this.#component)
        return undefined;
      const from = next + 4;
      next = from;
      for (let byte = bytes[next]!; (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90); byte = bytes[next]!) next++;
      if (next === from || codes.length === 12) return undefined;
      codes.push(codeOf(bytes, from, next));
    }
    return bytes[next] === this.#terminator ? codes : undefined;
  }

  /** How many elements the segment has; 0 where it is not there. */
  elements(at: number): number {
    if (at === 0) return 0;
    let count = 0;
    for (let next = at; next < this.bytes.length && this.bytes[next] !== this.#terminator; next++)
      if (this.bytes[next] === this.#element) count++;
    return count;
  }

  /** DTP03 as one day; 0 where it is absent or none. */
  date(at: number): ServiceDate {
    return at === 0 ? 0 : (parseServiceDate(this.element(at, 3).slice(0, 8)) ?? 0);
  }

  /** The places of the segments `id` from the one at `first` to the one at `last`, both included. */
  *each(id: string, first: number, last: number): Generator<number> {
    if (first === 0) return;
    const wanted = segmentId(id);
    const { bytes } = this;
    for (let at = first; at <= last; at = this.next(at)) {
      const found = (bytes[at]! << 16) | (bytes[at + 1]! << 8) | (id.length > 2 ? bytes[at + 2]! : 0);
      if (found === wanted && bytes[at + id.length] === this.#element) yield at;
    }
  }

  /** The place of the segment after the one at `at`. */
  next(at: number): number {
    const { bytes } = this;
    let next = at;
    while (next < bytes.length && bytes[next] !== this.#terminator) next++;
    next++;
    while (next < bytes.length && isBlank(bytes[next]!)) next++;
    return next;
  }
}

/** NTE02 of the segments from `first` to `last`, joined by a space. */
export function joinNotes(text: SegmentText, first: number, last: number): string {
  if (first === 0) return "";
  const notes: string[] = [];
  for (const at of text.each("NTE", first, last)) notes.push(text.element(at, 2));
  return notes.join(" ");
}
