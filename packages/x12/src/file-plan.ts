import type { ClaimRange, SegmentRange, TransactionHeader } from "./claim-range.ts";
import type { EnvelopeOutline } from "./envelope-outline.ts";
import type { Fault } from "./fault.ts";
import { type LoopChain, NO_LOOPS, under } from "./loop-chains.ts";
import { GrowingRows } from "./plan-columns.ts";
import { Stretches } from "./stretches.ts";

/** Where every claim of a file lies, which loops stand above it, and to which patient it belongs: about 25 bytes a claim. */
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

/** No range is given as longer. */
const LONGEST = 0x7fff_ffff;
/** A length takes 15 bits, of which all set stand for one that is kept aside; one bit more says that a line break stands inside. */
const ASIDE = 0x7fff;
const BROKEN = 0x8000;

/** Lengths of what is longer than 15 bits can say: at most one for 32 kB of a file. */
type LongOnes = Map<number, number>;

function shortLength(length: number, broken: boolean, index: number, long: LongOnes): number {
  if (length >= ASIDE) long.set(index, Math.min(length, LONGEST));
  return Math.min(length, ASIDE) | (broken ? BROKEN : 0);
}

function lengthIn(place: number, index: number, long: LongOnes): number {
  const length = (place >>> 16) & ASIDE;
  return length === ASIDE ? long.get(index)! : length;
}

function isBroken(place: number): boolean {
  return place >>> 31 === 1;
}

/**
 * The columns of a plan while it is made. A claim takes 16 bytes: where it lies and what is above it in its stretch, 16 bits each, and the
 * patient key. A loop above claims takes 8. The transaction's header is noted only where it changes.
 */
export class PlanColumns {
  lines = 0;
  readonly #stretches = new Stretches();
  readonly #claims = new GrowingRows(4);
  readonly #loops = new GrowingRows(2);
  readonly #longClaims: LongOnes = new Map();
  readonly #longLoops: LongOnes = new Map();
  readonly #headers: TransactionHeader[] = [];
  /** Index of the first claim under each header. */
  readonly #headerFrom: number[] = [];
  /** Where the claim and the loop opened last begin. */
  #claimFrom = 0;
  #loopFrom = 0;

  get claims(): number {
    return this.#claims.rows;
  }

  /** Opens a loop and returns its number, from 1; `parent` is the number of the one above it, or 0. */
  openLoop(from: number, segment: number, parent: number): number {
    const stretches = this.#stretches;
    stretches.reach(from, segment, this.#claims.rows, this.#loops.rows);
    this.#loopFrom = from;
    const row = this.#loops.add();
    const { last } = this.#loops;
    last[row] = stretches.shortOffset(from);
    last[row + 1] = stretches.shortSegment(segment) | (stretches.shortLoop(parent) << 16);
    return this.#loops.rows;
  }

  /** Closes the loop opened last. */
  closeLoop(to: number, broken: boolean): void {
    this.#loops.last[this.#loops.lastRow]! |= shortLength(to - this.#loopFrom, broken, this.#loops.rows - 1, this.#longLoops) << 16;
  }

  openClaim(from: number, segment: number, keyHigh: number, keyLow: number, loop: number, header: TransactionHeader): void {
    const last = this.#headers.at(-1);
    if (last !== header && (last === undefined || !sameHeader(last, header))) {
      this.#headers.push(header);
      this.#headerFrom.push(this.claims);
    }
    const stretches = this.#stretches;
    stretches.reach(from, segment, this.#claims.rows, this.#loops.rows);
    this.#claimFrom = from;
    const row = this.#claims.add();
    const { last: rows } = this.#claims;
    rows[row] = stretches.shortOffset(from);
    rows[row + 1] = stretches.shortSegment(segment) | (stretches.shortLoop(loop) << 16);
    rows[row + 2] = keyHigh;
    rows[row + 3] = keyLow;
  }

  /** Closes the claim opened last. */
  closeClaim(to: number, broken: boolean): void {
    this.#claims.last[this.#claims.lastRow]! |= shortLength(to - this.#claimFrom, broken, this.#claims.rows - 1, this.#longClaims) << 16;
  }

  keyHigh(index: number): number {
    return this.#claims.get(index, 2);
  }

  keyLow(index: number): number {
    return this.#claims.get(index, 3);
  }

  rangeOf(index: number): ClaimRange {
    if (!(index >= 0 && index < this.claims)) throw new RangeError(`no claim ${index} in a plan of ${this.claims}`);
    const stretch = this.#stretches.ofClaim(index);
    const place = this.#claims.get(index, 0);
    const order = this.#claims.get(index, 1);
    const above = this.#chainOf(this.#stretches.loop(stretch, order >>> 16));
    const from = this.#stretches.offset(stretch, place & 0xffff);
    const range = {
      claimIndex: index + 1,
      from,
      to: from + lengthIn(place, index, this.#longClaims),
      segment: this.#stretches.segment(stretch, order & 0xffff),
      header: this.#headerOf(index),
      loops: above.loops,
    };
    return above.broken || isBroken(place) ? { ...range, broken: true } : range;
  }

  /** The chains that were made last, of a subscriber and of what is above one: claims in order share them. */
  #lastLoop = 0;
  #lastChain = NO_LOOPS;
  #lastAbove = 0;
  #lastChainAbove = NO_LOOPS;

  #chainOf(loop: number): LoopChain {
    if (loop === 0) return NO_LOOPS;
    if (loop === this.#lastLoop) return this.#lastChain;
    const { parent, range, broken } = this.#readLoop(loop);
    if (parent !== this.#lastAbove) {
      this.#lastChainAbove = this.#makeChain(parent);
      this.#lastAbove = parent;
    }
    this.#lastChain = under(this.#lastChainAbove, range, broken);
    this.#lastLoop = loop;
    return this.#lastChain;
  }

  #makeChain(loop: number): LoopChain {
    if (loop === 0) return NO_LOOPS;
    const { parent, range, broken } = this.#readLoop(loop);
    return under(this.#makeChain(parent), range, broken);
  }

  #readLoop(loop: number): { readonly parent: number; readonly range: SegmentRange; readonly broken: boolean } {
    const stretch = this.#stretches.ofLoop(loop);
    const place = this.#loops.get(loop - 1, 0);
    const order = this.#loops.get(loop - 1, 1);
    const from = this.#stretches.offset(stretch, place & 0xffff);
    return {
      parent: this.#stretches.loop(stretch, order >>> 16),
      range: { from, to: from + lengthIn(place, loop - 1, this.#longLoops), segment: this.#stretches.segment(stretch, order & 0xffff) },
      broken: isBroken(place),
    };
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
