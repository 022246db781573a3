import type { Period } from "@claimscrub/claim";
import type { Series } from "./edition.ts";
import type { ReferenceSeries } from "./reference.ts";
import type { TableName } from "./tables.ts";

/** A stretch of days over which the same editions stand. */
export interface Stretch {
  readonly table: TableName;
  readonly period: Period;
  /** The edition in force; undefined in a gap. */
  readonly label: string | undefined;
  /** Its publication, which tells two editions of one label apart. */
  readonly published: number | undefined;
  /** Editions that cover these days, too, and were published before. */
  readonly beneath: readonly string[];
}

/** Every table over every day from the first to the last that any edition speaks for. */
export function calendarOf(series: ReferenceSeries): Stretch[] {
  const all = Object.values(series).flatMap((one: Series<unknown>) => one.editions);
  const first = Math.min(...all.map(({ period }) => period.from));
  const last = Math.max(...all.map(({ period }) => period.until));
  return (Object.entries(series) as [TableName, Series<unknown>][]).flatMap(([table, one]) => {
    const days = [...new Set([first, last, ...one.editions.flatMap(({ period }) => [period.from, period.until])])].sort((a, b) => a - b);
    return days.slice(0, -1).map((from, at): Stretch => {
      const inForce = one.asOf(from);
      const beneath = one.editions.filter((other) => other.label !== inForce?.label || other.published !== inForce.published);
      return {
        table,
        period: { from, until: days[at + 1] as number },
        label: inForce?.label,
        published: inForce?.published,
        beneath: beneath.filter(({ period }) => from >= period.from && from < period.until).map(({ label }) => label),
      };
    });
  });
}
