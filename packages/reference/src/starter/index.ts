import { createReference } from "../reference.ts";
import type { Reference } from "../tables.ts";
import { isStarterCode } from "./code-list.ts";
import { starterAddOns, starterMue, starterPtp } from "./edits.ts";
import { starterConversionFactors, starterFees } from "./fees.ts";
import { starterLocalities, starterZips } from "./geography.ts";
import { starterPlaces } from "./places.ts";
import { starterSites } from "./sites.ts";
import { plainWords } from "./words/index.ts";

let reference: Reference | undefined;

/**
 * The built-in starter set: about a thousand codes of skin surgery and what stands beside it on a claim, for dates of service in
 * 2024 to 2026; NCCI edits and limits in narrower windows (each edition says its own). Made on the first call and shared.
 */
export function starterReference(): Reference {
  reference ??= createReference(
    {
      fees: starterFees(),
      conversionFactor: starterConversionFactors(),
      localities: starterLocalities(),
      zips: starterZips(),
      places: starterPlaces(),
      ptp: starterPtp(),
      mue: starterMue(),
      addOns: starterAddOns(),
      sites: starterSites(),
    },
    (procedure) => (isStarterCode(procedure) ? plainWords(procedure) : undefined),
  );
  return reference;
}
