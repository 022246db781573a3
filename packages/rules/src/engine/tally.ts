import type { NotPricedReason, RuleCoverage } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

const NOTHING: readonly RuleCoverage[] = [];

/** Counts what was not checked, by rule and reason; counts are service lines. */
export class CoverageTally {
  readonly #counts = new Map<AnyRule, { code: string; reason: NotPricedReason; count: number }[]>();

  add(rule: AnyRule, reason: NotPricedReason, lines: number): void {
    const known = this.#counts.get(rule);
    const counted = known?.find((one) => one.reason === reason);
    if (counted !== undefined) counted.count += lines;
    else if (known !== undefined) known.push({ code: rule.code, reason, count: lines });
    else this.#counts.set(rule, [{ code: rule.code, reason, count: lines }]);
  }

  /** In order of code and reason. */
  result(): readonly RuleCoverage[] {
    if (this.#counts.size === 0) return NOTHING;
    return [...this.#counts.values()].flat().sort((a, b) => compareText(a.code, b.code) || compareText(a.reason, b.reason));
  }
}

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
