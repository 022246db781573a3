import type { NotPricedReason, RuleCoverage } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";

const NOTHING: readonly RuleCoverage[] = [];
/** Up to so many lines the same words serve every patient. */
const FEW_LINES = 64;
/** Reasons are few; their place and a rule's are kept in one number. */
const REASONS = 64;

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
  /** By reason and rule, what was said of few lines: it is the same for one patient after the other. */
  readonly #said: (RuleCoverage | undefined)[][] = [];

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
    if (seen[place] === 0) this.#moved.push(place * REASONS + of);
    seen[place] = 1;
    this.#counts[of]![place]! += lines;
  }

  /** What was counted since the last call, in order of code and reason. */
  take(): readonly RuleCoverage[] {
    const moved = this.#moved;
    if (moved.length === 0) return NOTHING;
    // Rules are in order of code, so that their places order them: a few at a time, mostly in order already.
    for (let at = 1; at < moved.length; at++) {
      const one = moved[at]!;
      let before = at - 1;
      for (; before >= 0 && this.#isAfter(moved[before]!, one); before--) moved[before + 1] = moved[before]!;
      moved[before + 1] = one;
    }
    const taken: RuleCoverage[] = [];
    for (const one of moved) {
      const place = Math.floor(one / REASONS);
      const of = one % REASONS;
      const counts = this.#counts[of]!;
      taken.push(this.#say(one, place, of, counts[place]!));
      counts[place] = 0;
      this.#seen[of]![place] = 0;
    }
    moved.length = 0;
    return taken;
  }

  #isAfter(one: number, other: number): boolean {
    const place = Math.floor(one / REASONS);
    const placeOfOther = Math.floor(other / REASONS);
    return place === placeOfOther ? this.#reasons[one % REASONS]! > this.#reasons[other % REASONS]! : place > placeOfOther;
  }

  #say(one: number, place: number, of: number, count: number): RuleCoverage {
    if (count >= FEW_LINES) return Object.freeze({ code: this.#rules[place]!.code, reason: this.#reasons[of]!, count });
    const said = (this.#said[one] ??= []);
    return (said[count] ??= Object.freeze({ code: this.#rules[place]!.code, reason: this.#reasons[of]!, count }));
  }
}

/** Order by code unit, the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
