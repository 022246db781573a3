import { parseServiceDate, type ServiceDate } from "@claimscrub/claim";
import { type Element, first, text } from "./element.ts";

/** The day of a FHIR date, dateTime or instant, as written, whatever its zone; 0 for one that is not precise to the day. */
export function dayOf(value: string): ServiceDate {
  return /^\d{4}-\d{2}-\d{2}(T.*)?$/.test(value) ? (parseServiceDate(value.slice(0, 10)) ?? 0) : 0;
}

/** Days of service with what is wrong with them; 0 where there is none. */
export interface ServiceDays {
  readonly from: ServiceDate;
  readonly through: ServiceDate;
  readonly fault?: "fhir-unreadable-date" | "fhir-open-period" | "fhir-missing-date";
}

/** serviced[x] of an item (serviceDate in DSTU2), else the claim's billable period where that is a single day. */
export function serviceDays(item: Element, claim: Element): ServiceDays {
  const date = text(item, "servicedDate") || text(item, "serviceDate");
  if (date !== "") {
    const day = dayOf(date);
    return day === 0 ? { from: 0, through: 0, fault: "fhir-unreadable-date" } : { from: day, through: day };
  }
  const period = first(item, "servicedPeriod", "servicePeriod");
  if (period !== undefined) return daysOfPeriod(period);
  const billable = first(claim, "billablePeriod");
  const from = dayOf(text(billable, "start"));
  if (from !== 0 && from === dayOf(text(billable, "end"))) return { from, through: from };
  return { from: 0, through: 0, fault: "fhir-missing-date" };
}

function daysOfPeriod(period: Element): ServiceDays {
  const from = dayOf(text(period, "start"));
  const end = text(period, "end");
  if (from !== 0 && end === "") return { from, through: from, fault: "fhir-open-period" };
  const through = dayOf(end);
  // A period that ends before it begins is read as it stands: a rule refuses it, whatever the format.
  return from === 0 || through === 0 ? { from: 0, through: 0, fault: "fhir-unreadable-date" } : { from, through };
}
