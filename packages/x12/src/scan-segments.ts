import type { ByteWindow } from "./byte-window.ts";
import { HEADER_BYTES, isAlphanumeric, isBlank, opensFragment, readInterchangeHeader, SNIFF_BYTES, sniffDelimiters } from "./delimiters.ts";
import type { FaultList } from "./fault.ts";
import { segmentIdText } from "./segment-id.ts";
import { BROKEN, INDEX_BYTES, PASSED, PASSED_TO, PLAN_RECORD, planIndex, SEPARATORS, UNCLEAR } from "./segment-index.ts";
import type { SegmentPlanner } from "./segment-planner.ts";
import { isInsideBehind, passesInClaim } from "./telling-segments.ts";

/** No segment of a claim file comes near it; a longer one has lost its terminator. */
export const SEGMENT_BYTES = 65_536;

const LETTER_I = 73;
const LETTERS_CLM = 0x434c4d00;

function behindBlanks(bytes: Uint8Array, from: number, to: number, terminator: number): number {
  let at = from;
  while (at < to && isBlank(bytes[at]!) && bytes[at] !== terminator) at++;
  return at;
}

function placeOf(bytes: Uint8Array, from: number, to: number, wanted: number): number {
  const place = from < to ? bytes.subarray(from, to).indexOf(wanted) : -1;
  return place < 0 ? -1 : from + place;
}

function holdsLineBreak(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at] === 10 || bytes[at] === 13) return true;
  return false;
}

/**
 * Cuts a file into segments, whatever the sizes in which its bytes arrive: it takes from the window what it has seen to the end, and
 * goes on where it stopped when more has been appended. What it makes of a file depends on the bytes alone, never on the cuts.
 */
export class SegmentScanner {
  readonly #planner: SegmentPlanner;
  readonly #faults: FaultList;
  /** Offset up to which no terminator was found behind the window's start, where that is further on. */
  #unendedTo = 0;
  /** Whether the window starts inside a segment that is longer than any may be. */
  #overlong = false;
  #seeking = true;
  /** Offset of the first byte that was no blank while seeking; -1 before there was one. */
  #junkFrom = -1;
  #saidJunk = false;
  /** Offset up to which the search for an ISA has looked, so that no place is judged twice. */
  #sought = 0;
  /** The last four bytes while seeking behind an IEA, and the offset up to which they were taken. */
  #lastFour = 0;
  #watchedTo = 0;

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
      this.#watch(byte, window.base + at);
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

