import type { NotPricedReason } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { Reported } from "./ownership.ts";
import type { Reporter } from "./reporter.ts";
import type { CoverageTally } from "./tally.ts";
import { isEarlier, ownLines } from "./history.ts";
import { hasBit, isEmpty, nextBit, type RuleBits } from "./rule-bits.ts";
import type { RulePlan, RulesOnDate, Waking } from "./waking.ts";

const NOTHING: readonly Reported[] = [];

/**
 * Runs the rules of days and lines that a patient-day wakes. A rule whose table has no edition for the date isn't run, and a line whose code a table can't speak
 * for isn't known to be clean: both are counted in `coverage`, in lines.
 */
export function runRules(
  day: JudgedDay,
  rules: readonly AnyRule[],
  waking: Waking,
  reporter: Reporter,
  withoutHistory = false,
): readonly Reported[] {
  const { coverage } = reporter;
  if (rules.length === 0) return NOTHING;
  const date = waking.on(day.tables);
  const { woken } = waking;
  waking.wake(date, day, woken);
  if (waking.anyUnknown) countUnknownCodes(day, rules, waking, date, woken, coverage);
  if (isEmpty(woken)) return NOTHING;
  const { report, notChecked } = reporter;
  const { plans } = waking;
  for (let at = nextBit(woken, 0); at >= 0; at = nextBit(woken, at + 1)) {
    const { rule, check, ofDays, needsHistory, needsPrices } = plans[at] as RulePlan;
    reporter.rule = rule;
    const bound = date.lookups[at];
    if (bound === undefined) {
      coverage.add(rule, date.why[at] as NotPricedReason, ownLines(day.lines));
      continue;
    }
    if (withoutHistory && needsHistory) coverage.add(rule, "no-history", day.lines.length);
    // Rules are handed their look-ups for the time of a check only.
    if (needsPrices) bound["prices"] = day.asBilled;
    if (ofDays) check(day, bound, report, notChecked);
    else for (const line of day.lines) if (!isEarlier(line) && waking.lineWakes(date, line, at)) check(line, bound, report, notChecked);
  }
  return reporter.take();
}

function countUnknownCodes(
  day: JudgedDay,
  rules: readonly AnyRule[],
  waking: Waking,
  date: RulesOnDate,
  woken: RuleBits,
  coverage: CoverageTally,
): void {
  for (const line of day.lines) {
    const { unknown } = waking.profile(date, line.procedureKey);
    if (unknown.length === 0 || isEarlier(line)) continue;
    for (const { rule: at, when } of unknown) {
      const rule = rules[at];
      if (rule === undefined || date.lookups[at] === undefined) continue;
      if (when === "always" || (when === "several" ? day.lines.length > 1 : hasBit(woken, at))) coverage.add(rule, "unknown-code", 1);
    }
  }
}
