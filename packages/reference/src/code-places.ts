import type { ProcedureKey } from "@claimscrub/claim";

/** Places of codes in a sorted list, by open addressing in two small arrays that stay in a processor's cache, where a Map would not. */
export class CodePlaces {
  readonly #mask: number;
  /** Code plus 1; 0 where free. */
  readonly #codes: Int32Array;
  readonly #places: Uint16Array;

  /** @throws RangeError for more than 65,536 codes. */
  constructor(codes: Int32Array) {
    if (codes.length > 65_536) throw new RangeError(`${codes.length} codes are more than 65,536`);
    let size = 16;
    while (size < codes.length * 2) size *= 2;
    this.#mask = size - 1;
    this.#codes = new Int32Array(size);
    this.#places = new Uint16Array(size);
    for (const [place, code] of codes.entries()) {
      let at = this.#begin(code);
      while (this.#codes[at] !== 0) at = (at + 1) & this.#mask;
      this.#codes[at] = code + 1;
      this.#places[at] = place;
    }
  }

  /** -1 for a code that is not in the list. */
  of(code: ProcedureKey): number {
    for (let at = this.#begin(code); ; at = (at + 1) & this.#mask) {
      const found = this.#codes[at] as number;
      if (found === code + 1) return this.#places[at] as number;
      if (found === 0) return -1;
    }
  }

  #begin(code: number): number {
    return (Math.imul(code, 0x9e3779b1) >>> 12) & this.#mask;
  }
}
