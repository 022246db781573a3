import { type Cents, type Confidence, formatCents, formatServiceDate, type Step } from "@claimscrub/claim";
import { type DayPrice, expectedPayment, type LinePrice, type PayerPolicy } from "@claimscrub/pricing";
import type { AskedDate } from "./price-place.ts";

/** A priced day with what was asked. */
export interface PricedForShow {
  readonly day: DayPrice;
  readonly asked: AskedDate;
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
function paymentsOf({ day, deductibleCents }: PricedForShow): (Readonly<Record<Part, Cents>> | undefined)[] {
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

function totalOf(payments: ReturnType<typeof paymentsOf>): Readonly<Record<Part, Cents>> {
  return Object.fromEntries(PARTS.map((part) => [part, sumOf(payments, part)])) as Record<Part, Cents>;
}

/** How far the amounts may be relied on, and why. */
function confidenceOf({ day, policy }: PricedForShow): { readonly level: Confidence; readonly why: string } {
  if (day.spread !== undefined)
    return { level: "medium", why: "national amounts: the ZIP code straddles localities, and no +4 that is known decides" };
  if (day.lines.some(({ localityResolved }) => !localityResolved))
    return { level: "medium", why: "computed as CMS computes its amounts, but national: ask for a locality or a ZIP code" };
  if (policy !== undefined) return { level: "high", why: `computed by the payer policy ${policy.id}, for the locality` };
  return { level: "high", why: "computed as CMS computes the amounts that it publishes for the locality, to the cent" };
}

/** The result as one object: what `--json` prints. */
export function priceObject(priced: PricedForShow): object {
  const { day, asked, pos, policy } = priced;
  const payments = policy === undefined ? paymentsOf(priced) : undefined;
  return {
    date: formatServiceDate(asked.date),
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

function stepText(step: Step): string {
  const rate = step.rate === undefined || step.what.includes(step.rate) ? "" : ` (${step.rate})`;
  const edition = step.edition === undefined ? "" : `  [${step.edition}]`;
  return `${(step.amount === undefined ? "" : formatCents(step.amount)).padStart(12)}  ${step.what}${rate}${edition}\n`;
}

function lineText({ line, allowedCents, notPriced, byReport, steps }: LinePrice): string {
  const units = line.units === 1 ? "" : ` x ${line.units}`;
  const name = [line.procedure, ...line.modifiers].join("-") + units;
  const marked = byReport ? "  (sixth or later procedure: paid by report)" : "";
  const head = allowedCents === undefined ? `${name}: not priced, ${notPriced}` : `${name}: ${formatCents(allowedCents)}${marked}`;
  return `${head}\n${steps.map(stepText).join("")}`;
}

/** The result for a terminal. */
export function priceText(priced: PricedForShow): string {
  const { day, asked, pos, policy } = priced;
  const where = `date ${formatServiceDate(asked.date)}${asked.why ? ` (${asked.why})` : ""}, place of service ${pos}, locality ${day.lines[0]?.locality}`;
  const unpriced = day.lines.filter((line) => line.notPriced !== undefined).length;
  const missing = unpriced === 0 ? "" : `, without ${unpriced} line${unpriced === 1 ? "" : "s"} that could not be priced`;
  const { level, why } = confidenceOf(priced);
  return `${where}\n\n${day.lines.map(lineText).join("\n")}
allowed: ${formatCents(day.allowedCents)}${missing}
${policy === undefined ? paymentWords(priced) : policyWords(policy)}${spreadWords(day)}
confidence ${level}: ${why}
`;
}

function paymentWords(priced: PricedForShow): string {
  const { deductibleCents, coinsuranceCents, sequestrationCents, paymentCents } = totalOf(paymentsOf(priced));
  const deductible = deductibleCents === 0 ? "with the deductible met" : `after ${formatCents(deductibleCents)} of the deductible`;
  return `Medicare would pay ${formatCents(paymentCents)} of it ${deductible}: 80% less 2% sequestration (${formatCents(sequestrationCents)}); the patient's share is ${formatCents(deductibleCents + coinsuranceCents)}`;
}

function spreadWords({ spread }: DayPrice): string {
  if (spread === undefined) return "";
  return `\nin the localities that the ZIP code may lie in: ${formatCents(spread.lowCents)} to ${formatCents(spread.highCents)}`;
}

/** What of an allowed amount a payer's policy does not tell, and what it takes off the payment. */
function policyWords({ id, sequestration }: PayerPolicy): string {
  const cut = sequestration === 0 ? "" : `; ${sequestration / 100}% of what it pays is taken off`;
  return `by the payer policy ${id}: the patient's share is the plan's affair${cut}`;
}
