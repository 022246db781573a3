import { type Edition, editionInfo } from "./edition.ts";
import type { Localities, Locality } from "./tables.ts";

/** `10112` and `0` make `10112-00`: the contractor's number and the locality padded to two digits. */
export function localityId(contractor: string, locality: string): string {
  return `${contractor.padStart(5, "0")}-${locality.padStart(2, "0")}`;
}

/** The localities of a year as a table, in order of their id. */
export function localities(edition: Edition<readonly Locality[]>): Localities {
  const sorted = [...edition.rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const byId = new Map(sorted.map((locality) => [locality.id, locality]));
  return { edition: editionInfo(edition), find: (id) => byId.get(id), all: () => sorted };
}
