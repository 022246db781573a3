import { type Edition, editionInfo } from "./edition.ts";
import type { AnesthesiaFactors } from "./tables.ts";

/** Anesthesia conversion factors of a year: the national one in ten-thousandths of a dollar, those of localities in cents. */
export interface AnesthesiaRows {
  readonly national: number;
  readonly rows: readonly { readonly localityId: string; readonly cents: number }[];
}

/** The factors as a table. */
export function anesthesiaFactors(edition: Edition<AnesthesiaRows>): AnesthesiaFactors {
  const byLocality = new Map(edition.rows.rows.map(({ localityId, cents }) => [localityId, cents * 100]));
  return { edition: editionInfo(edition), national: edition.rows.national, find: (localityId) => byLocality.get(localityId) };
}
