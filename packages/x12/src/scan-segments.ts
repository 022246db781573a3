import type { ByteWindow } from "./byte-window.ts";
import { HEADER_BYTES, isAlphanumeric, isBlank, opensFragment, readInterchangeHeader, SNIFF_BYTES, sniffDelimiters } from "./delimiters.ts";
import type { FaultList } from "./fault.ts";
import { segmentIdText } from "./segment-id.ts";
import type { SegmentPlanner } from "./segment-planner.ts";

/** No segment of a claim file comes near it; a longer one has lost its terminator. */
export const SEGMENT_BYTES = 65_536;

/**
 * Cuts a file into segments, whatever the sizes in which its bytes arrive: it takes from the window what it has seen to the end, and
 * goes on where it stopped when more has been appended. What it makes of a file depends on the bytes alone, never on the cuts.
 */
export class SegmentScanner {
  readonly #planner: SegmentPlanner;
  readonly #faults: FaultList;
  /** Where in the file a terminator has been looked for already, and whether a line break stood there. */
  #scanned = 0;
  #broken = false;
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
    this.#scanned = window.base + window.start;
    this.#broken = false;
    this.#overlong = false;
  }

  /** Takes whole segments until the window or the interchange ends. */
  #walk(window: ByteWindow, atEnd: boolean): void {
    const { bytes, end, base } = window;
    const planner = this.#planner;
    const { terminator } = planner.envelope.delimiters;
    while (window.start < end) {
      let at = window.start;
      if (this.#overlong) {
        const stop = bytes.indexOf(terminator, at);
        const inside = stop >= 0 && stop < end;
        window.start = inside ? stop + 1 : end;
        if (inside || atEnd) planner.endOfOverlong(base + window.start);
        if (!inside) return;
        this.#startSegment(window);
        continue;
      }
      if (base + at === this.#scanned) {
        while (at < end && isBlank(bytes[at]!) && bytes[at] !== terminator) at++;
        if (at < end && bytes[at] === terminator) {
          if (!isBlank(terminator))
            this.#faults.add("empty-segment", { segment: planner.segments + 1, byte: base + at, element: "(no id)" });
          window.start = at + 1;
          this.#startSegment(window);
          continue;
        }
        window.start = at;
        this.#startSegment(window);
        if (at === end) return;
        if (bytes[at] === 73) {
          if (end - at < 3 && !atEnd) return;
          if (bytes[at + 1] === 83 && bytes[at + 2] === 65) {
            if (end - at < HEADER_BYTES && !atEnd) return;
            const header = readInterchangeHeader(bytes, at, Math.min(end, at + HEADER_BYTES));
            if (header !== undefined) {
              planner.interchange(header, base + at);
              window.start = Math.min(at + header.length, end);
              this.#startSegment(window);
              // Its delimiters may be others.
              return;
            }
          }
        }
      }
      if (!this.#takeSegment(window, at, atEnd)) return;
      if (planner.ended) {
        this.#seeking = true;
        return;
      }
    }
  }

  /** Takes the segment that begins at `at`; false where its end is not at hand yet. */
  #takeSegment(window: ByteWindow, at: number, atEnd: boolean): boolean {
    const { bytes, base } = window;
    const planner = this.#planner;
    const { terminator } = planner.envelope.delimiters;
    const limit = Math.min(window.end, at + SEGMENT_BYTES + 1);
    let stop = this.#scanned - base;
    let broken = this.#broken;
    for (; stop < limit; stop++) {
      const byte = bytes[stop]!;
      if (byte === terminator) break;
      if (byte < 14 && (byte === 10 || byte === 13)) broken = true;
    }
    if (stop < limit) {
      planner.segment(bytes, at, stop, base + at, broken);
      window.start = stop + 1;
      this.#scanned = base + window.start;
      this.#broken = false;
      return true;
    }
    if (stop - at > SEGMENT_BYTES) {
      planner.overlongSegment(bytes, at, at + SEGMENT_BYTES, base + at);
      window.start = stop;
      this.#overlong = true;
      return true;
    }
    this.#scanned = base + stop;
    this.#broken = broken;
    if (atEnd) this.#takeRest(window, at, broken);
    return false;
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
