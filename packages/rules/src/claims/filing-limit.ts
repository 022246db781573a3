import { addDays, type Claim, daysBetween, isServiceDate, isToMedicare, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { asksForPayment } from "./asks-for-payment.ts";

/**
 * The last day on which Medicare takes a claim for a service: one calendar year after its date (42 CFR 424.44(a); Medicare Claims Processing
 * Manual, chapter 1, section 70). A service of 29 February is claimed by the 28th. Spans count from their first day. Another payer's is as many days
 * after the service as its policy says.
 */
export function lastFilingDay(date: ServiceDate, policyDays?: number): ServiceDate {
  if (policyDays !== undefined) return addDays(date, policyDays);
  const next = date + 10000;
  return isServiceDate(next) ? next : next - 1;
}

/** The day from which the limit of a line counts: its first, on a facility's bill the last that the statement covers (CPM ch. 1 s. 70). */
export function filedFrom({ claim: { bill }, date, dateThrough }: ServiceLine): ServiceDate {
  return bill === undefined ? date : Math.max(dateThrough, bill.through);
}

/** Whether a filing limit runs for the claim: an original to Part B or to a payer whose limit is configured, its day of receipt known. */
function isUnderLimit(claim: Claim, policyDays: number | undefined): boolean {
  if ((policyDays === undefined && !isToMedicare(claim)) || claim.received === 0 || !asksForPayment(claim)) return false;
  return claim.frequency === "1" || claim.frequency === "";
}

/** The fewest days that any line of the claim has left; infinite where no limit runs. What nearly every claim needs no list for. */
export function fewestDaysLeft(claim: Claim, policyDays?: number): number {
  if (!isUnderLimit(claim, policyDays)) return Number.POSITIVE_INFINITY;
  let first = 0;
  for (const line of claim.lines) {
    const from = line.date === 0 ? 0 : filedFrom(line);
    if (from !== 0 && (first === 0 || from < first)) first = from;
  }
  return first === 0 ? Number.POSITIVE_INFINITY : daysBetween(claim.received, lastFilingDay(first, policyDays));
}

/** Lines of an original claim by the days left to file them, counted from the day on which the file was made; none where that, the date or the payer's limit isn't known. */
export function daysLeft(claim: Claim, policyDays?: number): readonly { readonly line: ServiceLine; readonly days: number }[] {
  if (!isUnderLimit(claim, policyDays)) return [];
  return claim.lines
    .filter(({ date }) => date !== 0)
    .map((line) => ({ line, days: daysBetween(claim.received, lastFilingDay(filedFrom(line), policyDays)) }));
}
