import type { ServiceLine } from "@claimscrub/claim";
import type { FeeRow } from "@claimscrub/reference";
import { isByFacility, shareByModifier } from "./facility-claims.ts";
import * as modifier from "./payment-modifiers.ts";

const IN_FULL = 10000;

/** Taxonomies paid a share of the fee: nurse practitioners, physician assistants, clinical nurse specialists 85%, clinical social workers 75%. */
const SHARES: readonly (readonly [prefix: string, basisPoints: number])[] = [
  ["363L", 8500],
  ["363A", 8500],
  ["364S", 8500],
  ["1041C", 7500],
];

/** The taxonomy of who did the service: its own PRV*PE, or the billing provider's PRV*BI where that is the same person (rules.md 1). */
function taxonomyOf(line: ServiceLine): string {
  const explicit = line.renderingTaxonomy;
  if (explicit !== "") return explicit;
  const { billing } = line.claim;
  return billing.taxonomy !== "" && line.renderingNpi === billing.npi ? billing.taxonomy : "";
}

/**
 * The practitioner's share of the fee in basis points, by the taxonomy of who did the service (rules.md PRC-024; CPM ch. 12 s. 110-120),
 * and 85% for a service by a therapy assistant (CQ, CO). AS carries the reduction in its own 13.6%.
 */
export function practitionerShare(line: ServiceLine, meaning: number, row: FeeRow | undefined): number {
  if (meaning & modifier.ASSISTANT_NPP) return IN_FULL;
  if (meaning & modifier.THERAPY_ASSISTANT && row?.multipleProcedure === "5") return 8500;
  const told = shareByModifier(line);
  if (told !== undefined) return told;
  // Who attends a patient of a facility that is paid itself is no matter to its fee.
  if (isByFacility(line)) return IN_FULL;
  const taxonomy = taxonomyOf(line);
  if (taxonomy === "") return IN_FULL;
  for (const [prefix, share] of SHARES) if (taxonomy.startsWith(prefix)) return share;
  return IN_FULL;
}
