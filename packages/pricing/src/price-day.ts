import type { ServiceLine } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import { feesInForce } from "./fees-in-force.ts";
import { type DayPrice, type LinePrice, limitByCharge, NO_STEPS } from "./line-price.ts";
import { beginLine } from "./line-working.ts";
import { spreadOverLocalities } from "./locality-spread.ts";
import { priceSimpleDay } from "./simple-day.ts";
import { limitingChargeOf, rankDay } from "./rank-day.ts";
import { stepsOf } from "./steps.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";
import type { LineWorking } from "./working.ts";

export interface PriceOptions {
  /** Record the working of each amount; off on the hot path. */
  readonly steps?: boolean;
  /** Policies of payers, rosters and base units; without them everything is as Medicare pays it to a participating physician. */
  readonly terms?: PaymentTerms | undefined;
}

/** Prices all lines of one patient on one date together. Lines that take no part in a day are left out by the caller. */
export type PriceDay = (lines: readonly ServiceLine[], tables: TablesInForce, options?: PriceOptions) => DayPrice;

function linePrice(working: LineWorking, steps: boolean): LinePrice {
  const { line, notPriced, locality } = working;
  const priced = notPriced === undefined;
  if (priced) working.allowed = limitByCharge(working.uncapped, line.chargeCents);
  return {
    line,
    allowedCents: priced ? working.allowed : undefined,
    uncappedCents: priced ? working.uncapped : undefined,
    notPriced,
    locality: locality?.id ?? "",
    localityResolved: working.localityResolved,
    byReport: priced && working.byReport,
    limitingChargeCents: limitingChargeOf(working),
    policy: working.agreement?.policy.id,
    spread: working.spread,
    steps: steps ? stepsOf(working) : NO_STEPS,
  };
}

/**
 * What Medicare Part B allows for the lines of one patient-day together: status, locality, setting, fee, bilateral, split and role
 * percentages, ranking of multiple procedures by physician, practitioner's share, charge (rules.md 3 and 3A). Every line is priced as
 * billed, also one that will be denied; what can't be priced says why. Dates of service are the caller's: all lines are priced by `tables`.
 */
export const priceDay: PriceDay = (lines, tables, options) => {
  const fees = feesInForce(tables);
  const steps = options?.steps === true;
  if (!steps) {
    const simple = priceSimpleDay(lines, fees, options?.terms);
    if (simple !== undefined) return simple;
  }
  const workings = lines.map((line) => beginLine(line, fees, options?.terms));
  rankDay(workings);
  const spread = steps ? spreadOverLocalities(workings, fees, options?.terms) : undefined;
  const prices = workings.map((working) => linePrice(working, steps));
  let allowedCents = 0;
  for (const price of prices) allowedCents += price.allowedCents ?? 0;
  return { lines: prices, allowedCents, spread };
};
