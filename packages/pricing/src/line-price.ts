import type { Cents, NotPricedReason, ServiceLine, Step } from "@claimscrub/claim";

/** What an amount would be in each locality that a straddling ZIP code may lie in: the least and the most, the whole day priced there. */
export interface LocalitySpread {
  readonly lowCents: Cents;
  readonly highCents: Cents;
  readonly localities: readonly string[];
}

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
  /** Only with steps, and where the ZIP code straddles localities: what the amount would be in them. */
  readonly spread?: LocalitySpread | undefined;
  /** Set for the sixth and later procedures, which CMS pays "by report" (rules.md 3A.2). */
  readonly byReport: boolean;
  /** The most that the patient may be charged for a service that was not assigned (PRC-022); undefined for every other line. */
  readonly limitingChargeCents?: Cents | undefined;
  /** Id of the policy of the claim's payer that the amount rests on; undefined where it is Medicare's. */
  readonly policy?: string | undefined;
  /** Only where asked for: the working, from RVUs to the allowed amount. */
  readonly steps: readonly Step[];
}

export interface DayPrice {
  /** In the order of the lines given. */
  readonly lines: readonly LinePrice[];
  /** Sum over the priced lines. */
  readonly allowedCents: Cents;
  /** The same in each locality of a straddling ZIP code; only with steps. */
  readonly spread?: LocalitySpread | undefined;
}

export const NO_STEPS: readonly Step[] = [];

/** The lower of an amount and the charge; a charge that is not known does not limit. */
export function limitByCharge(amount: Cents, charge: Cents | undefined): Cents {
  return charge === undefined || amount <= charge ? amount : Math.max(0, charge);
}
