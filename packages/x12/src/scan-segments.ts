import type { ByteWindow } from "./byte-window.ts";
import { HEADER_BYTES, isAlphanumeric, isBlank, opensFragment, readInterchangeHeader, SNIFF_BYTES, sniffDelimiters } from "./delimiters.ts";
import type { FaultList } from "./fault.ts";
import { segmentIdText } from "./segment-id.ts";
import type { SegmentPlanner } from "./segment-planner.ts";
import { INDEX_BYTES, terminatorIndex } from "./terminator-index.ts";

/** No segment of a claim file comes near it; a longer one has lost its terminator. */
export const SEGMENT_BYTES = 65_536;

/**
 * Cuts a file into segments, whatever the sizes in which its bytes arrive: it takes from the window what it has seen to the end, and
 * goes on where it stopped when more has been appended. What it makes of a file depends on the bytes alone, never on the cuts.
 */
export class SegmentScanner {
  readonly #planner: SegmentPlanner;
  readonly #faults: FaultList;
  /** Up to where in the file terminators have been used, and whether a line break stood in the present segment so far. */
  #scanned = 0;
  #scannedBase = 0;
  #broken = false;
  /** Offset at which a segment begins of which nothing was looked at yet, blanks before it included; -1 inside one. */
  #segmentFrom = 0;
  #overlong = false;
  #seeking = true;
  /** Offset of the first byte that was no blank while seeking; -1 before there was one. */
  #junkFrom = -1;
  #saidJunk = false;
  /** Offset up to which the search for an ISA has looked, so that no place is judged twice. */
  #sought = 0;

  constructor(planner: SegmentPlanner, faults: FaultList) {
    this.#planner = planner;
    this.#faults = faults;
  }

