import type { NotPricedReason, RuleCoverage } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

const NOTHING: readonly RuleCoverage[] = [];

/**
 * Counts what was not checked, by rule and reason; counts are service lines. One for all patients of an engine: the counters are numbers in a
 * column, and `take` hands out those that moved and sets them back.
 */
export class CoverageTally {
  readonly #rules: readonly AnyRule[];
  readonly #places = new Map<AnyRule, number>();
  readonly #reasons: NotPricedReason[] = [];
  /** Of each reason a column over the rules, in the order in which reasons came. */
  readonly #counts: Float64Array[] = [];
  readonly #seen: Uint8Array[] = [];
  /** What moved since the last `take`: reason and rule in one number. */
  readonly #moved: number[] = [];

  /** @param rules All rules of the engine, in order of code. */
  constructor(rules: readonly AnyRule[]) {
    this.#rules = rules;
    for (const [at, rule] of rules.entries()) this.#places.set(rule, at);
  }

  add(rule: AnyRule, reason: NotPricedReason, lines: number): void {
    const place = this.#places.get(rule);
    if (place === undefined) throw new Error(`${rule.code} is no rule of this engine`);
    let of = this.#reasons.indexOf(reason);
    if (of < 0) {
      of = this.#reasons.push(reason) - 1;
      this.#counts.push(new Float64Array(this.#rules.length));
      this.#seen.push(new Uint8Array(this.#rules.length));
    }
    const seen = this.#seen[of]!;
    if (seen[place] === 0) this.#moved.push(place * 64 + of);
    seen[place] = 1;
    this.#counts[of]![place]! += lines;
  }

  /** What was counted since the last call, in order of code and reason. */
  take(): readonly RuleCoverage[] {
    const moved = this.#moved;
    if (moved.length === 0) return NOTHING;
    const taken: RuleCoverage[] = [];
    for (const one of moved) {
      const place = one >> 6;
      const counts = this.#counts[one & 63]!;
      taken.push({ code: this.#rules[place]!.code, reason: this.#reasons[one & 63]!, count: counts[place]! });
      counts[place] = 0;
      this.#seen[one & 63]![place] = 0;
    }
    moved.length = 0;
    return taken.length === 1 ? taken : taken.sort(byCodeAndReason);
  }
}

function byCodeAndReason(a: RuleCoverage, b: RuleCoverage): number {
  return compareText(a.code, b.code) || compareText(a.reason, b.reason);
}

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
