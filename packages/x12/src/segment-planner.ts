import type { Position } from "@claimscrub/claim";
import { componentOf, type InterchangeHeader, isBlank } from "./delimiters.ts";
import { NOTED_SEPARATORS, noteSeparators, SEPARATOR } from "./element-separators.ts";
import { countAt, ElementCursor } from "./element-text.ts";
import { Envelope } from "./envelope.ts";
import { EnvelopeSegments } from "./envelope-segments.ts";
import type { FaultList } from "./fault.ts";
import { PlanColumns } from "./file-plan.ts";
import { Levels } from "./levels.ts";
import { mend, placeBeforeMending } from "./mend.ts";
import { loneKey } from "./patient-key.ts";
import { PersonKeys } from "./person-keys.ts";
import * as id from "./segment-id.ts";

/** What stands above a claim is read up to here. */
const LOOP_BYTES = 1 << 20;

const NONE_NOTED = new Int32Array(1);

/** Takes the segments of a file one by one and lays out its plan. */
export class SegmentPlanner {
  readonly columns = new PlanColumns();
  readonly envelope: Envelope;
  /** Ordinal of the last segment. */
  segments = 0;
  /** Where the last segment ended: behind its terminator. */
  end = 0;
  /** Set once an IEA has passed: what follows belongs to another interchange, or to none. */
  ended = false;
  readonly #faults: FaultList;
  readonly #envelopes: EnvelopeSegments;
  readonly #levels: Levels;
  readonly #cursor = new ElementCursor();
  readonly #persons = new PersonKeys();
  readonly #key = { high: 0, low: 0 };
  readonly #seed: number;
  /** Where the separators of the present segment are noted, and from where on; of `#own` where the index didn't note them. */
  #separators: Int32Array = NONE_NOTED;
  #noted = 0;
  readonly #own = new Int32Array(NOTED_SEPARATORS.length);
  #at = 0;
  #inClaim = false;
  #claimBroken = false;
  /** The open loop (0: none), the end of its last segment within bounds, and whether a line break stood inside one of them. */
  #loop = 0;
  #loopFrom = 0;
  #loopEnd = 0;
  #loopBroken = false;
  /** Loops that stand above the next claim; 0 where there is none. */
  #provider = 0;
  #subscriber = 0;
  #patient = 0;
  #other = false;
  #orphans = false;
  #componentKnown = false;

  constructor(faults: FaultList, seed: number) {
    this.#faults = faults;
    this.#seed = seed;
    this.envelope = new Envelope(faults);
    this.#envelopes = new EnvelopeSegments(this.envelope, faults);
    this.#levels = new Levels(faults);
  }

  #position(element: string): Position {
    return { segment: this.segments, byte: this.#at, element };
  }

  /** An ISA whose first byte is at `offset` of the file. */
  interchange(header: InterchangeHeader, offset: number): void {
    this.#leave();
    this.segments += 1;
    this.#at = offset;
    this.envelope.openInterchange(header, this.#position("ISA"));
    this.end = offset + header.length;
    this.#componentKnown = false;
    this.ended = false;
  }

  /** Whether all segments up to this offset of the file lie within the bounds of the loop that is open now, or opens on the way. */
  hasRoomTo(offset: number): boolean {
    return this.#loop === 0 || offset - this.#loopFrom <= LOOP_BYTES;
  }

  /** Segments that say nothing to the plan but that they are there, and how many of them are lines; `end` is behind the last. */
  pass(segments: number, lines: number, end: number): void {
    this.segments += segments;
    this.columns.lines += lines;
    this.#endAt(end);
  }

  #endAt(end: number): void {
    this.end = end;
    if (this.#loop !== 0 && end - this.#loopFrom <= LOOP_BYTES) this.#loopEnd = end;
  }

  /**
   * The next segment: bytes `from` to `stop` (its terminator), the first of them at `offset` of the file; `code` is its id, or UNCLEAR.
   * Its separators may stand in `separators` from `noted` on; a 0 there says that nobody noted them.
   */
  segment(
    code: number,
    bytes: Uint8Array,
    from: number,
    stop: number,
    offset: number,
    separators: Int32Array = NONE_NOTED,
    noted = 0,
  ): void {
    this.#begin(offset, separators, noted);
    this.#take(code > 0 ? code : id.codeAt(bytes, from, stop, this.envelope.delimiters.element), bytes, from, stop);
    this.#endAt(offset + stop - from + 1);
  }

  #begin(offset: number, separators: Int32Array = NONE_NOTED, noted = 0): void {
    this.segments += 1;
    this.#at = offset;
    this.#separators = separators;
    this.#noted = noted;
  }

