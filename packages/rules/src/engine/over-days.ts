import type { Direction, Edit, NotPricedReason, ServiceLine, Step } from "@claimscrub/claim";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import { type Assessment, assess } from "./second-reading.ts";
import { isLine } from "./wording.ts";

/** The day that a line takes part in; undefined where it takes part in none. */
export function dayOfLine(line: ServiceLine, days: readonly JudgedDay[]): JudgedDay | undefined {
  return days.find((day) => day.date === line.date && day.lines.includes(line));
}

/** The day that an edit stands on: its line's, else undefined. */
export function dayOfEdit({ at }: Edit, days: readonly JudgedDay[]): JudgedDay | undefined {
  return isLine(at) ? dayOfLine(at, days) : undefined;
}

/**
 * What an edit is worth whose lines at risk stand on several days, or on none: each day is priced by itself and the amounts are added. A line
 * that takes part in no day has no amount, and says why.
 */
export function assessOverDays(
  { rule, edit }: Reported,
  days: readonly JudgedDay[],
  leftOut: ReadonlyMap<ServiceLine, NotPricedReason>,
): Assessment {
  const direction: Direction = edit.direction ?? rule.direction;
  const lines = edit.atRisk ?? [];
  const home = dayOfEdit(edit, days);
  // A rule of a day that puts a line of another day at risk is at fault, and assess() says so.
  if (rule.subject !== "claim" || lines.every((line) => home?.lines.includes(line) === true)) return assess(edit, home, direction);
  const byDay = new Map<JudgedDay, ServiceLine[]>();
  let unknown: NotPricedReason | undefined;
  for (const line of lines) {
    const day = dayOfLine(line, days);
    if (day === undefined) unknown ??= leftOut.get(line) ?? "unreadable";
    else byDay.set(day, [...(byDay.get(day) ?? []), line]);
  }
  const steps: Step[] = [];
  let cents = 0;
  let localityKnown = true;
  let physiciansKnown = true;
  for (const [day, atRisk] of byDay) {
    const part = assess({ ...edit, atRisk }, day, direction);
    steps.push(...part.steps);
    cents += part.cents ?? 0;
    unknown ??= part.unknown;
    localityKnown &&= part.localityKnown;
    physiciansKnown &&= part.physiciansKnown;
  }
  if (unknown === undefined && byDay.size > 1) steps.push({ what: "All days together", amount: cents });
  return { direction, cents: unknown === undefined ? cents : null, unknown, steps, priced: byDay.size > 0, localityKnown, physiciansKnown };
}
