/**
 * A calendar date without a zone, as the integer yyyymmdd: 20250301. Compares by `<`; 0 stands for "absent or not a date".
 * An integer rather than a Date, because a date of service has no clock and no place, and a Date silently has both.
 */
export type ServiceDate = number;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether `date` is a day of the Gregorian calendar between 1800 and 2199. */
export function isServiceDate(date: number): boolean {
  const year = Math.floor(date / 10000);
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  return year >= 1800 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Reads `20250301` or `2025-03-01`; undefined for anything else, an impossible day included. */
export function parseServiceDate(text: string): ServiceDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$|^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const date = Number(text.replaceAll("-", ""));
  return isServiceDate(date) ? date : undefined;
}

/** `2025-03-01`; the empty string for 0. */
export function formatServiceDate(date: ServiceDate): string {
  if (date === 0) return "";
  const digits = String(date).padStart(8, "0");
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Calendar year of a date: 2025. */
export function yearOf(date: ServiceDate): number {
  return Math.floor(date / 10000);
}

/** Days since 1 January of the year 0, a common scale for intervals. */
function dayNumber(date: ServiceDate): number {
  const year = Math.floor(date / 10000);
  const month = Math.floor(date / 100) % 100;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const leapDayThisYear = month > 2 && isLeapYear(year) ? 1 : 0;
  return before * 365 + leapDays + (DAYS_BEFORE_MONTH[month - 1] ?? 0) + leapDayThisYear + (date % 100);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: ServiceDate, to: ServiceDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The date `days` after `date` (before it when negative). */
export function addDays(date: ServiceDate, days: number): ServiceDate {
  let year = Math.floor(date / 10000);
  let month = Math.floor(date / 100) % 100;
  let day = (date % 100) + days;
  while (day < 1) {
    month = month === 1 ? 12 : month - 1;
    if (month === 12) year -= 1;
    day += daysInMonth(year, month);
  }
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month = month === 12 ? 1 : month + 1;
    if (month === 1) year += 1;
  }
  return year * 10000 + month * 100 + day;
}
