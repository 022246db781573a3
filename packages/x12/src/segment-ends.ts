import { INDEX_BYTES, terminatorIndex } from "./terminator-index.ts";

let scratch = new Int32Array(1 << 16);

/**
 * The places of all terminators in the bytes of a batch, ascending, and a pointer into them that moves along with a scan. It lives in
 * memory that the next one takes over: use it up before anything waits.
 */
export class SegmentEnds {
  #places: Int32Array;
  #count = 0;
  #next = 0;

  constructor(bytes: Uint8Array, terminator: number) {
    const { places } = terminatorIndex;
    let count = 0;
    for (let from = 0; from < bytes.length; from += INDEX_BYTES) {
      const found = terminatorIndex.find(bytes, from, Math.min(bytes.length, from + INDEX_BYTES), terminator);
      if (count + found > scratch.length) {
        const larger = new Int32Array((count + found) * 2);
        larger.set(scratch.subarray(0, count));
        scratch = larger;
      }
      for (let at = 0; at < found; at++) {
        const place = from + places[at]!;
        if (bytes[place] === terminator) scratch[count++] = place;
      }
    }
    this.#places = scratch;
    this.#count = count;
  }

  /** Keeps the places in memory of their own, for a batch of several terminators. */
  keep(): this {
    this.#places = this.#places.slice(0, this.#count);
    return this;
  }

  /** Moves to the first terminator at or behind `at`: from where the last scan ended, or anywhere. */
  start(at: number): void {
    const places = this.#places;
    if (this.#next > 0 && places[this.#next - 1]! < at) {
      // A few segments on, as a rule.
      const near = Math.min(this.#count, this.#next + 64);
      while (this.#next < near && places[this.#next]! < at) this.#next++;
      if (this.#next < near) return;
    }
    let low = 0;
    let high = this.#count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (places[middle]! < at) low = middle + 1;
      else high = middle;
    }
    this.#next = low;
  }

  /** The next terminator. There is one as long as the piece that is scanned has not ended. */
  take(): number {
    return this.#places[this.#next++]!;
  }
}
