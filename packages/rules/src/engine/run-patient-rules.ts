import type { Edit, NotPricedReason } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import { isEarlier, ownLines } from "./history.ts";
import { hasBit, isEmpty, merge } from "./rule-bits.ts";
import type { CoverageTally } from "./tally.ts";
import type { Waking } from "./waking.ts";

const NOTHING: readonly Reported[] = [];

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
  for (const [at, rule] of rules.entries()) {
    if (!hasBit(woken, at)) continue;
    const known = inOrder.filter((day) => {
      const date = waking.on(day.tables);
      if (date.lookups[at] === undefined) {
        coverage.add(rule, "no-edition", ownLines(day.lines));
        return false;
      }
      // A patient seen once has no other day that an unknown code could matter to.
      if (inOrder.length > 1) {
        for (const line of day.lines)
          if (!isEarlier(line) && waking.profile(date, line.procedureKey).unknown.some((unknown) => unknown.rule === at))
            coverage.add(rule, "unknown-code", 1);
      }
      return true;
    });
    if (withoutHistory && rule.needsHistory === true) countWithoutHistory(days, rule, at, waking, coverage);
    if (known.length > 0)
      rule.check(
        { days: known },
        {},
        (edit: Edit) => void reported.push({ rule, edit }),
        (reason: NotPricedReason, lines = 1) => coverage.add(rule, reason, lines),
      );
  }
  return reported;
}

/** Counts the lines of the days that wake a rule which can't see the claims of other files. */
function countWithoutHistory(days: readonly JudgedDay[], rule: AnyRule, at: number, waking: Waking, coverage: CoverageTally): void {
  for (const day of days) {
    const woken = waking.bits();
    waking.wake(waking.on(day.tables), day, woken);
    if (hasBit(woken, at)) coverage.add(rule, "no-history", day.lines.length);
  }
}
