import { parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import { type Delimiters, isBlank } from "./delimiters.ts";
import { ElementCursor, textOf } from "./element-text.ts";
import { segmentId } from "./segment-id.ts";

const cursor = new ElementCursor();

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
    return parseServiceDate(this.element(at, 3).slice(0, 8)) ?? 0;
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
  const notes: string[] = [];
  for (const at of text.each("NTE", first, last)) notes.push(text.element(at, 2));
  return notes.join(" ");
}
