import type { ClaimRange, SegmentRange, TransactionHeader } from "./claim-range.ts";
import type { EnvelopeOutline } from "./envelope-outline.ts";
import type { Fault } from "./fault.ts";
import { GrowingColumn, OffsetColumn } from "./plan-columns.ts";

/** Where every claim of a file lies, which loops stand above it, and to which patient it belongs: about 32 bytes a claim. */
export interface FilePlan {
  readonly byteLength: number;
  /** CLM segments, those of transactions that are no 837 included. */
  readonly claims: number;
  /** SV1, SV2 and SV3 segments. */
  readonly lines: number;
  readonly segments: number;
  /** Transactions by ST01: `837`, `835`. */
  readonly transactions: ReadonlyMap<string, number>;
  /** Faults of the envelope and of what stands above claims; those inside a claim are told when it is read. */
  readonly planFaults: readonly Fault[];
  /** Where the envelopes begin and what is wrong with each. */
  readonly outline: EnvelopeOutline;
  /** Halves of the patient key of claim `index` (from 0). */
  keyHigh(index: number): number;
  keyLow(index: number): number;
  /** Where claim `index` (from 0) lies; its `claimIndex` is one more. */
  rangeOf(index: number): ClaimRange;
}

const BROKEN = 0x8000_0000;
const LONGEST = 0x7fff_ffff;

function sameHeader(a: TransactionHeader, b: TransactionHeader): boolean {
  return (
    a.kind === b.kind &&
    a.purpose === b.purpose &&
    a.received === b.received &&
    a.early === b.early &&
    a.delimiters.element === b.delimiters.element &&
    a.delimiters.component === b.delimiters.component &&
    a.delimiters.terminator === b.delimiters.terminator &&
    a.delimiters.repetition === b.delimiters.repetition
  );
}

/**
 * The columns of a plan while it is made. A claim takes 24 bytes, a loop above claims 16 more where it begins; the transaction's header
 * is noted only where it changes.
 */
export class PlanColumns {
  lines = 0;
  readonly #from = new OffsetColumn();
  readonly #length = new GrowingColumn();
  readonly #segment = new GrowingColumn();
  readonly #keyHigh = new GrowingColumn();
  readonly #keyLow = new GrowingColumn();
  readonly #loop = new GrowingColumn();
  readonly #loopFrom = new OffsetColumn();
  readonly #loopLength = new GrowingColumn();
  readonly #loopSegment = new GrowingColumn();
  readonly #loopParent = new GrowingColumn();
  readonly #headers: TransactionHeader[] = [];
  /** Index of the first claim under each header. */
  readonly #headerFrom: number[] = [];

  get claims(): number {
    return this.#length.length;
  }

  /** Opens a loop and returns its number, from 1; `parent` is the number of the one above it, or 0. */
  openLoop(from: number, segment: number, parent: number): number {
    this.#loopFrom.push(from);
    this.#loopLength.push(0);
    this.#loopSegment.push(segment);
    this.#loopParent.push(parent);
    return this.#loopLength.length;
  }

  closeLoop(loop: number, to: number, broken: boolean): void {
    this.#loopLength.set(loop - 1, Math.min(to - this.#loopFrom.get(loop - 1), LONGEST) + (broken ? BROKEN : 0));
  }

  openClaim(from: number, segment: number, keyHigh: number, keyLow: number, loop: number, header: TransactionHeader): void {
    const last = this.#headers.at(-1);
    if (last === undefined || (last !== header && !sameHeader(last, header))) {
      this.#headers.push(header);
      this.#headerFrom.push(this.claims);
    }
    this.#from.push(from);
    this.#length.push(0);
    this.#segment.push(segment);
    this.#keyHigh.push(keyHigh);
    this.#keyLow.push(keyLow);
    this.#loop.push(loop);
  }

  /** Closes the claim opened last. */
  closeClaim(to: number, broken: boolean): void {
    const last = this.claims - 1;
    this.#length.set(last, Math.min(to - this.#from.get(last), LONGEST) + (broken ? BROKEN : 0));
  }

  keyHigh(index: number): number {
    return this.#keyHigh.get(index);
  }

  keyLow(index: number): number {
    return this.#keyLow.get(index);
  }

  rangeOf(index: number): ClaimRange {
    if (!(index >= 0 && index < this.claims)) throw new RangeError(`no claim ${index} in a plan of ${this.claims}`);
    const packed = this.#length.get(index);
    let broken = packed >= BROKEN;
    let depth = 0;
    for (let loop = this.#loop.get(index); loop !== 0; loop = this.#loopParent.get(loop - 1)) depth++;
    const loops: SegmentRange[] = [];
    loops.length = depth;
    for (let loop = this.#loop.get(index); loop !== 0; loop = this.#loopParent.get(loop - 1)) {
      const from = this.#loopFrom.get(loop - 1);
      const length = this.#loopLength.get(loop - 1);
      if (length >= BROKEN) broken = true;
      loops[--depth] = { from, to: from + (length & LONGEST), segment: this.#loopSegment.get(loop - 1) };
    }
    const from = this.#from.get(index);
    const range = {
      claimIndex: index + 1,
      from,
      to: from + (packed & LONGEST),
      segment: this.#segment.get(index),
      header: this.#headerOf(index),
      loops,
    };
    return broken ? { ...range, broken } : range;
  }

  #headerOf(index: number): TransactionHeader {
    let low = 0;
    let high = this.#headerFrom.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#headerFrom[middle]! <= index) low = middle + 1;
      else high = middle;
    }
    return this.#headers[low - 1]!;
  }
}
