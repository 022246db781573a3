import { type Edition, editionInfo } from "./edition.ts";
import type { ZipLocalities, ZipLocality } from "./tables.ts";

/** ZIP codes of one locality: `first` to `last`, both included. */
export interface ZipRun {
  readonly first: number;
  readonly last: number;
  readonly locality: ZipLocality;
}

/** ZIP5 to locality: one small number for each of the 100,000 possible codes. */
export class ZipRows {
  readonly #places: readonly ZipLocality[];
  /** Place in `#places` plus 1; 0 where the code is not assigned. */
  readonly #placeOf = new Uint16Array(100_000);
  /** Runs of nine-digit codes in order of their first, for the five-digit codes that straddle localities. */
  readonly #nine: readonly ZipRun[];
  /** ZIP codes assigned. */
  readonly size: number;

  /** @throws RangeError for a ZIP code that stands in two runs or is none. */
  constructor(runs: Iterable<ZipRun>, nine: Iterable<ZipRun> = []) {
    this.#nine = [...nine].sort((a, b) => a.first - b.first);
    const places = new Map<string, { at: number; locality: ZipLocality }>();
    let size = 0;
    for (const { first, last, locality } of runs) {
      const name = `${locality.localityId} ${locality.needsPlusFour}`;
      let place = places.get(name);
      if (!place) places.set(name, (place = { at: places.size + 1, locality }));
      if (!(first >= 0 && last < 100_000 && first <= last)) throw new RangeError(`no span of ZIP codes: ${first} to ${last}`);
      for (let zip = first; zip <= last; zip++) {
        if (this.#placeOf[zip] !== 0) throw new RangeError(`ZIP code ${String(zip).padStart(5, "0")} stands twice`);
        this.#placeOf[zip] = place.at;
        size += 1;
      }
    }
    this.#places = [...places.values()].map(({ locality }) => Object.freeze(locality));
    this.size = size;
  }

  find(zip5: string): ZipLocality | undefined {
    if (!/^\d{5}$/.test(zip5)) return undefined;
    return this.#places[(this.#placeOf[Number(zip5)] ?? 0) - 1];
  }

  /** By nine digits: the locality of the +4 where it is known, else that of the first five. */
  findNine(zip9: string): ZipLocality | undefined {
    const five = this.find(zip9.slice(0, 5));
    if (!five?.needsPlusFour || !/^\d{9}$/.test(zip9)) return five;
    const zip = Number(zip9);
    let low = 0;
    let high = this.#nine.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#nine[middle] as ZipRun).last < zip) low = middle + 1;
      else high = middle;
    }
    const run = this.#nine[low];
    return run && run.first <= zip ? run.locality : five;
  }

  /** Localities that the +4 of a five-digit code may lead to, its own first. */
  localitiesOf(zip5: string): readonly string[] {
    const five = this.find(zip5);
    if (!five) return [];
    const from = Number(zip5) * 10_000;
    const within = this.#nine.filter(({ first, last }) => last >= from && first < from + 10_000);
    return [...new Set([five.localityId, ...within.map(({ locality }) => locality.localityId)])];
  }
}

/** The rows are not made before the first ZIP code is asked for: a price of a named locality needs none. */
export function zipLocalities(edition: Edition<ZipRows>): ZipLocalities {
  return {
    edition: editionInfo(edition),
    find: (zip5) => edition.rows.find(zip5),
    findNine: (zip9) => edition.rows.findNine(zip9),
    localitiesOf: (zip5) => edition.rows.localitiesOf(zip5),
  };
}
