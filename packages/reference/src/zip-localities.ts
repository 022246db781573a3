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
  /** ZIP codes assigned. */
  readonly size: number;

  /** @throws RangeError for a ZIP code that stands in two runs or is none. */
  constructor(runs: Iterable<ZipRun>) {
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
}

export function zipLocalities(edition: Edition<ZipRows>): ZipLocalities {
  const { rows } = edition;
  return { edition: editionInfo(edition), find: (zip5) => rows.find(zip5) };
}
