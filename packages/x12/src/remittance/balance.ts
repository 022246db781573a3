import type { Cents } from "@claimscrub/claim";
import type { Adjustment, Remittance, RemittanceClaim } from "./remittance.ts";
import { outOfBalance, type RemittanceFault } from "./remittance-fault.ts";

/**
 * Whether the sums of an 835 agree (005010X221A1, section 1.10.2.1): line, claim and transaction. A sum with an amount in it that could not be
 * read is not judged: that was said already.
 */
export function balanceFaults(remittance: Remittance): RemittanceFault[] {
  const faults: RemittanceFault[] = [];
  let claimsPaid: Cents | null = 0;
  for (const claim of remittance.claims) {
    faults.push(...claimFaults(claim));
    claimsPaid = claimsPaid === null || claim.paidCents === null ? null : claimsPaid + claim.paidCents;
  }
  if (claimsPaid === null || remittance.paidCents === null) return faults;
  const expected = claimsPaid - remittance.providerAdjustments.reduce((sum, { cents }) => sum + cents, 0);
  if (expected !== remittance.paidCents)
    faults.push(outOfBalance("payment-out-of-balance", { ...remittance.position, element: "BPR02" }, expected, remittance.paidCents));
  return faults;
}

function claimFaults(claim: RemittanceClaim): RemittanceFault[] {
  const faults: RemittanceFault[] = [];
  let adjusted = total(claim.adjustments);
  for (const { adjustments, chargeCents, paidCents, position } of claim.lines) {
    const ofLine = total(adjustments);
    adjusted += ofLine;
    if (chargeCents !== null && paidCents !== null && chargeCents - ofLine !== paidCents)
      faults.push(outOfBalance("line-out-of-balance", { ...position, element: "SVC03" }, chargeCents - ofLine, paidCents));
  }
  if (claim.chargeCents !== null && claim.paidCents !== null && claim.chargeCents - adjusted !== claim.paidCents)
    faults.unshift(
      outOfBalance("claim-out-of-balance", { ...claim.position, element: "CLP04" }, claim.chargeCents - adjusted, claim.paidCents),
    );
  return faults;
}

function total(adjustments: readonly Adjustment[]): Cents {
  return adjustments.reduce((sum, { cents }) => sum + cents, 0);
}
