import type { Delimiters } from "./delimiters.ts";
import { INDEX_BYTES, RECORD, segmentIndex, UNCLEAR } from "./segment-index.ts";

let scratch = new Int32Array(1 << 16);

/**
 * The segments of a batch's bytes as the index cuts them, ascending, and a pointer to one that moves along with a scan. They live in
 * memory that the next one takes over: use them up before anything waits.
 */
export class BatchSegments {
  /** Records of the segment index; places count from the beginning of the bytes. */
  records: Int32Array;
  #length = 0;
  #next = 0;

  constructor(bytes: Uint8Array, { terminator, element }: Delimiters) {
    for (let from = 0; from < bytes.length; ) {
      const count = segmentIndex.find(bytes, from, Math.min(bytes.length, from + INDEX_BYTES), terminator, element);
      const length = count * RECORD;
      if (this.#length + length + RECORD > scratch.length) {
        const larger = new Int32Array((this.#length + length + RECORD) * 2);
        larger.set(scratch.subarray(0, this.#length));
        scratch = larger;
      }
      if (count > 0) {
        scratch.set(segmentIndex.records.subarray(0, length), this.#length);
        this.#length += length;
        from = scratch[this.#length - RECORD + 1]! + 1;
      } else {
        // One that is longer than the index looks.
        const stop = bytes.indexOf(terminator, from);
        if (stop < 0) break;
        scratch[this.#length++] = from;
        scratch[this.#length++] = stop;
        scratch[this.#length++] = UNCLEAR;
        from = stop + 1;
      }
    }
    this.records = scratch;
  }

  /** Keeps the records in memory of their own, for a batch of several terminators. */
  keep(): this {
    this.records = this.records.slice(0, this.#length);
    return this;
  }

  /** Says which record comes behind those that a scan has used up: the next scan begins there or a few further on. */
  leave(record: number): void {
    this.#next = record;
  }

  /** Where in the records the segment begins that holds `at` or comes after it: from where the last scan ended, or anywhere. */
  start(at: number): number {
    const { records } = this;
    let next = this.#next;
    if (next > 0 && records[next - RECORD + 1]! < at) {
      // A few segments on, as a rule.
      const near = Math.min(this.#length, next + 64 * RECORD);
      while (next < near && records[next + 1]! < at) next += RECORD;
      this.#next = next;
      if (next < near) return next;
    }
    let low = 0;
    let high = this.#length / RECORD;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (records[middle * RECORD + 1]! < at) low = middle + 1;
      else high = middle;
    }
    this.#next = low * RECORD;
    return this.#next;
  }
}
