import type { CsvFaultKind } from "./faults.ts";
import { LIMITS } from "./limits.ts";

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** What a scan tells of a file. Offsets count from its first byte. */
export interface RowHandler {
  /**
   * A row that holds something, its line break left out; the view is valid during the call only. `row` counts all rows, blank ones too.
   * False where it can't be a row as it stands: of one over several lines the first is given again alone, and the others are taken anew.
   */
  row(bytes: Uint8Array, offset: number, row: number): boolean;
  /** What could not be taken for a row. A file fault ends the scan. */
  problem(kind: CsvFaultKind, offset: number, row: number, limit: number): void;
}

/** Cuts a file into rows while its bytes arrive, in bounded memory; quoted line breaks belong to their cell (RFC 4180). */
export class RowScanner {
  readonly #handler: RowHandler;
  readonly #delimiter: number;
  #held = new Uint8Array(0);
  /** Offset in the file of the first byte held, which begins a row. */
  #base = 0;
  #row = 0;
  /** Inside the row: how far it was looked at, from the first byte held, and where a quote opened. */
  #at = 0;
  #quoteAt = -1;
  #cellStart = true;
  #skipping = false;
  #openQuotes = 0;
  ended = false;

  constructor(handler: RowHandler, delimiter: number) {
    this.#handler = handler;
    this.#delimiter = delimiter;
  }

  /** The next bytes of the file. */
  take(chunk: Uint8Array): void {
    if (this.ended) return;
    const zero = chunk.indexOf(0);
    if (zero >= 0) {
      this.#end("csv-binary", this.#base + this.#held.length + zero, 0);
      return;
    }
    const held = new Uint8Array(this.#held.length + chunk.length);
    held.set(this.#held);
    held.set(chunk, this.#held.length);
    this.#held = held;
    this.#scan(false);
  }

  /** The end of the file. */
  finish(): void {
    if (!this.ended) this.#scan(true);
  }

  #scan(atEnd: boolean): void {
    const bytes = this.#held;
    let start = 0;
    while (!this.ended) {
      if (this.#skipping) {
        const stop = bytes.indexOf(LF, start);
        start = stop < 0 ? bytes.length : stop + 1;
        if (stop < 0) break;
        this.#skipping = false;
        this.#restart(start);
        continue;
      }
      const end = this.#findEnd(bytes, start, atEnd);
      if (end === undefined) break;
      if (end < 0) {
        start = this.#recover(bytes, start);
        continue;
      }
      if (!this.#give(bytes, start, end)) {
        start = this.#recover(bytes, start);
        continue;
      }
      start = end < bytes.length && bytes[end] === CR && bytes[end + 1] === LF ? end + 2 : end + 1;
      this.#restart(start);
      if (start >= bytes.length) break;
    }
    start = Math.min(start, bytes.length);
    this.#held = bytes.slice(start);
    this.#at = Math.max(0, this.#at - start);
    if (this.#quoteAt >= 0) this.#quoteAt -= start;
    this.#base += start;
    if (this.#skipping || this.ended || this.#held.length <= LIMITS.rowBytes) return;
    this.#tooLong(0);
    this.#base += this.#held.length;
    this.#held = new Uint8Array(0);
    this.#restart(0);
  }

  #restart(start: number): void {
    this.#at = start;
    this.#quoteAt = -1;
    this.#cellStart = true;
  }

  /** Where the row that begins at `start` ends; undefined where more bytes are needed, -1 where a quote stays open too long. */
  #findEnd(bytes: Uint8Array, start: number, atEnd: boolean): number | undefined {
    const delimiter = this.#delimiter;
    for (let at = this.#at; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (this.#quoteAt >= 0) {
        if (byte === QUOTE) {
          if (at + 1 === bytes.length && !atEnd) {
            this.#at = at;
            return undefined;
          }
          if (bytes[at + 1] === QUOTE) at++;
          else {
            this.#quoteAt = -1;
            this.#cellStart = false;
          }
        } else if (at - this.#quoteAt > LIMITS.cellBytes) return -1;
      } else if (byte === LF) return at;
      else if (byte === CR) {
        if (at + 1 === bytes.length && !atEnd) {
          this.#at = at;
          return undefined;
        }
        return at;
      } else if (byte === QUOTE && this.#cellStart) this.#quoteAt = at;
      else this.#cellStart = byte === delimiter;
      this.#at = at + 1;
    }
    this.#at = Math.max(this.#at, bytes.length);
    if (!atEnd) return undefined;
    if (this.#quoteAt >= 0) return -1;
    return bytes.length > start ? bytes.length : undefined;
  }

  /** A quote that nothing closes, or what belongs to another row: the first line is a row, what follows is taken for rows again. Gives where to go on. */
  #recover(bytes: Uint8Array, start: number): number {
    this.#openQuotes++;
    if (this.#openQuotes > LIMITS.openQuotes) {
      this.#end("csv-too-many-open-quotes", this.#base + start, LIMITS.openQuotes);
      return bytes.length;
    }
    const stop = bytes.indexOf(LF, start);
    if (stop < 0 && this.#quoteAt >= 0 && bytes.length - this.#quoteAt > LIMITS.cellBytes) {
      this.#tooLong(start);
      return bytes.length;
    }
    const end = stop < 0 ? bytes.length : stop;
    this.#give(bytes, start, end > start && bytes[end - 1] === CR ? end - 1 : end);
    this.#restart(end + 1);
    return end + 1;
  }

  /** False where the row is several lines that don't belong together. */
  #give(bytes: Uint8Array, start: number, end: number): boolean {
    this.#row++;
    if (end - start > LIMITS.rowBytes) this.#handler.problem("csv-row-too-long", this.#base + start, this.#row, LIMITS.rowBytes);
    else if (holdsText(bytes, start, end) && !this.#handler.row(bytes.subarray(start, end), this.#base + start, this.#row)) {
      const stop = bytes.indexOf(LF, start);
      if (stop < 0 || stop >= end) return true;
      this.#row--;
      return false;
    }
    return true;
  }

  #tooLong(start: number): void {
    this.#row++;
    this.#handler.problem("csv-row-too-long", this.#base + start, this.#row, LIMITS.rowBytes);
    this.#skipping = true;
  }

  #end(kind: CsvFaultKind, offset: number, limit: number): void {
    this.ended = true;
    this.#handler.problem(kind, offset, this.#row + 1, limit);
  }
}

function holdsText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > 32) return true;
  return false;
}
