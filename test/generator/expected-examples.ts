import { birminghamDermatology } from "./examples/birmingham-dermatology.ts";
import { clevelandCommercial } from "./examples/cleveland-commercial.ts";
import { dallasPrimaryCare } from "./examples/dallas-primary-care.ts";
import type { ExampleFile, ExpectedFinding } from "./examples/example-file.ts";
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

/** Claim (CLM01) of a file to the finding that must stand on it; undefined where it is clean. */
export function expectedFindings(file: ExampleFile): ReadonlyMap<string, ExpectedFinding | undefined> {
  return new Map(file.claims.map(({ id, finding }) => [id, finding]));
}
