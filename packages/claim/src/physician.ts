import type { ServiceLine } from "./claim.ts";

/** Why two lines count as one physician's: the same rendering NPI, or one group and one explicit specialty. */
export type SamePhysician = "npi" | "group" | false;

/**
 * Whether two lines are by the same physician for Medicare (CPM ch. 12 s. 40.6; rules.md 3B.5): the same rendering NPI, or the same
 * billing NPI where both lines carry an explicit, equal PRV*PE taxonomy. The billing taxonomy (PRV*BI) is never used.
 */
export function samePhysician(a: ServiceLine, b: ServiceLine): SamePhysician {
  if (a.renderingNpi !== "" && a.renderingNpi === b.renderingNpi) return "npi";
  if (a.renderingTaxonomy === "" || a.renderingTaxonomy !== b.renderingTaxonomy) return false;
  const group = a.claim.billing.npi;
  return group !== "" && group === b.claim.billing.npi ? "group" : false;
}
