import type { Position } from "@claimscrub/claim";
import { countAt, ElementCursor, textOf } from "./element-text.ts";
import type { Envelope } from "./envelope.ts";
import type { FaultList } from "./fault.ts";
import * as id from "./segment-id.ts";

const CONTROL_LENGTH = 20;

/** Tells the envelope what the segments say that open and close its parts, or describe them. */
export class EnvelopeSegments {
  readonly #envelope: Envelope;
  readonly #faults: FaultList;
  readonly #cursor = new ElementCursor();

  constructor(envelope: Envelope, faults: FaultList) {
    this.#envelope = envelope;
    this.#faults = faults;
  }

  /** Whether segments with this id open or close a part: what stood above claims so far ends with them. */
  static bounds(code: id.SegmentId): boolean {
    return code === id.ST || code === id.SE || code === id.GS || code === id.GE || code === id.IEA || code === id.ISA;
  }

  /** A segment of `bounds`, from `from` on. */
  bound(code: id.SegmentId, bytes: Uint8Array, from: number, segment: number, byte: number): void {
    const envelope = this.#envelope;
    const at = (element: string): Position => ({ segment, byte, element });
    const text = (number: number): string => this.text(bytes, from, number);
    switch (code) {
      case id.ST:
        envelope.openTransaction(text(1), text(2), text(3), at("ST"));
        return;
      case id.SE:
        envelope.closeTransaction(this.#count(bytes, from, 1), text(2), at("SE"));
        return;
      case id.GS:
        envelope.openGroup(text(1), text(6), text(4), text(8), at("GS"));
        return;
      case id.GE:
        envelope.closeGroup(this.#count(bytes, from, 1), text(2), at("GE"));
        return;
      case id.IEA:
        envelope.closeInterchange(this.#count(bytes, from, 1), text(2), at("IEA"));
        return;
      // An ISA that could not be read as a header.
      case id.ISA:
        this.#faults.add("isa-damaged", at("ISA"), { found: this.#elements(bytes, from) });
        return;
      default:
    }
  }

  /** BHT. */
  beginning(bytes: Uint8Array, from: number): void {
    this.#envelope.beginning(this.text(bytes, from, 4), this.text(bytes, from, 6));
  }

  /** A REF outside of loops: one with 87 names the guide. */
  reference(bytes: Uint8Array, from: number): void {
    if (this.text(bytes, from, 1) === "87") this.#envelope.namedGuide(this.text(bytes, from, 2));
  }

  /** The beginning of an element, long enough for all that an envelope names. */
  text(bytes: Uint8Array, from: number, number: number): string {
    const { element, terminator } = this.#envelope.delimiters;
    this.#cursor.find(bytes, from, number, element, terminator);
    return textOf(bytes, this.#cursor.from, Math.min(this.#cursor.to, this.#cursor.from + CONTROL_LENGTH));
  }

  #count(bytes: Uint8Array, from: number, number: number): number {
    const { element, terminator } = this.#envelope.delimiters;
    this.#cursor.find(bytes, from, number, element, terminator);
    return countAt(bytes, this.#cursor.from, this.#cursor.to);
  }

  #elements(bytes: Uint8Array, from: number): number {
    const { element, terminator } = this.#envelope.delimiters;
    let count = 0;
    while (count < 100 && this.#cursor.find(bytes, from, count + 1, element, terminator)) count += 1;
    return count;
  }
}
