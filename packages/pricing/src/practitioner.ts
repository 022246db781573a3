import type { ServiceLine } from "@claimscrub/claim";
import type { FeeRow } from "@claimscrub/reference";
import { isByFacility, shareByModifier } from "./facility-claims.ts";
import * as modifier from "./payment-modifiers.ts";
import { IN_FULL } from "./working.ts";

/**
 * Taxonomies paid a share of the fee: nurse practitioners, physician assistants, clinical nurse specialists 85%, clinical social workers 75%
 * (rules.md PRC-024); since 2024 marriage and family therapists and mental health counselors 75%; dietitians and nutritionists 85%
 * (42 U.S.C. 1395l(a)(1)(FF) and (T)).
 */
const SHARES: readonly { readonly prefix: string; readonly basisPoints: number }[] = [
  { prefix: "363L", basisPoints: 8500 },
  { prefix: "363A", basisPoints: 8500 },
  { prefix: "364S", basisPoints: 8500 },
  { prefix: "1041C", basisPoints: 7500 },
  { prefix: "106H", basisPoints: 7500 },
  { prefix: "101YM", basisPoints: 7500 },
  { prefix: "133V", basisPoints: 8500 },
  { prefix: "133N", basisPoints: 8500 },
];

/** The share by a taxonomy; in full for one that names none of these, and for none. */
function shareBy(taxonomy: string): number {
  if (taxonomy === "") return IN_FULL;
  for (let at = 0; at < SHARES.length; at++) if (taxonomy.startsWith(SHARES[at]!.prefix)) return SHARES[at]!.basisPoints;
  return IN_FULL;
}

/**
 * The practitioner's share of the fee in basis points, by the taxonomy of who did the service (rules.md PRC-024; CPM ch. 12 s. 110-120): its
 * own PRV*PE, or the billing provider's PRV*BI where that is the same person (rules.md 1). 85% for a service by a therapy assistant (CQ, CO).
 * AS carries the reduction in its own 13.6%.
 */
export function practitionerShare(line: ServiceLine, meaning: number, row: FeeRow | undefined): number {
  if (meaning & modifier.ASSISTANT_NPP) return IN_FULL;
  if (meaning & modifier.THERAPY_ASSISTANT && row?.multipleProcedure === "5") return 8500;
  const { claim } = line;
  if (claim.form !== undefined) {
    const told = shareByModifier(line);
    if (told !== undefined) return told;
    // Who attends a patient of a facility that is paid itself is no matter to its fee.
    if (isByFacility(line)) return IN_FULL;
  }
  const explicit = line.renderingTaxonomy;
  if (explicit !== "") return shareBy(explicit);
  const share = shareBy(claim.billing.taxonomy);
  return share !== IN_FULL && line.renderingNpi === claim.billing.npi ? share : IN_FULL;
}
