import type { ProcedureKey } from "@claimscrub/claim";
import { createReference, type ReferenceSeries } from "../reference.ts";
import type { Reference } from "../tables.ts";
import { isStarterCode } from "./code-list.ts";
import { starterAddOns, starterMue, starterPtp } from "./edits.ts";
import { starterConversionFactors, starterFees } from "./fees.ts";
import { starterLocalities, starterZips } from "./geography.ts";
import { starterLists } from "./lists.ts";
import { starterPlaces } from "./places.ts";
import { starterSites } from "./sites.ts";
import { plainWords } from "./words/index.ts";

/** The starter set as series, for a reference that puts releases of the user's own beside or in the place of its editions. */
export function starterSeries(): ReferenceSeries {
  return {
    fees: starterFees(),
    conversionFactor: starterConversionFactors(),
    localities: starterLocalities(),
    zips: starterZips(),
    places: starterPlaces(),
    ptp: starterPtp(),
    mue: starterMue(),
    addOns: starterAddOns(),
    sites: starterSites(),
    lists: starterLists(),
  };
}

/** Our own words for a starter code; undefined for any other. */
export function starterWords(procedure: ProcedureKey): string | undefined {
  return isStarterCode(procedure) ? plainWords(procedure) : undefined;
}

let reference: Reference | undefined;

/**
 * The built-in starter set: about a thousand codes of skin surgery and what stands beside it on a claim, for dates of service in
 * 2024 to 2026; NCCI edits and limits in narrower windows (each edition says its own). Made on the first call and shared.
 */
export function starterReference(): Reference {
  reference ??= createReference(starterSeries(), starterWords);
  return reference;
}
