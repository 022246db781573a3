import type { Position } from "@claimscrub/claim";
import {
  type Delimiters,
  HEADER_BYTES,
  isAlphanumeric,
  isBlank,
  opensFragment,
  readInterchangeHeader,
  SNIFF_BYTES,
  sniffDelimiters,
} from "../delimiters.ts";
import { ElementCursor, textOf } from "../element-text.ts";
import { mend } from "../mend.ts";
import { segmentIdText } from "../segment-id.ts";

/** One segment: the bytes that hold it, and its place in the file. Valid until the next one is taken. */
export class RemittanceSegment {
  readonly id: string;
  readonly ordinal: number;
  readonly byte: number;
  /** Set for an ISA, whose elements are read by its own rules. */
  readonly header: readonly string[] | undefined;
  /** Whether a line break was taken out of it. */
  readonly broken: boolean;
  readonly #bytes: Uint8Array;
  readonly #at: number;
  readonly #delimiters: Delimiters;
  readonly #cursor = new ElementCursor();

  constructor(
    bytes: Uint8Array,
    at: number,
    place: { readonly ordinal: number; readonly byte: number; readonly broken?: boolean },
    delimiters: Delimiters,
    header?: readonly string[],
  ) {
    this.id = header === undefined ? segmentIdText(bytes, at) : "ISA";
    this.ordinal = place.ordinal;
    this.byte = place.byte;
    this.broken = place.broken ?? false;
    this.header = header;
    this.#bytes = bytes;
    this.#at = at;
    this.#delimiters = delimiters;
  }

  /** Element `number` (from 1); empty where absent. */
  element(number: number): string {
    if (this.header !== undefined) return this.header[number - 1] ?? "";
    const { element, terminator } = this.#delimiters;
    this.#cursor.find(this.#bytes, this.#at, number, element, terminator);
    return textOf(this.#bytes, this.#cursor.from, this.#cursor.to);
  }

  /**
   * The components of element `number`. Payers write files whose ISA16 is not what they use: a two-letter qualifier with another mark behind it
   * shows the one that is.
   */
  components(number: number): readonly string[] {
    const text = this.element(number);
    const given = String.fromCharCode(this.#delimiters.component);
    if (text.includes(given)) return text.split(given).map((part) => part.trim());
    const shown = /^[A-Z]{2}([^A-Za-z0-9 ])(?=\w)/.exec(text)?.[1];
    return (shown === undefined ? [text] : text.split(shown)).map((part) => part.trim());
  }

  position(element: string): Position {
    return { segment: this.ordinal, byte: this.byte, element };
  }
}

/**
 * Cuts the bytes of a file into segments, each interchange by the delimiters of its own ISA; text before, between and behind interchanges is
 * passed over. A file may begin at GS or ST.
 */
export function* remittanceSegments(bytes: Uint8Array): Generator<RemittanceSegment> {
  let ordinal = 0;
  let at = 0;
  let delimiters: Delimiters | undefined;
  while (at < bytes.length) {
    while (at < bytes.length && isBlank(bytes[at]!) && bytes[at] !== delimiters?.terminator) at++;
    if (at === bytes.length) return;
    const header = bytes[at] === 73 ? readInterchangeHeader(bytes, at, Math.min(bytes.length, at + HEADER_BYTES)) : undefined;
    if (header !== undefined) {
      ({ delimiters } = header);
      yield new RemittanceSegment(bytes, at, { ordinal: ++ordinal, byte: at }, delimiters, header.elements);
      at += header.length;
      continue;
    }
    if (delimiters === undefined) {
      if (at === 0 || !isAlphanumeric(bytes[at - 1]!))
        if (opensFragment(bytes, at, bytes.length) !== undefined)
          delimiters = sniffDelimiters(bytes, at, Math.min(bytes.length, at + SNIFF_BYTES));
      if (delimiters === undefined) at++;
      continue;
    }
    const { terminator, element } = delimiters;
    let stop = at;
    let broken = false;
    for (; stop < bytes.length && bytes[stop] !== terminator; stop++) broken ||= bytes[stop] === 10 || bytes[stop] === 13;
    if (stop > at) {
      // The last segment of a file has no terminator, but blanks behind it.
      if (broken && stop < bytes.length) {
        for (const part of parts(mend(bytes, at, stop, element, terminator).bytes, terminator))
          yield new RemittanceSegment(part, 0, { ordinal: ++ordinal, byte: at, broken: true }, delimiters);
      } else {
        const segment = new RemittanceSegment(bytes, at, { ordinal: ++ordinal, byte: at }, delimiters);
        yield segment;
        if (segment.id === "IEA") delimiters = undefined;
      }
    }
    at = stop + 1;
  }
}

function* parts(bytes: Uint8Array, terminator: number): Generator<Uint8Array> {
  let from = 0;
  for (let at = 0; at <= bytes.length; at++) {
    if (at < bytes.length && bytes[at] !== terminator) continue;
    while (from < at && isBlank(bytes[from]!)) from++;
    if (at > from) yield bytes.subarray(from, at);
    from = at + 1;
  }
}
