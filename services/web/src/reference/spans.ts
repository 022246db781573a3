import type { Edition } from "../api/answers.ts";

const DAY_MS = 86_400_000;

/** A stretch of time to draw editions in: from the first year of any to the end of the last, as far as years can be drawn. */
export interface Span {
  /** Where a date lies, in percent. */
  place(date: string): number;
  readonly years: readonly { readonly year: number; readonly at: number }[];
}

/** Years that hold a boundary of an edition. Editions without an end (9999) or from long ago are cut at the edge. */
export function spanOf(editions: readonly Pick<Edition, "from" | "until">[]): Span {
  const years = editions
    .flatMap(({ from, until }) => [Number(from.slice(0, 4)), Number(until.slice(0, 4))])
    .filter((year) => year >= 2015 && year <= 2100);
  const first = years.length === 0 ? 2024 : Math.min(...years);
  const last = years.length === 0 ? 2025 : Math.max(first + 1, ...years);
  const start = Date.UTC(first, 0, 1);
  const length = Date.UTC(last, 0, 1) - start;
  const place = (date: string) => Math.min(100, Math.max(0, ((Date.parse(`${date}T00:00:00Z`) - start) / length) * 100));
  const list = Array.from({ length: last - first }, (_, at) => ({ year: first + at, at: place(`${first + at}-01-01`) }));
  return { place, years: list };
}

/** The last day before one, as yyyy-mm-dd; the end of time stays what it is. */
export function dayBefore(date: string): string {
  const day = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(day) || date.startsWith("9999") ? date : new Date(day - DAY_MS).toISOString().slice(0, 10);
}

/** `in force`, `since 34 days out of force`, `in force from 2027-01-01`. */
export function ageWords({ from, until }: Pick<Edition, "from" | "until">, today: Date): string {
  const day = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const begins = Date.parse(`${from}T00:00:00Z`);
  const ends = Date.parse(`${until}T00:00:00Z`);
  if (day < begins) return "not yet in force";
  if (day < ends) return `in force since ${daysWords((day - begins) / DAY_MS)}`;
  return `ended ${daysWords((day - ends) / DAY_MS)} ago`;
}

/** `45 days`, `11 months`, `3 years`. */
export function daysWords(days: number): string {
  if (days < 60) return days === 1 ? "1 day" : `${Math.round(days)} days`;
  if (days < 730) return `${Math.round(days / 30.44)} months`;
  return `${Math.floor(days / 365.25)} years`;
}
