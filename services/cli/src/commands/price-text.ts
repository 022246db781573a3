import { formatCents, formatServiceDate, type Step } from "@claimscrub/claim";
import {
  type Caution,
  cautionsByLine,
  confidenceOf,
  type DayPrice,
  expectedOf,
  type LinePrice,
  type PayerPolicy,
  type PricedQuestion,
} from "@claimscrub/pricing";

/** A priced day with what was asked, and why it is that date. */
export interface PricedForShow extends PricedQuestion {
  /** Set where nobody asked for the date. */
  readonly why: string | undefined;
}

function stepText(step: Step): string {
  const rate = step.rate === undefined || step.what.includes(step.rate) ? "" : ` (${step.rate})`;
  const edition = step.edition === undefined ? "" : `  [${step.edition}]`;
  return `${(step.amount === undefined ? "" : formatCents(step.amount)).padStart(12)}  ${step.what}${rate}${edition}\n`;
}

function lineText({ line, allowedCents, notPriced, byReport, steps }: LinePrice, cautions: readonly Caution[] = []): string {
  const units = line.units === 1 ? "" : ` x ${line.units}`;
  const name = [line.procedure, ...line.modifiers].join("-") + units;
  const marked = byReport ? "  (sixth or later procedure: paid by report)" : "";
  const head = allowedCents === undefined ? `${name}: not priced, ${notPriced}` : `${name}: ${formatCents(allowedCents)}${marked}`;
  const notes = cautions.map(({ words }) => `${"".padStart(12)}  note: ${words}\n`);
  return `${head}\n${steps.map(stepText).join("")}${notes.join("")}`;
}

/** The result for a terminal. */
export function priceText(priced: PricedForShow): string {
  const { day, date, why: whyDate, pos, policy } = priced;
  const where = `date ${formatServiceDate(date)}${whyDate ? ` (${whyDate})` : ""}, place of service ${pos}, locality ${day.lines[0]?.locality}`;
  const unpriced = day.lines.filter((line) => line.notPriced !== undefined).length;
  const missing =
    unpriced === 0 || unpriced === day.lines.length
      ? ""
      : `, without ${unpriced} line${unpriced === 1 ? "" : "s"} that could not be priced`;
  const { level, why } = confidenceOf(priced);
  const cautions = cautionsByLine(priced);
  const allowed = unpriced === day.lines.length ? "not known" : formatCents(day.allowedCents);
  return `${where}\n\n${day.lines.map((line, at) => lineText(line, cautions[at])).join("\n")}
allowed: ${allowed}${missing}
${policy === undefined ? paymentWords(priced) : policyWords(policy)}${spreadWords(day)}
confidence ${level}: ${why}
`;
}

function paymentWords(priced: PricedForShow): string {
  const { day } = priced;
  if (day.allowedCents === 0)
    return day.lines.some(({ notPriced }) => notPriced !== undefined)
      ? "what Medicare would pay is not known"
      : "Medicare would pay nothing";
  const { deductibleCents, coinsuranceCents, sequestrationCents, paymentCents } = expectedOf(priced);
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
