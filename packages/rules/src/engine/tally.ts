import type { NotPricedReason, RuleCoverage } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

/** Counts what was not checked, by rule and reason; counts are service lines. */
export class CoverageTally {
  readonly #counts = new Map<string, { code: string; reason: NotPricedReason; count: number }>();

  add(rule: AnyRule, reason: NotPricedReason, lines: number): void {
    const key = `${rule.code} ${reason}`;
    const known = this.#counts.get(key);
    if (known) known.count += lines;
    else this.#counts.set(key, { code: rule.code, reason, count: lines });
  }

  /** In order of code and reason. */
  result(): readonly RuleCoverage[] {
    return [...this.#counts.values()].sort((a, b) => compareText(a.code, b.code) || compareText(a.reason, b.reason));
  }
}

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
