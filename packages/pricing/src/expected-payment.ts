import { type Cents, shareOf } from "@claimscrub/claim";

/** What becomes of an allowed amount: never mixed with allowed amounts in a total (rules.md 2, PRC-025). */
export interface ExpectedPayment {
  readonly allowedCents: Cents;
  /** Deductible and 20% coinsurance: the patient's or a further payer's. */
  readonly deductibleCents: Cents;
  readonly coinsuranceCents: Cents;
  /** 2% of Medicare's part. */
  readonly sequestrationCents: Cents;
  /** What Medicare sends. */
  readonly paymentCents: Cents;
}

/**
 * (allowed - deductible) x 80% x 98%, each percentage rounded as a remittance shows it, so that the parts sum to the allowed amount:
 * 661.16 without deductible pays 518.35. `deductibleCents` is what is left of the year's deductible.
 */
export function expectedPayment(allowedCents: Cents, deductibleCents: Cents = 0): ExpectedPayment {
  const deductible = Math.min(Math.max(0, deductibleCents), allowedCents);
  const medicare = shareOf(allowedCents - deductible, 8000);
  const payment = shareOf(medicare, 9800);
  return {
    allowedCents,
    deductibleCents: deductible,
    coinsuranceCents: allowedCents - deductible - medicare,
    sequestrationCents: medicare - payment,
    paymentCents: payment,
  };
}
