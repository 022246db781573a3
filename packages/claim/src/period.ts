import type { ServiceDate } from "./service-date.ts";

/** A half-open span of days: `from` is in it, `until` is the first day after it. */
export interface Period {
  readonly from: ServiceDate;
  readonly until: ServiceDate;
}

/** Whether `date` lies in `period`. */
export function inPeriod(date: ServiceDate, period: Period): boolean {
  return date >= period.from && date < period.until;
}
