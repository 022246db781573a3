import { GrowingColumn, OffsetColumn } from "./plan-columns.ts";

const FROM_BITS = 0xffff;
/** References from here up name loops that began before the stretch. */
const OUTER = 0xff00;

/** Finds the last of ascending numbers that is not above a wanted one, and tries first where it was last. */
class Finder {
  readonly #starts: GrowingColumn;
  #last = 0;

  constructor(starts: GrowingColumn) {
    this.#starts = starts;
  }

  of(wanted: number): number {
    const starts = this.#starts;
    const behind = starts.length;
    for (let near = this.#last; near < behind && near < this.#last + 2; near++)
      if (starts.get(near) <= wanted && (near + 1 === behind || starts.get(near + 1) > wanted)) return (this.#last = near);
    let low = 0;
    let high = behind - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts.get(middle) <= wanted) low = middle;
      else high = middle - 1;
    }
    this.#last = low;
    return low;
  }
}

/**
 * Cuts a file into stretches of less than 64 kB and as many segments, so that what lies in one can be named by 16 bits: bytes and segments
 * count from its beginning, loops from the first that begins in it. About 28 bytes for each.
 */
export class Stretches {
  readonly #firstClaim = new GrowingColumn();
  readonly #firstLoop = new GrowingColumn();
  readonly #from = new OffsetColumn();
  readonly #segment = new GrowingColumn();
  /** Where the loops that began before a stretch and are needed in it begin in `#outer`. */
  readonly #outerFrom = new GrowingColumn();
  readonly #outer = new GrowingColumn();
  readonly #byClaim = new Finder(this.#firstClaim);
  readonly #byLoop = new Finder(this.#firstLoop);
  /** Of the stretch that is open. */
  #base = 0;
  #baseSegment = 0;
  #loopsBefore = 0;
  #outerBefore = 0;

  /** Sees to it that a segment at this offset lies in the open stretch; `claims` and `loops` count those so far. */
  reach(offset: number, segment: number, claims: number, loops: number): void {
    if (this.#segment.length > 0 && offset - this.#base <= FROM_BITS && segment - this.#baseSegment <= FROM_BITS) return;
    this.#base = offset;
    this.#baseSegment = segment;
    this.#loopsBefore = loops;
    this.#outerBefore = this.#outer.length;
    this.#firstClaim.push(claims);
    this.#firstLoop.push(loops);
    this.#from.push(offset);
    this.#segment.push(segment);
    this.#outerFrom.push(this.#outerBefore);
  }

  /** Offset and ordinal of a segment in the open stretch, 16 bits each. */
  shortOffset(offset: number): number {
    return offset - this.#base;
  }
  shortSegment(segment: number): number {
    return segment - this.#baseSegment;
  }

  /** A loop by its number from 1, or 0 for none, in 16 bits. */
  shortLoop(loop: number): number {
    if (loop === 0) return 0;
    if (loop > this.#loopsBefore) return loop - this.#loopsBefore;
    // Three at most: a provider's, a subscriber's and a patient's.
    for (let at = this.#outerBefore; at < this.#outer.length; at++)
      if (this.#outer.get(at) === loop) return FROM_BITS - (at - this.#outerBefore);
    this.#outer.push(loop);
    return FROM_BITS - (this.#outer.length - 1 - this.#outerBefore);
  }

  /** The stretch of a claim, from 0, and that of a loop, from 1. */
  ofClaim(index: number): number {
    return this.#byClaim.of(index);
  }
  ofLoop(loop: number): number {
    return this.#byLoop.of(loop - 1);
  }

  offset(stretch: number, short: number): number {
    return this.#from.get(stretch) + short;
  }
  segment(stretch: number, short: number): number {
    return this.#segment.get(stretch) + short;
  }
  loop(stretch: number, short: number): number {
    if (short === 0) return 0;
    return short < OUTER ? this.#firstLoop.get(stretch) + short : this.#outer.get(this.#outerFrom.get(stretch) + FROM_BITS - short);
  }
}
