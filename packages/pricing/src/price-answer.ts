import { type Cents, type Confidence, formatServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import { type Caution, cautionsOf } from "./cautions.ts";
import { expectedPayment } from "./expected-payment.ts";
import type { DayPrice } from "./line-price.ts";
import type { PayerPolicy } from "./payers/payer-policy.ts";

/** A priced day with what was asked. */
export interface PricedQuestion {
  readonly day: DayPrice;
  readonly date: ServiceDate;
  readonly pos: string;
  readonly policy: PayerPolicy | undefined;
  /** What is left of the patient's deductible. */
  readonly deductibleCents: Cents;
  /** The tables that the day was priced by; without them no cautions are given. */
  readonly tables?: TablesInForce | undefined;
}

/** The labels of the tables that the steps name, sorted. */
function editionsOf(day: DayPrice): string[] {
  return [...new Set(day.lines.flatMap((line) => line.steps.flatMap((step) => (step.edition ? [step.edition] : []))))].sort();
}

const PARTS = ["deductibleCents", "coinsuranceCents", "sequestrationCents", "paymentCents"] as const;
type Part = (typeof PARTS)[number];

/** What Medicare would send, line by line as a remittance has it, and who bears the rest; undefined for a line without an amount. */
function paymentsOf({ day, deductibleCents }: PricedQuestion): (Readonly<Record<Part, Cents>> | undefined)[] {
  let left = deductibleCents;
  return day.lines.map(({ allowedCents }) => {
    if (allowedCents === undefined) return undefined;
    const { deductibleCents: taken, coinsuranceCents, sequestrationCents, paymentCents } = expectedPayment(allowedCents, left);
    left -= taken;
    return { deductibleCents: taken, coinsuranceCents, sequestrationCents, paymentCents };
  });
}

function sumOf(payments: ReturnType<typeof paymentsOf>, part: Part): Cents {
  return payments.reduce((sum, payment) => sum + (payment?.[part] ?? 0), 0);
}

/** What Medicare would send for the day as a whole, and who bears the rest. */
export function expectedOf(priced: PricedQuestion): Readonly<Record<Part, Cents>> {
  return totalOf(paymentsOf(priced));
}

function totalOf(payments: ReturnType<typeof paymentsOf>): Readonly<Record<Part, Cents>> {
  return Object.fromEntries(PARTS.map((part) => [part, sumOf(payments, part)])) as Record<Part, Cents>;
}

/** What should be known beside each line's amount, in the order of the lines. */
export function cautionsByLine({ day, tables }: PricedQuestion): readonly (readonly Caution[])[] {
  return day.lines.map((price) => (tables === undefined ? [] : cautionsOf(price, tables)));
}

/** How far the amounts may be relied on, and why. */
export function confidenceOf(priced: PricedQuestion): { readonly level: Confidence; readonly why: string } {
  const { day } = priced;
  const amounts = day.lines.filter(({ notPriced }) => notPriced === undefined);
  if (amounts.length === 0) return { level: "low", why: "no line has an amount: each says what it lacks" };
  const place = confidenceOfPlace(priced);
  const doubts = cautionsByLine(priced).flatMap((cautions, at) => {
    const { line, notPriced } = day.lines[at] as (typeof day.lines)[number];
    return notPriced === undefined ? cautions.map(({ level, words }) => ({ level, words: `${line.procedure}: ${words}` })) : [];
  });
  const worst = doubts.find(({ level }) => level === "low") ?? doubts.find(({ level }) => level === "medium");
  if (worst === undefined) return place;
  return { level: worst.level, why: place.level === "high" ? worst.words : `${worst.words}; ${place.why}` };
}

function confidenceOfPlace({ day, policy }: PricedQuestion): { readonly level: Confidence; readonly why: string } {
  if (day.spread !== undefined)
    return { level: "medium", why: "national amounts: the ZIP code straddles localities, and no +4 that is known decides" };
  // What pays nothing wherever it is done needs no place.
  if (day.lines.some(({ localityResolved, uncappedCents }) => !localityResolved && uncappedCents !== 0))
    return { level: "medium", why: "computed as CMS computes its amounts, but national: ask for a locality or a ZIP code" };
  if (policy !== undefined) return { level: "high", why: `computed by the payer policy ${policy.id}, for the locality` };
  if (day.allowedCents === 0) return { level: "high", why: "the fee schedule pays nothing for it, wherever it is done" };
  return { level: "high", why: "computed as CMS computes the amounts that it publishes for the locality, to the cent" };
}

/** The answer to a price question as one object: what `price --json` prints and the HTTP service sends. */
export function priceAnswer(priced: PricedQuestion): object {
  const { day, date, pos, policy } = priced;
  const payments = policy === undefined ? paymentsOf(priced) : undefined;
  const cautions = cautionsByLine(priced);
  return {
    date: formatServiceDate(date),
    pos,
    locality: day.lines[0]?.locality,
    ...(day.spread === undefined ? {} : { localitySpread: day.spread }),
    confidence: confidenceOf(priced),
    ...(policy === undefined ? {} : { payerPolicy: policy.id }),
    lines: day.lines.map((price, at) => ({
      procedure: price.line.procedure,
      modifiers: price.line.modifiers,
      units: price.line.units,
      chargeCents: price.line.chargeCents ?? null,
      allowedCents: price.allowedCents ?? null,
      notPricedReason: price.notPriced ?? null,
      byReport: price.byReport,
      ...(price.limitingChargeCents === undefined ? {} : { limitingChargeCents: price.limitingChargeCents }),
      ...(price.spread === undefined ? {} : { localitySpread: price.spread }),
      ...(payments?.[at] === undefined ? {} : { expected: payments[at] }),
      cautions: (cautions[at] ?? []).map(({ words }) => words),
      steps: price.steps,
    })),
    allowedCents: day.allowedCents,
    ...(payments === undefined ? {} : { medicarePaymentCents: sumOf(payments, "paymentCents"), expected: totalOf(payments) }),
    editions: editionsOf(day),
  };
}
