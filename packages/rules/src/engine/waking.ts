import { codeSet, modifierKey, type ModifierKey, type ProcedureKey, type ServiceLine } from "@claimscrub/claim";
import type { CodeTable, TablesInForce } from "@claimscrub/reference";
import type { AnyRule, Wake } from "../define-rule.ts";

/** A set of rules, one bit a rule in the engine's order. */
export type RuleBits = Int32Array;

/** What one procedure code means to the rules on a date. */
export interface CodeProfile {
  /** Rules that a line of this code wakes. */
  readonly wakes: RuleBits;
  /** It has PTP pairs (or the pairs of the date are not known). */
  readonly paired: boolean;
  /** Rules that look the code up in a table which can't speak for it, and whether that matters to every line or only on a day that wakes the rule. */
  readonly unknown: readonly { readonly rule: number; readonly when: "always" | "several" | "woken" }[];
}

/** The rules on one date: which can run, and what each code means to them. Codes are looked up once and kept. */
export interface RulesOnDate {
  readonly tables: TablesInForce;
  /** By rule: the look-ups it declared, or undefined where a table has no edition for the date. */
  readonly lookups: readonly (Readonly<Record<string, unknown>> | undefined)[];
  readonly codes: Map<ProcedureKey, CodeProfile>;
}

const CODE_TABLES = ["fees", "ptp", "mue", "addOns"] as const;

/** Decides which rules a patient-day can trip, so that no other rule is run on it. */
export class Waking {
  readonly #rules: readonly AnyRule[];
  readonly #words: number;
  readonly #byCode: readonly { readonly rule: number; readonly holds: (key: ProcedureKey) => boolean }[];
  readonly #byPos = new Map<string, RuleBits>();
  readonly #byModifier = new Map<ModifierKey, RuleBits>();
  readonly #always: RuleBits;
  readonly #several: RuleBits;
  readonly #paired: RuleBits;
  readonly #dates = new WeakMap<TablesInForce, RulesOnDate>();

  constructor(rules: readonly AnyRule[]) {
    this.#rules = rules;
    this.#words = Math.ceil(rules.length / 32);
    this.#always = this.#none();
    this.#several = this.#none();
    this.#paired = this.#none();
    const byCode: { rule: number; holds: (key: ProcedureKey) => boolean }[] = [];
    for (const [rule, { wakes }] of rules.entries()) {
      if ("codes" in wakes) byCode.push({ rule, holds: codeSet(wakes.codes) });
      else if ("pos" in wakes) for (const pos of wakes.pos) setBit(this.#entry(this.#byPos, pos), rule);
      else if ("modifiers" in wakes) for (const text of wakes.modifiers) setBit(this.#entry(this.#byModifier, modifierKey(text)), rule);
      else if ("several" in wakes) setBit(this.#several, rule);
      else if ("paired" in wakes) setBit(this.#paired, rule);
      else if ("always" in wakes) setBit(this.#always, rule);
    }
    this.#byCode = byCode;
  }

  /** The rules on the date of these tables; the same object for the same tables. */
  on(tables: TablesInForce): RulesOnDate {
    let known = this.#dates.get(tables);
    if (!known) {
      const missing = (name: string) => name !== "prices" && tables[name as keyof TablesInForce] === undefined;
      const lookups = this.#rules.map((rule) =>
        rule.tables.some(missing)
          ? undefined
          : Object.fromEntries([...rule.tables, ...(rule.tablesIfAny ?? [])].map((name) => [name, tables[name as keyof TablesInForce]])),
      );
      known = { tables, lookups, codes: new Map() };
      this.#dates.set(tables, known);
    }
    return known;
  }

  /** Sets in `woken` (cleared first) the rules that the day of these lines wakes. */
  wake(date: RulesOnDate, lines: readonly ServiceLine[], woken: RuleBits): void {
    woken.set(this.#always);
    let paired = 0;
    for (const line of lines) {
      const profile = this.profile(date, line.procedureKey);
      if (profile.paired) paired += 1;
      merge(woken, profile.wakes);
      this.#wakeByLine(line, woken);
    }
    if (lines.length > 1) merge(woken, this.#several);
    if (paired > 1) merge(woken, this.#paired);
  }

  /** Whether the line by itself wakes the rule; a rule of single lines is run on such lines only. */
  lineWakes(date: RulesOnDate, line: ServiceLine, rule: number): boolean {
    const wakes: Wake | undefined = this.#rules[rule]?.wakes;
    if (wakes === undefined || "always" in wakes || "several" in wakes || "paired" in wakes) return true;
    const bits = this.#none();
    merge(bits, this.profile(date, line.procedureKey).wakes);
    this.#wakeByLine(line, bits);
    return hasBit(bits, rule);
  }

  profile(date: RulesOnDate, code: ProcedureKey): CodeProfile {
    let profile = date.codes.get(code);
    if (!profile) {
      profile = this.#profileOf(date, code);
      date.codes.set(code, profile);
    }
    return profile;
  }

  /** An empty set of rules. */
  bits(): RuleBits {
    return this.#none();
  }

  #wakeByLine(line: ServiceLine, woken: RuleBits): void {
    if (this.#byPos.size > 0) {
      const byPos = this.#byPos.get(line.pos);
      if (byPos) merge(woken, byPos);
    }
    if (this.#byModifier.size > 0) {
      for (const modifier of line.modifierKeys) {
        const byModifier = this.#byModifier.get(modifier);
        if (byModifier) merge(woken, byModifier);
      }
    }
  }

  #profileOf(date: RulesOnDate, code: ProcedureKey): CodeProfile {
    const { ptp, mue, addOns } = date.tables;
    const wakes = this.#none();
    for (const { rule, holds } of this.#byCode) if (holds(code)) setBit(wakes, rule);
    const unknown: CodeProfile["unknown"][number][] = [];
    for (const [rule, { wakes: wake, tables }] of this.#rules.entries()) {
      // Where the date has no such table the rule wakes, so that it can say that it was not checked.
      if ("addOn" in wake && (addOns === undefined || addOns.find(code))) setBit(wakes, rule);
      if ("limited" in wake && (mue === undefined || mue.find(code))) setBit(wakes, rule);
      const silent = CODE_TABLES.some(
        (name) => tables.includes(name) && (date.tables[name] as CodeTable | undefined)?.covers(code) === false,
      );
      if (silent)
        unknown.push({
          rule,
          when:
            "addOn" in wake || "limited" in wake || "always" in wake
              ? "always"
              : "several" in wake || "paired" in wake
                ? "several"
                : "woken",
        });
    }
    return { wakes, paired: ptp === undefined || ptp.hasPairs(code), unknown };
  }

  #none(): RuleBits {
    return new Int32Array(this.#words);
  }

  #entry<Key>(map: Map<Key, RuleBits>, key: Key): RuleBits {
    let bits = map.get(key);
    if (!bits) {
      bits = this.#none();
      map.set(key, bits);
    }
    return bits;
  }
}

export function hasBit(bits: RuleBits, at: number): boolean {
  return ((bits[at >> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

function setBit(bits: RuleBits, at: number): void {
  bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
}

function merge(into: RuleBits, from: RuleBits): void {
  for (let word = 0; word < into.length; word++) into[word] = (into[word] ?? 0) | (from[word] ?? 0);
}

export function isEmpty(bits: RuleBits): boolean {
  for (const word of bits) if (word !== 0) return false;
  return true;
}
