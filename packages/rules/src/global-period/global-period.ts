import { addDays, daysBetween, samePhysician, type SamePhysician, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import type { FeeSchedule } from "@claimscrub/reference";
import type { DatedDay } from "../define-rule.ts";
import { isHarmless } from "../harmless/harmless-line.ts";

/** Aftercare and preparation alone, assistants: such a line is not the surgery of a global period. */
const NOT_THE_SURGEON = new Set(["55", "56", "80", "81", "82", "AS"]);
/** Besides: the aftercare is another's (54), or the return to the operating room begins no period of its own (78). */
const BEGINS_NO_PERIOD = new Set([...NOT_THE_SURGEON, "54", "78"]);
/** They say how surgery in the period of an earlier one relates to it: staged, back to the operating room, unrelated. */
const RELATES_TO_EARLIER = ["58", "78", "79"] as const;

/** The global period of a procedure as the fee schedule in force has it: 000, 010, 090; undefined for what is no procedure of that kind. */
export function globalDaysOf(line: ServiceLine, fees: FeeSchedule | undefined): "000" | "010" | "090" | undefined {
  const days = fees?.row(line.procedureKey, "")?.globalDays;
  return days === "000" || days === "010" || days === "090" ? days : undefined;
}

/** Whether the line is a surgeon's own procedure, by its modifiers. */
export function isSurgeonsOwn(line: ServiceLine): boolean {
  return !line.modifiers.some((modifier) => NOT_THE_SURGEON.has(modifier));
}

export function relatesToEarlier(line: ServiceLine): boolean {
  return RELATES_TO_EARLIER.some((modifier) => line.modifiers.includes(modifier));
}

/** How long after the surgery a later line stands, in words: 1 day, 5 days. */
export function inDays(after: number): string {
  return after === 1 ? "1 day" : `${after} days`;
}

/** An earlier surgery whose period of 10 or 90 days holds a later line of the same physician. */
export interface OpenPeriod {
  readonly surgery: ServiceLine;
  /** 10 or 90. */
  readonly days: number;
  /** From the surgery to the later line: 1 and more. */
  readonly after: number;
  readonly physician: Exclude<SamePhysician, false>;
}

/** A surgery that begins a period, the length of the period, and its last day. */
export interface GlobalPeriod {
  readonly surgery: ServiceLine;
  readonly days: number;
  readonly last: ServiceDate;
}

let known: { readonly days: readonly DatedDay[]; readonly periods: readonly GlobalPeriod[] } | undefined;

/**
 * Every surgery of the days that begins a period. `days` in order of date; so is the answer. The rules of a patient ask one after the other, so that
 * the last answer is kept.
 */
export function periodsOf(days: readonly DatedDay[]): readonly GlobalPeriod[] {
  if (known?.days !== days) known = { days, periods: findPeriods(days) };
  return known.periods;
}

function findPeriods(days: readonly DatedDay[]): readonly GlobalPeriod[] {
  const periods: GlobalPeriod[] = [];
  for (const { lines, tables } of days)
    for (const surgery of lines) {
      const global = globalDaysOf(surgery, tables.fees);
      if (global === undefined || global === "000" || isHarmless(surgery)) continue;
      if (surgery.modifiers.some((modifier) => BEGINS_NO_PERIOD.has(modifier))) continue;
      const length = global === "010" ? 10 : 90;
      periods.push({ surgery, days: length, last: addDays(surgery.date, length) });
    }
  return periods;
}

/**
 * The latest of the periods that hold this line's date, by the same physician; never one that begins on the day itself. A period of the physician's
 * own stands before a later one of a colleague's: it alone decides, and with more certainty.
 */
export function openPeriod(
  line: ServiceLine,
  periods: readonly GlobalPeriod[],
  wanted: (surgery: ServiceLine) => boolean,
): OpenPeriod | undefined {
  let found: OpenPeriod | undefined;
  for (const { surgery, days, last } of periods) {
    if (surgery.date >= line.date || last < line.date || !wanted(surgery)) continue;
    const physician = samePhysician(surgery, line);
    if (physician === false || (physician === "group" && found !== undefined && found.physician !== "group")) continue;
    found = { surgery, days, after: daysBetween(surgery.date, line.date), physician };
  }
  return found;
}
