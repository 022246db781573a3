import type { ServiceLine } from "@claimscrub/claim";
import type { PaymentTerms } from "./payment-terms.ts";

/** A non-participating physician's share of the fee schedule amount (RVU25D, limiting charge; 42 U.S.C. 1395w-4(a)(3)). */
export const NON_PARTICIPATING_SHARE = 9500;

/** 115% of 95%: the most that may be charged for an unassigned service (RVU25D, limiting charge). */
export const LIMITING_CHARGE_SHARE = 10925;

export interface Participation {
  readonly participates: boolean;
  /** CLM07: whether Medicare's amount was accepted as the whole charge. */
  readonly assigned: boolean;
}

export const PARTICIPATES: Participation = { participates: true, assigned: true };

/**
 * Whether a line is paid as a participating physician's (PRC-022, PRC-023). The roster of the year decides, the rendering NPI before the
 * group's; without it a claim to Medicare Part B that is not assigned (CLM07 C, or B: laboratory only) can only be a non-participating
 * physician's, since participating means to take assignment of every claim.
 */
export function participationOf(line: ServiceLine, year: number, terms: PaymentTerms | undefined): Participation {
  const { claim } = line;
  // A facility takes assignment of every claim.
  if (claim.form !== undefined) return PARTICIPATES;
  const { assignment } = claim;
  const unassigned = (assignment === "C" || assignment === "B") && claim.filingIndicator === "MB";
  if (terms === undefined) return unassigned ? { participates: false, assigned: false } : PARTICIPATES;
  const known = terms.participates(line.renderingNpi, year) ?? terms.participates(claim.billing.npi, year);
  const participates = claim.filingIndicator !== "MB" || (known ?? !unassigned);
  if (participates) return PARTICIPATES;
  return { participates, assigned: !unassigned };
}
