import type { ServiceLine } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import { explainDay, priceOn } from "./day-pricer.ts";
import type { DayPrice } from "./line-price.ts";
import { giveSheet, takeSheet } from "./sheet.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";

export interface PriceOptions {
  /** Record the working of each amount, or of those of some lines only; off on the hot path. */
  readonly steps?: boolean | ReadonlySet<ServiceLine>;
  /** Policies of payers, rosters and base units; without them everything is as Medicare pays it to a participating physician. */
  readonly terms?: PaymentTerms | undefined;
}

/** Prices all lines of one patient on one date together. Lines that take no part in a day are left out by the caller. */
export type PriceDay = (lines: readonly ServiceLine[], tables: TablesInForce, options?: PriceOptions) => DayPrice;

/**
 * What Medicare Part B allows for the lines of one patient-day together: status, locality, setting, fee, bilateral, split and role
 * percentages, ranking of multiple procedures by physician, practitioner's share, charge (rules.md 3 and 3A). Every line is priced as
 * billed, also one that will be denied; what can't be priced says why. Dates of service are the caller's: all lines are priced by `tables`.
 * Who prices many days and keeps few amounts takes a `DayPricer`.
 */
export const priceDay: PriceDay = (lines, tables, options) => {
  const steps = options?.steps;
  if (steps !== undefined && steps !== false) return explainDay(lines, tables, options?.terms, steps);
  const sheet = takeSheet(false);
  const day = priceOn(sheet, lines, tables, options?.terms);
  giveSheet(sheet);
  return day;
};
