import { birminghamDermatology } from "./examples/birmingham-dermatology.ts";
import { clevelandCommercial } from "./examples/cleveland-commercial.ts";
import { dallasPrimaryCare } from "./examples/dallas-primary-care.ts";
import type { ExampleFile } from "./examples/example-file.ts";
import { lowCharges } from "./examples/low-charges.ts";
import { manhattanMohs } from "./examples/manhattan-mohs.ts";
import { olderVersion } from "./examples/older-version.ts";
import { placesOfService } from "./examples/places-of-service.ts";
import { sanFranciscoMohs } from "./examples/san-francisco-mohs.ts";

/** The files of examples/, in the order of their names. */
export const EXAMPLE_FILES: readonly ExampleFile[] = [
  birminghamDermatology,
  clevelandCommercial,
  dallasPrimaryCare,
  lowCharges,
  manhattanMohs,
  olderVersion,
  placesOfService,
  sanFranciscoMohs,
];

/** File name, then claim (CLM01), then the codes of all findings that stand on it, sorted. */
export function expectedCodes(): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  return new Map(EXAMPLE_FILES.map((file) => [file.name, new Map(file.claims.map(({ id, codes = [] }) => [id, [...codes].sort()]))]));
}
