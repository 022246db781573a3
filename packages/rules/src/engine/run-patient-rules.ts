import type { Edit, NotPricedReason } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import { isEarlier, ownLines } from "./history.ts";
import { hasBit, isEmpty, merge, nextBit } from "./rule-bits.ts";
import type { CoverageTally } from "./tally.ts";
import { type Waking, whyNotOn } from "./waking.ts";

const NOTHING: readonly Reported[] = [];
const NO_DAYS: readonly JudgedDay[] = [];

/**
 * Runs the rules that look over all days of a patient, where any of the days wakes them. A patient with one day costs the waking and no more than
 * the rules that a single day concerns.
 */
export function runPatientRules(
  days: readonly JudgedDay[],
  rules: readonly AnyRule[],
  waking: Waking,
  coverage: CoverageTally,
  withoutHistory = false,
): readonly Reported[] {
  if (rules.length === 0 || days.length === 0) return NOTHING;
  const woken = waking.bits();
  const byDay = waking.bits();
  for (const day of days) {
    waking.wake(waking.on(day.tables), day, byDay);
    merge(woken, byDay);
  }
  if (isEmpty(woken)) return NOTHING;
  const inOrder = days.length === 1 ? days : [...days].sort((a, b) => a.date - b.date);
  const reported: Reported[] = [];
  let rule = rules[0] as AnyRule;
  const report = (edit: Edit): void => void reported.push({ rule, edit });
  const notChecked = (reason: NotPricedReason, lines = 1): void => coverage.add(rule, reason, lines);
  for (let at = nextBit(woken, 0); at >= 0; at = nextBit(woken, at + 1)) {
    rule = rules[at] as AnyRule;
    const known = knownDays(inOrder, rule, at, waking, coverage);
    if (withoutHistory && rule.needsHistory === true) countWithoutHistory(days, rule, at, waking, coverage);
    if (known.length > 0) rule.check({ days: known }, {}, report, notChecked);
  }
  return reported;
}

/** The days whose tables the rule can be run by; the others are counted. */
function knownDays(days: readonly JudgedDay[], rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): readonly JudgedDay[] {
  const runs = (day: JudgedDay): boolean => {
    const date = waking.on(day.tables);
    if (date.lookups[at] === undefined) {
      coverage.add(rule, whyNotOn(rule, day.tables), ownLines(day.lines));
      return false;
    }
    // A patient seen once has no other day that an unknown code could matter to.
    if (days.length > 1) {
      for (const line of day.lines)
        if (!isEarlier(line) && waking.profile(date, line.procedureKey).unknown.some((unknown) => unknown.rule === at))
          coverage.add(rule, "unknown-code", 1);
    }
    return true;
  };
  const [only] = days;
  if (days.length === 1 && only !== undefined) return runs(only) ? days : NO_DAYS;
  return days.filter(runs);
}

/** Counts the lines of the days that wake a rule which can't see the claims of other files. */
function countWithoutHistory(days: readonly JudgedDay[], rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): void {
  for (const day of days) {
    const woken = waking.bits();
    waking.wake(waking.on(day.tables), day, woken);
    if (hasBit(woken, at)) coverage.add(rule, "no-history", day.lines.length);
  }
}
