import { type Cents, type Confidence, formatServiceDate, type ServiceDate } from "@claimscrub/claim";
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

/** How far the amounts may be relied on, and why. */
export function confidenceOf({ day, policy }: PricedQuestion): { readonly level: Confidence; readonly why: string } {
  if (policy !== undefined)
    return { level: "medium", why: `computed by the payer policy ${policy.id}, which is as good as what it was told` };
  if (day.spread !== undefined)
    return { level: "medium", why: "national amounts: the ZIP code straddles localities, and no +4 that is known decides" };
  if (day.lines.some(({ localityResolved }) => !localityResolved))
    return { level: "medium", why: "computed as CMS computes its amounts, but national: ask for a locality or a ZIP code" };
  return { level: "high", why: "computed as CMS computes the amounts that it publishes for the locality, to the cent" };
}

/** The answer to a price question as one object: what `price --json` prints and the HTTP service sends. */
export function priceAnswer(priced: PricedQuestion): object {
  const { day, date, pos, policy } = priced;
  const payments = policy === undefined ? paymentsOf(priced) : undefined;
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
      steps: price.steps,
    })),
    allowedCents: day.allowedCents,
    ...(payments === undefined ? {} : { medicarePaymentCents: sumOf(payments, "paymentCents"), expected: totalOf(payments) }),
    editions: editionsOf(day),
  };
}