  /** Tells a claim that stands behind an IEA: bytes that belong to nothing are no matter, a claim is. */
  #watch(byte: number, offset: number): void {
    const { segments, envelope } = this.#planner;
    if (segments === 0 || offset < this.#watchedTo) return;
    this.#lastFour = (this.#lastFour << 8) | byte;
    this.#watchedTo = offset + 1;
    if (this.#lastFour === (LETTERS_CLM | envelope.delimiters.element))
      this.#faults.add("claim-outside-interchange", { segment: segments + 1, byte: offset - 3, element: "CLM" });
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
    this.#unendedTo = 0;
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

  /** Takes whole segments until the window or the interchange ends. */
  #walk(window: ByteWindow, atEnd: boolean): void {
    while (window.start < window.end && !this.#seeking) {
      if (this.#overlong) this.#leaveOverlong(window, window.start, atEnd);
      else if (!(this.#mayEnd(window) && this.#takeAll(window, atEnd)) && !this.#takeNext(window, atEnd)) return;
    }
  }

  /** Whether the segment at the window's start may end in it: whether there is a terminator that was not there at the last look. */
  #mayEnd({ bytes, base, start, end }: ByteWindow): boolean {
    const searched = this.#unendedTo - base;
    return searched <= start || placeOf(bytes, searched, end, this.#planner.envelope.delimiters.terminator) >= 0;
  }

  /** Takes the segments that the index finds from the window's start on; false where the first is one for `takeNext`. */
  #takeAll(window: ByteWindow, atEnd: boolean): boolean {
    const planner = this.#planner;
    const { bytes, base, start } = window;
    const { element, terminator } = planner.envelope.delimiters;
    const to = Math.min(window.end, start + INDEX_BYTES);
    let { inClaim } = planner;
    const count = planIndex.find(bytes, start, to, terminator, element, inClaim, planner.hasRoomTo(base + start + INDEX_BYTES));
    const { records } = planIndex;
    let place = 0;
    for (; place < count * PLAN_RECORD; place += PLAN_RECORD) {
      const passed = records[place + PASSED]!;
      if (passed !== 0) planner.pass(passed & 0xffff, passed >>> 16, base + records[place + PASSED_TO]!);
      const at = records[place]!;
      const stop = records[place + 1]!;
      const code = records[place + 2]!;
      // I begins ISA, which may bring other delimiters.
      if (code > 0 && code >>> 16 !== LETTER_I) planner.segment(code, bytes, at, stop, base + at, records, place + SEPARATORS);
      else {
        window.start = records[place + PASSED_TO]!;
        if (!this.#takeUnclear(window, stop, code === BROKEN, atEnd)) return window.start !== start || this.#seeking;
      }
      window.start = stop + 1;
      // The index goes on as the segment's id tells; where the planner sees it otherwise, it has to begin anew.
      inClaim = isInsideBehind(code, inClaim);
      if (inClaim !== planner.inClaim) return true;
    }
    const passed = records[place + PASSED]!;
    if (passed !== 0) planner.pass(passed & 0xffff, passed >>> 16, base + records[place + PASSED_TO]!);
    window.start = records[place + PASSED_TO]!;
    return window.start > start;
  }

  /** The segment at the window's start, of which the index could only say where its terminator is; false as in `takeAll`. */
  #takeUnclear(window: ByteWindow, stop: number, maybeBroken: boolean, atEnd: boolean): boolean {
    const { bytes, base } = window;
    const planner = this.#planner;
    const { terminator } = planner.envelope.delimiters;
    const at = behindBlanks(bytes, window.start, stop, terminator);
    if (at === stop) {
      if (!isBlank(terminator)) this.#faults.add("empty-segment", { segment: planner.segments + 1, byte: base + at, element: "(no id)" });
      window.start = stop + 1;
      return true;
    }
    window.start = at;
    // What follows an ISA may have other delimiters.
    if (bytes[at] === LETTER_I && this.#interchangeAt(window, at, atEnd) !== "no") return false;
    const broken = maybeBroken && holdsLineBreak(bytes, at + 1, stop);
    if (broken) planner.brokenSegment(bytes, at, stop, base + at);
    else if (planner.inClaim && passesInClaim(bytes[at]! << 16)) planner.pass(1, 0, base + stop + 1);
    else planner.segment(UNCLEAR, bytes, at, stop, base + at);
    window.start = stop + 1;
    this.#seeking = planner.ended;
    return !planner.ended;
  }

  /** The segment at the window's start, whose terminator is further away than the index looks, or was not read yet. */
  #takeNext(window: ByteWindow, atEnd: boolean): boolean {
    const { bytes, end, base } = window;
    const planner = this.#planner;
    const { terminator } = planner.envelope.delimiters;
    const at = behindBlanks(bytes, window.start, end, terminator);
    window.start = at;
    if (at === end) return false;
    if (bytes[at] === LETTER_I && this.#interchangeAt(window, at, atEnd) !== "no") return false;
    const stop = placeOf(bytes, Math.max(at, this.#unendedTo - base), end, terminator);
    if (stop >= 0 && stop - at <= SEGMENT_BYTES) return this.#takeUnclear(window, stop, true, atEnd);
    if (stop < 0 && end - at <= SEGMENT_BYTES) {
      this.#unendedTo = base + end;
      if (atEnd) this.#takeRest(window, at, holdsLineBreak(bytes, at + 1, end));
      return false;
    }
    planner.overlongSegment(bytes, at, at + SEGMENT_BYTES, base + at);
    this.#overlong = true;
    return this.#leaveOverlong(window, at, atEnd);
  }

  /** Goes to the end of a segment of which only the beginning was looked at; false where it was not read yet. */
  #leaveOverlong(window: ByteWindow, at: number, atEnd: boolean): boolean {
    const planner = this.#planner;
    const stop = placeOf(window.bytes, at, window.end, planner.envelope.delimiters.terminator);
    this.#overlong = stop < 0;
    window.start = stop < 0 ? window.end : stop + 1;
    if (stop >= 0 || atEnd) planner.endOfOverlong(window.base + window.start);
    this.#seeking = planner.ended;
    return stop >= 0 && !planner.ended;
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
    this.#unendedTo = 0;
    return "opened";
  }

  /** The last segment, which no terminator ends. */
  #takeRest(window: ByteWindow, at: number, broken: boolean): void {
    const planner = this.#planner;
    const rest = new Uint8Array(window.end - at + 1);
    rest.set(window.bytes.subarray(at, window.end));
    rest[rest.length - 1] = planner.envelope.delimiters.terminator;
    const wasInTransaction = planner.envelope.inTransaction;
    if (broken) planner.brokenSegment(rest, 0, rest.length - 1, window.base + at);
    else planner.segment(UNCLEAR, rest, 0, rest.length - 1, window.base + at);
    const position = { segment: planner.segments, byte: window.base + at, element: segmentIdText(rest, 0) };
    const cut = wasInTransaction && planner.envelope.inTransaction;
    const found = segmentIdText(rest, 0);
    this.#faults.add(cut ? "truncated-file" : "unterminated-segment", position, { found });
    window.start = window.end;
  }
}
