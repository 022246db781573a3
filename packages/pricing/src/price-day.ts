import type { Cents, NotPricedReason, ServiceLine, Step } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";

/** What Medicare allows for one line of a patient-day, as billed. */
export interface LinePrice {
  readonly line: ServiceLine;
  /** After every payment rule and the charge; undefined where it is not priced. */
  readonly allowedCents: Cents | undefined;
  /** The same before the charge limited it. */
  readonly uncappedCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
  /** `10112-00` or `national`. */
  readonly locality: string;
  /** False where the locality is the national fall-back. */
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

export interface PriceOptions {
  /** Record the working of each amount; off on the hot path. */
  readonly steps?: boolean;
}

/** Prices all lines of one patient on one date together. Lines that take no part in a day are left out by the caller. */
export type PriceDay = (lines: readonly ServiceLine[], tables: TablesInForce, options?: PriceOptions) => DayPrice;
