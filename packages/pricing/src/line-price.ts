import type { Cents, NotPricedReason, ServiceLine, Step } from "@claimscrub/claim";

/** What Medicare allows for one line of a patient-day, as billed. */
export interface LinePrice {
  readonly line: ServiceLine;
  /** After every payment rule and the charge; undefined where it is not priced. */
  readonly allowedCents: Cents | undefined;
  /** The same before the charge limited it. */
  readonly uncappedCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
  /** `10112-00` or `national`; empty where no locality could be read. */
  readonly locality: string;
  /** False where the locality is the national fall-back, or where the billing ZIP stands in for a patient's home (POS 12). */
  readonly localityResolved: boolean;
  /** Set for the sixth and later procedures, which CMS pays "by report" (rules.md 3A.2). */
  readonly byReport: boolean;
  /** Only where asked for: the working, from RVUs to the allowed amount. */
  readonly steps: readonly Step[];
}

export interface DayPrice {
  /** In the order of the lines given. */
  readonly lines: readonly LinePrice[];
  /** Sum over the priced lines. */
  readonly allowedCents: Cents;
}

export const NO_STEPS: readonly Step[] = [];

/** The lower of an amount and the charge; a charge that is not known does not limit. */
export function limitByCharge(amount: Cents, charge: Cents | undefined): Cents {
  return charge === undefined || amount <= charge ? amount : Math.max(0, charge);
}