  /** Takes all whole segments that the window holds; at the end of the file also the rest. */
  scan(window: ByteWindow, atEnd: boolean): void {
    for (;;) {
      const before = window.start;
      const wasSeeking = this.#seeking;
      if (this.#seeking) this.#seek(window, atEnd);
      else this.#walk(window, atEnd);
      if (window.start === before && this.#seeking === wasSeeking) return;
      if (window.start === window.end) return;
    }
  }

  /** Looks for the next ISA, or for a GS or ST that opens a fragment. Stops in front of one that it can't see whole. */
  #seek(window: ByteWindow, atEnd: boolean): void {
    const { bytes, end } = window;
    let at = window.start;
    if (window.base + at === 0) {
      if (end < 3 && !atEnd) return;
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
    }
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (isBlank(byte)) continue;
      if ((byte === 73 || byte === 71 || byte === 83) && window.base + at >= this.#sought) {
        const preceded = at > window.start && isAlphanumeric(bytes[at - 1]!);
        if (!preceded) {
          const found = this.#open(window, at, atEnd);
          if (found === "wait") break;
          if (found === "opened") return;
        }
      }
      if (this.#junkFrom < 0) this.#junkFrom = window.base + at;
    }
    this.#sought = window.base + at;
    // The byte before the place where the search goes on is still needed, to tell ISA from the end of a word.
    window.start = at < end || atEnd || at === window.start ? at : at - 1;
    if (at >= end && atEnd && this.#planner.segments > 0) this.#sayJunk(window.base + end);
  }

  #open(window: ByteWindow, at: number, atEnd: boolean): "opened" | "wait" | "no" {
    const { bytes, end } = window;
    const isa = bytes[at] === 73;
    const need = isa ? HEADER_BYTES : 8;
    if (end - at < need && !atEnd) return "wait";
    if (isa) {
      const header = readInterchangeHeader(bytes, at, Math.min(end, at + HEADER_BYTES));
      if (header === undefined) return "no";
      this.#sayJunk(window.base + at);
      this.#planner.interchange(header, window.base + at);
      window.start = Math.min(at + header.length, end);
    } else {
      const kind = opensFragment(bytes, at, end);
      if (kind === undefined) return "no";
      if (end - at < SNIFF_BYTES && !atEnd) return "wait";
      const delimiters = sniffDelimiters(bytes, at, Math.min(end, at + SNIFF_BYTES));
      if (delimiters === undefined) return "no";
      this.#sayJunk(window.base + at);
      const { segments } = this.#planner;
      this.#planner.ended = false;
      this.#planner.envelope.openWithoutInterchange(delimiters, { segment: segments + 1, byte: window.base + at, element: kind }, kind);
      window.start = at;
    }
    this.#seeking = false;
    this.#junkFrom = -1;
    this.#startSegment(window);
    this.#scanned = window.base + window.start;
    return "opened";
  }

  #sayJunk(offset: number): void {
    if (this.#junkFrom < 0) return;
    const { segments } = this.#planner;
    const position = { segment: segments + 1, byte: this.#junkFrom, element: "ISA" };
    if (segments === 0) this.#faults.add("junk-before-isa", position, { found: offset - this.#junkFrom });
    else if (!this.#saidJunk) this.#faults.add("junk-after-iea", position);
    this.#saidJunk = segments > 0;
    this.#junkFrom = -1;
  }

  #startSegment(window: ByteWindow): void {
    this.#segmentFrom = window.base + window.start;
    this.#broken = false;
    this.#overlong = false;
  }

  /** Takes whole segments until the window or the interchange ends. */
  #walk(window: ByteWindow, atEnd: boolean): void {
    const { bytes, end, base } = window;
    const planner = this.#planner;
    const { terminator } = planner.envelope.delimiters;
    this.#scannedBase = base;
    // What stood before the first byte held may be gone already.
    this.#forgetPlaces(Math.max(this.#scanned - base, window.start));
    while (window.start < end) {
      let at = window.start;
      if (this.#overlong) {
        const stop = this.#findEnd(bytes, at, end, terminator);
        window.start = stop < 0 ? end : stop + 1;
        if (stop >= 0 || atEnd) planner.endOfOverlong(base + window.start);
        if (stop < 0) return;
        this.#startSegment(window);
        continue;
      }
      if (base + at === this.#segmentFrom) {
        let byte = bytes[at]!;
        while ((byte <= 32 || byte >= 0x80) && isBlank(byte) && byte !== terminator && ++at < end) byte = bytes[at]!;
        if (at < end && byte === terminator) {
          if (!isBlank(terminator))
            this.#faults.add("empty-segment", { segment: planner.segments + 1, byte: base + at, element: "(no id)" });
          this.#findEnd(bytes, at, end, terminator);
          window.start = at + 1;
          this.#startSegment(window);
          continue;
        }
        window.start = at;
        this.#segmentFrom = base + at;
        if (at === end) return;
        if (bytes[at] === 73) {
          const found = this.#interchangeAt(window, at, atEnd);
          // What follows an ISA may have other delimiters.
          if (found !== "no") return;
        }
        this.#segmentFrom = -1;
      }
      const stop = this.#findEnd(bytes, at, end, terminator);
      if (stop < 0 && end - at <= SEGMENT_BYTES) {
        if (atEnd) this.#takeRest(window, at, this.#broken);
        return;
      }
      if (stop < 0 || stop - at > SEGMENT_BYTES) {
        planner.overlongSegment(bytes, at, at + SEGMENT_BYTES, base + at);
        window.start = stop < 0 ? end : stop + 1;
        if (stop >= 0 || atEnd) planner.endOfOverlong(base + window.start);
        if (stop < 0) {
          this.#overlong = true;
          return;
        }
      } else {
        if (planner.passesOver(bytes[at]!) && !this.#broken) planner.pass(base + stop + 1);
        else planner.segment(bytes, at, stop, base + at, this.#broken);
        window.start = stop + 1;
      }
      this.#startSegment(window);
      if (planner.ended) {
        this.#seeking = true;
        return;
      }
    }
  }

  /** An ISA in place of a segment: opens another interchange. */
  #interchangeAt(window: ByteWindow, at: number, atEnd: boolean): "opened" | "wait" | "no" {
    const { bytes, end, base } = window;
    if (end - at < 3) return atEnd ? "no" : "wait";
    if (bytes[at + 1] !== 83 || bytes[at + 2] !== 65) return "no";
    if (end - at < HEADER_BYTES && !atEnd) return "wait";
    const header = readInterchangeHeader(bytes, at, Math.min(end, at + HEADER_BYTES));
    if (header === undefined) return "no";
    this.#planner.interchange(header, base + at);
    window.start = Math.min(at + header.length, end);
    this.#startSegment(window);
    this.#scanned = base + window.start;
    return "opened";
  }

  /** Places of terminators and low bytes: those found in the stretch that begins at `#placesFrom`, and how many of them were used. */
  #placesFrom = 0;
  #placesTo = 0;
  #placeCount = 0;
  #placesUsed = 0;

  #forgetPlaces(at: number): void {
    this.#placesFrom = at;
    this.#placesTo = at;
    this.#placeCount = 0;
    this.#placesUsed = 0;
  }

  /** The place of the next terminator, or -1 where the window ends before it; notes line breaks behind `at` on the way. */
  #findEnd(bytes: Uint8Array, at: number, end: number, terminator: number): number {
    const { places } = terminatorIndex;
    for (;;) {
      while (this.#placesUsed < this.#placeCount) {
        const place = this.#placesFrom + places[this.#placesUsed++]!;
        const byte = bytes[place];
        if (byte === terminator) {
          this.#scanned = this.#scannedBase + place + 1;
          return place;
        }
        if (place > at && (byte === 10 || byte === 13)) this.#broken = true;
      }
      this.#placesFrom = this.#placesTo;
      this.#placesTo = Math.min(end, this.#placesFrom + INDEX_BYTES);
      this.#scanned = this.#scannedBase + this.#placesFrom;
      if (this.#placesFrom === end) return -1;
      this.#placesUsed = 0;
      this.#placeCount = terminatorIndex.find(bytes, this.#placesFrom, this.#placesTo, terminator);
    }
  }

  /** The last segment, which no terminator ends. */
  #takeRest(window: ByteWindow, at: number, broken: boolean): void {
    const planner = this.#planner;
    const rest = new Uint8Array(window.end - at + 1);
    rest.set(window.bytes.subarray(at, window.end));
    rest[rest.length - 1] = planner.envelope.delimiters.terminator;
    const wasInTransaction = planner.envelope.inTransaction;
    planner.segment(rest, 0, rest.length - 1, window.base + at, broken);
    const position = { segment: planner.segments, byte: window.base + at, element: segmentIdText(rest, 0) };
    const cut = wasInTransaction && planner.envelope.inTransaction;
    const found = segmentIdText(rest, 0);
    this.#faults.add(cut ? "truncated-file" : "unterminated-segment", position, { found });
    window.start = window.end;
  }
}
