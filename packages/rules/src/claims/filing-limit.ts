import { type Claim, daysBetween, isServiceDate, isToMedicare, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { asksForPayment } from "./asks-for-payment.ts";

/**
 * The last day on which Medicare takes a claim for a service: one calendar year after its date (42 CFR 424.44(a); Medicare Claims Processing
 * Manual, chapter 1, section 70). A service of 29 February is claimed by the 28th. Spans count from their first day.
 */
export function lastFilingDay(date: ServiceDate): ServiceDate {
  const next = date + 10000;
  return isServiceDate(next) ? next : next - 1;
}

/** The day from which the limit of a line counts: its first, on a facility's bill the last that the statement covers (CPM ch. 1 s. 70). */
export function filedFrom({ claim: { bill }, date, dateThrough }: ServiceLine): ServiceDate {
  return bill === undefined ? date : Math.max(dateThrough, bill.through);
}

/** Lines of an original claim to Medicare Part B by the days left to file them, counted from the day on which the file was made; none where that or the date isn't known. */
export function daysLeft(claim: Claim): readonly { readonly line: ServiceLine; readonly days: number }[] {
  if (!isToMedicare(claim) || claim.received === 0 || !asksForPayment(claim)) return [];
  if (claim.frequency !== "1" && claim.frequency !== "") return [];
  return claim.lines
    .filter(({ date }) => date !== 0)
    .map((line) => ({ line, days: daysBetween(claim.received, lastFilingDay(filedFrom(line))) }));
}
