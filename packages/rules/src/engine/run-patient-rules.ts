import type { NotPricedReason } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import { isEarlier, ownLines } from "./history.ts";
import { isSorted } from "./is-sorted.ts";
import { hasBit, isEmpty, merge, nextBit } from "./rule-bits.ts";
import type { Reporter } from "./reporter.ts";
import type { CoverageTally } from "./tally.ts";
import type { RulePlan, RulesOnDate, Waking } from "./waking.ts";

const NOTHING: readonly Reported[] = [];
const NO_LOOKUPS = {};

/**
 * Runs the rules that look over all days of a patient, where any of the days wakes them. A patient with one day costs the waking and no more than
 * the rules that a single day concerns.
 */
export function runPatientRules(
  days: readonly JudgedDay[],
  rules: readonly AnyRule[],
  waking: Waking,
  reporter: Reporter,
  withoutHistory = false,
): readonly Reported[] {
  if (rules.length === 0 || days.length === 0) return NOTHING;
  const { woken, wokenByDay } = waking;
  const [first] = days;
  if (days.length === 1 && first !== undefined) waking.wake(waking.on(first.tables), first, woken);
  else {
    woken.fill(0);
    for (const day of days) {
      waking.wake(waking.on(day.tables), day, wokenByDay);
      merge(woken, wokenByDay);
    }
  }
  if (isEmpty(woken)) return NOTHING;
  const inOrder = isSorted(days, byDate) ? days : [...days].sort(byDate);
  const { report, notChecked, coverage } = reporter;
  const { plans } = waking;
  let patient: { readonly days: readonly JudgedDay[] } | undefined;
  for (let at = nextBit(woken, 0); at >= 0; at = nextBit(woken, at + 1)) {
    const { rule, check, needsHistory } = plans[at] as RulePlan;
    reporter.rule = rule;
    const known = knownDays(inOrder, rule, at, waking, coverage);
    if (withoutHistory && needsHistory) countWithoutHistory(days, rule, at, waking, coverage);
    if (known.length === 0) continue;
    if (patient?.days !== known) patient = { days: known };
    check(patient, NO_LOOKUPS, report, notChecked);
  }
  return reporter.take();
}

function byDate(a: JudgedDay, b: JudgedDay): number {
  return a.date - b.date;
}

/** The days whose tables the rule can be run by, all of them mostly; the others are counted. */
function knownDays(days: readonly JudgedDay[], rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): readonly JudgedDay[] {
  let known = days;
  for (let place = 0; place < days.length; place++) {
    const day = days[place] as JudgedDay;
    const date = waking.on(day.tables);
    if (date.lookups[at] === undefined) {
      coverage.add(rule, date.why[at] as NotPricedReason, ownLines(day.lines));
      if (known === days) known = days.slice(0, place);
      continue;
    }
    if (known !== days) (known as JudgedDay[]).push(day);
    // A patient seen once has no other day that an unknown code could matter to.
    if (days.length > 1) countUnknownCodes(day, date, rule, at, waking, coverage);
  }
  return known;
}

function countUnknownCodes(day: JudgedDay, date: RulesOnDate, rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): void {
  for (const line of day.lines) {
    const { unknown } = waking.profile(date, line.procedureKey);
    if (unknown.length > 0 && !isEarlier(line) && unknown.some((one) => one.rule === at)) coverage.add(rule, "unknown-code", 1);
  }
}

/** Counts the lines of the days that wake a rule which can't see the claims of other files. */
function countWithoutHistory(days: readonly JudgedDay[], rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): void {
  for (const day of days) {
    // A single day is the one that woke it.
    if (days.length > 1) waking.wake(waking.on(day.tables), day, waking.wokenByDay);
    if (days.length === 1 || hasBit(waking.wokenByDay, at)) coverage.add(rule, "no-history", day.lines.length);
  }
}
