import type { Claim } from "@claimscrub/claim";
import type { KnownPlaces } from "@claimscrub/pricing";
import { npi } from "./plain-claim.ts";

/** Reads the words of a `roster` line. `billing` is the address that a claim's billing provider has. */
export function rosterOf(words: readonly string[], { billing }: Claim): KnownPlaces {
  const told: KnownPlaces & Record<"hospitals" | "surgeryCentres", string[]> = { hospitals: [], surgeryCentres: [], offices: [] };
  let offices: KnownPlaces["offices"] = [];
  for (const word of words) {
    const [name = "", value = ""] = word.split("=", 2);
    if (name === "hospital") told.hospitals.push(npi(value));
    else if (name === "surgery-center") told.surgeryCentres.push(npi(value));
    else if (word === "office=billing") offices = [{ street: billing.street.toLowerCase(), zip: billing.zip }];
    else throw new TypeError(`not understood in a roster: ${word}`);
  }
  return { ...told, offices };
}