  /** The next segment where a line break stands inside it. */
  brokenSegment(bytes: Uint8Array, from: number, stop: number, offset: number): void {
    const { element, terminator } = this.envelope.delimiters;
    const mended = mend(bytes, from, stop, element, terminator);
    const position = { segment: this.segments + 1, byte: offset, element: id.segmentIdText(bytes, from) };
    let start = 0;
    for (let at = 0; at <= mended.bytes.length; at++) {
      if (at < mended.bytes.length && mended.bytes[at] !== terminator) continue;
      while (start < at && isBlank(mended.bytes[start]!)) start++;
      this.#begin(offset + placeBeforeMending(mended.drops, start));
      // A terminator behind the part, as the cursor looks for one.
      const part = new Uint8Array(at - start + 1);
      part.set(mended.bytes.subarray(start, at));
      part[at - start] = terminator;
      this.#take(id.codeAt(part, 0, at - start, element), part, 0, at - start);
      if (this.#inClaim) this.#claimBroken = true;
      else this.#loopBroken = true;
      this.#endAt(offset + placeBeforeMending(mended.drops, at) + 1);
      start = at + 1;
    }
    this.#endAt(offset + stop - from + 1);
    if (this.#inClaim) return;
    if (mended.firstBreak >= 0) this.#faults.add("line-break-in-segment", { ...position, byte: offset + mended.firstBreak - from });
    if (mended.firstMissingTerminator >= 0)
      this.#faults.add("missing-terminator", { ...position, byte: offset + mended.firstMissingTerminator - from });
  }

  #take(code: number, bytes: Uint8Array, from: number, stop: number): void {
    if (this.#inClaim) {
      switch (code) {
        case id.SV1:
        case id.SV2:
        case id.SV3:
          this.columns.lines += 1;
          return;
        case id.CLM:
        case id.HL:
        case id.SE:
        case id.ST:
        case id.GE:
        case id.GS:
        case id.IEA:
        case id.ISA:
          break;
        default:
          return;
      }
    }
    this.#outsideClaim(code, bytes, from, stop);
  }

  #outsideClaim(code: number, bytes: Uint8Array, from: number, stop: number): void {
    switch (code) {
      case id.CLM:
        this.#claim(bytes, from);
        return;
      case id.HL:
        this.#hierarchy(bytes, from, stop);
        return;
      case id.NM1:
        if (this.#provider === 0) this.#looseLoop(bytes, from);
        // Who is named in no loop stands above no claim, and the claim's reader will not see him.
        if (this.#other || this.#loop === 0) return;
        this.#noteSeparators(bytes, from, stop);
        this.#persons.name(bytes, this.#separators, this.#noted);
        return;
      case id.DMG:
        if (this.#other || this.#loop === 0) return;
        this.#noteSeparators(bytes, from, stop);
        this.#persons.demographics(bytes, this.#separators, this.#noted);
        return;
      // The most of what stands above claims.
      case id.N3:
      case id.N4:
      case id.SBR:
      case id.PRV:
        return;
      case id.SV1:
      case id.SV2:
      case id.SV3:
        this.columns.lines += 1;
        if (!this.#orphans) this.#faults.add("lines-without-claim", this.#position(id.segmentIdText(bytes, from)));
        this.#orphans = true;
        return;
      case id.BHT:
        if (!this.envelope.inTransaction) this.envelope.assumeTransaction("BHT", this.#position("BHT"));
        this.#envelopes.beginning(bytes, from);
        return;
      case id.REF:
        if (this.#loop === 0) this.#envelopes.reference(bytes, from);
        return;
      default:
        if (EnvelopeSegments.bounds(code)) {
          this.#leave();
          this.#envelopes.bound(code, bytes, from, this.segments, this.#at);
          this.ended ||= code === id.IEA;
        } else if (id.idOf(bytes, from, stop, this.envelope.delimiters.element) === 0)
          this.#faults.add("bad-segment-id", this.#position("(no id)"));
    }
  }

  #noteSeparators(bytes: Uint8Array, from: number, stop: number): void {
    if (this.#separators[this.#noted] !== 0) return;
    noteSeparators(bytes, from, stop, this.envelope.delimiters.element, this.#own);
    this.#separators = this.#own;
    this.#noted = 0;
  }

  #claim(bytes: Uint8Array, from: number): void {
    if (!this.#componentKnown) this.#checkComponent(bytes, from);
    if (!this.envelope.inTransaction) this.envelope.assumeTransaction("CLM", this.#position("CLM"));
    this.#closeOpen();
    this.envelope.countClaim(this.segments, this.#at);
    if (!this.#persons.key(this.#key)) loneKey(this.#seed, this.columns.claims, this.#key);
    const loop = this.#patient || this.#subscriber || this.#provider;
    this.columns.openClaim(this.#at, this.segments, this.#key.high, this.#key.low, loop, this.envelope.header());
    this.#inClaim = true;
    this.#claimBroken = false;
    this.#orphans = false;
  }

  /** Some senders announce one component separator in ISA16 and use another. */
  #checkComponent(bytes: Uint8Array, from: number): void {
    const { element, component, terminator } = this.envelope.delimiters;
    this.#cursor.find(bytes, from, 5, element, terminator);
    const used = componentOf(bytes, this.#cursor.from, this.#cursor.to);
    if (used === 0) return;
    this.#componentKnown = true;
    if (used !== component) this.envelope.correctComponent(used, this.#position("CLM05"));
  }

  #hierarchy(bytes: Uint8Array, from: number, stop: number): void {
    if (!this.envelope.inTransaction) this.envelope.assumeTransaction("HL", this.#position("HL"));
    this.#closeOpen();
    this.#orphans = false;
    this.#other = true;
    if (!this.envelope.is837) return;
    this.#noteSeparators(bytes, from, stop);
    const separators = this.#separators;
    const noted = this.#noted;
    const second = separators[noted + SEPARATOR.SECOND]!;
    const third = separators[noted + SEPARATOR.THIRD]!;
    const number = countAt(bytes, separators[noted + SEPARATOR.FIRST]! + 1, second);
    const above = countAt(bytes, second + 1, third);
    const code = countAt(bytes, third + 1, separators[noted + SEPARATOR.FOURTH]!);
    const level = this.#levels.note(number, above, code, this.segments, this.#at);
    if (level === undefined) return;
    this.#other = false;
    // A patient right under a provider has no subscriber, whoever was named there.
    this.#persons.enter(level === 23 && this.#subscriber === 0 ? 22 : level);
    const parent = level === 20 ? 0 : level === 22 ? this.#provider : this.#subscriber || this.#provider;
    const loop = this.columns.openLoop(this.#at, this.segments, parent);
    this.#loop = loop;
    this.#loopFrom = this.#at;
    this.#loopEnd = this.#at;
    this.#loopBroken = false;
    if (level === 20) this.#provider = loop;
    if (level !== 23) this.#subscriber = level === 22 ? loop : 0;
    this.#patient = level === 23 ? loop : 0;
  }

  /** A provider or a person without any HL above: what follows serves as one loop, so that claims without hierarchy are still read whole. */
  #looseLoop(bytes: Uint8Array, from: number): void {
    const code = this.#envelopes.text(bytes, from, 1);
    if (this.#loop !== 0 || this.#other || !this.envelope.is837 || code === "41" || code === "40") return;
    this.#provider = this.columns.openLoop(this.#at, this.segments, 0);
    this.#loop = this.#provider;
    this.#loopFrom = this.#at;
    this.#loopEnd = this.#at;
    this.#loopBroken = false;
  }

  /** Closes the claim or the loop that the present segment ends. */
  #closeOpen(): void {
    if (this.#inClaim) this.columns.closeClaim(this.end, this.#claimBroken);
    this.#inClaim = false;
    if (this.#loop !== 0) {
      this.columns.closeLoop(this.#loopEnd, this.#loopBroken);
      if (this.#loopEnd !== this.end) this.#faults.add("loop-too-large", this.#position("CLM"), { limit: LOOP_BYTES });
    }
    this.#loop = 0;
  }

  /** Leaves the transaction: nothing stands above a claim any more. */
  #leave(): void {
    this.#closeOpen();
    this.#provider = 0;
    this.#subscriber = 0;
    this.#patient = 0;
    this.#other = false;
    this.#orphans = false;
    this.#persons.enter(20);
    this.#levels.restart();
  }

  /** A segment that is longer than any may be: only its beginning is looked at. `end` is where it ends in the file. */
  overlongSegment(bytes: Uint8Array, from: number, stop: number, offset: number): void {
    const beginning = new Uint8Array(stop - from + 1);
    beginning.set(bytes.subarray(from, stop));
    beginning[stop - from] = this.envelope.delimiters.terminator;
    this.#begin(offset);
    if (!this.#inClaim) this.#faults.add("segment-too-long", this.#position(id.segmentIdText(bytes, from)), { limit: stop - from });
    this.#take(id.codeAt(beginning, 0, stop - from, this.envelope.delimiters.element), beginning, 0, stop - from);
  }

  /** The end of a segment that was announced by its beginning. */
  endOfOverlong(end: number): void {
    this.#endAt(end);
  }

  /** The end of the file, which may cut its last segment. */
  finish(fileLength: number): void {
    this.end = Math.min(this.end, fileLength);
    this.#loopEnd = Math.min(this.#loopEnd, fileLength);
    this.#leave();
    this.envelope.closeAll();
  }

  get inClaim(): boolean {
    return this.#inClaim;
  }
}
