import {
  type Claim,
  codeSet,
  modifierKey,
  type ModifierKey,
  type NotPricedReason,
  type ProcedureKey,
  type ServiceLine,
} from "@claimscrub/claim";
import type { LinePrice, PayerPolicy } from "@claimscrub/pricing";
import type { CodeTable, PtpTable, TablesInForce } from "@claimscrub/reference";
import type { AnyRule, PlaceRoster, Wake } from "../define-rule.ts";
import type { RecordedTumour } from "../sidecar/sidecar.ts";
import type { JudgedDay } from "./judged-day.ts";
import { hasBit, isEmpty, merge, type RuleBits, setBit } from "./rule-bits.ts";

/** What one procedure code means to the rules on a date. */
export interface CodeProfile {
  /** Rules that a line of this code wakes. */
  readonly wakes: RuleBits;
  readonly wakesAny: boolean;
  /** It has PTP pairs in the table in force. */
  readonly paired: boolean;
  /** Its MUE in the table in force; infinite where it has none. */
  readonly limit: number;
  /** Rules that look the code up in a table which can't speak for it, and whether that matters to every line or only on a day that wakes the rule. */
  readonly unknown: readonly { readonly rule: number; readonly when: "always" | "several" | "woken" }[];
}

/** The rules on one date: which can run, and what each code means to them. Codes are looked up once and kept. Dates with the same tables share one. */
export interface RulesOnDate {
  /** Of the first of the dates. */
  readonly tables: TablesInForce;
  /** By rule: the look-ups it declared, or undefined where a table has no edition for the date. */
  readonly lookups: readonly (Record<string, unknown> | undefined)[];
  /** By rule, why it has no look-ups, where it has none. */
  readonly why: readonly NotPricedReason[];
  /** Shared by all dates whose tables say the same of codes. */
  readonly codes: Map<ProcedureKey, CodeProfile>;
}

/** What of a rule decides how it is run. */
export interface RulePlan {
  readonly rule: AnyRule;
  readonly check: AnyRule["check"];
  /** Whether it judges days, not lines. */
  readonly ofDays: boolean;
  readonly needsHistory: boolean;
  /** Whether it is told the day's prices. */
  readonly needsPrices: boolean;
}

/** What rules may ask of a claim beyond the claim. */
export interface ClaimLookups {
  readonly policyOf: (claim: Claim) => PayerPolicy | undefined;
  readonly sidecarOf?: ((claim: Claim) => readonly RecordedTumour[] | undefined) | undefined;
  readonly roster?: PlaceRoster | undefined;
}

const NO_LOOKUPS: ClaimLookups = { policyOf: () => undefined };

const CODE_TABLES = ["fees", "ptp", "mue", "addOns"] as const;
/** Tables that an operator loads, not CMS's releases. */
const LIST_TABLES = ["lists", "coverage", "diagnoses"] as const;

/** Why a rule can't run on a date that its tables don't serve: a list that nobody loaded, else a release. */
function whyNotOn(rule: AnyRule, tables: TablesInForce): NotPricedReason {
  return LIST_TABLES.some((name) => rule.tables.includes(name) && tables[name] === undefined) ? "no-list-loaded" : "no-edition";
}

/** Decides which rules a patient-day can trip, so that no other rule is run on it. */
export class Waking {
  readonly #rules: readonly AnyRule[];
  readonly #claimLookups: ClaimLookups;
  readonly #words: number;
  readonly #byCode: readonly { readonly rule: number; readonly holds: (key: ProcedureKey) => boolean }[];
  readonly #byPos = new Map<string, RuleBits>();
  readonly #byModifier = new Map<ModifierKey, RuleBits>();
  readonly #always: RuleBits;
  readonly #several: RuleBits;
  readonly #repeated: RuleBits;
  readonly #paired: RuleBits;
  readonly #limited: RuleBits;
  readonly #charge: RuleBits;
  /** As many as there are dates; the reference keeps their tables as long. */
  readonly #dates = new Map<TablesInForce, RulesOnDate>();
  /** One of each set of tables. */
  readonly #known: RulesOnDate[] = [];
  /** Profiles of codes, by the tables that decide them. */
  readonly #profiles: { readonly tables: TablesInForce; readonly codes: Map<ProcedureKey, CodeProfile> }[] = [];
  /** Codes of the day that is looked at. */
  #codes = new Int32Array(64);
  /** Those of them that have PTP pairs. */
  #pairable = new Int32Array(64);
  /** Whether a table can't speak for some code of the day that was woken last. */
  anyUnknown = false;
  /** The set that a day's rules are woken into, one day after the other. */
  readonly woken: RuleBits;
  /** The same for one of several days whose sets are merged. */
  readonly wokenByDay: RuleBits;
  /** What the engine asks of each rule on every day, side by side: rules themselves have as many shapes as there are rules. */
  readonly plans: readonly RulePlan[];
  #lastTables: TablesInForce | undefined;
  #last: RulesOnDate | undefined;
  /** By rule: whether something of a single line wakes it. */
  readonly #byLine: readonly boolean[];

  /** @param claimLookups What an operator says of a claim's payer, and the practice's record of a claim. */
  constructor(rules: readonly AnyRule[], claimLookups: ClaimLookups = NO_LOOKUPS) {
    this.#rules = rules;
    this.#claimLookups = claimLookups;
    this.#words = Math.ceil(rules.length / 32);
    this.#byLine = rules.map(({ wakes }) => isOfLines(wakes));
    this.plans = rules.map((rule) => ({
      rule,
      // Kept apart from the rule: every rule is an object of another shape.
      check: rule.check,
      ofDays: rule.subject === "day",
      needsHistory: rule.needsHistory === true,
      needsPrices: rule.tables.includes("prices"),
    }));
    this.woken = this.#none();
    this.wokenByDay = this.#none();
    this.#always = this.#none();
    this.#several = this.#none();
    this.#repeated = this.#none();
    this.#paired = this.#none();
    this.#limited = this.#none();
    this.#charge = this.#none();
    const byCode: { rule: number; holds: (key: ProcedureKey) => boolean }[] = [];
    for (const [rule, { wakes }] of rules.entries()) {
      if ("codes" in wakes) byCode.push({ rule, holds: codeSet(wakes.codes) });
      else if ("pos" in wakes) for (const pos of wakes.pos) setBit(this.#entry(this.#byPos, pos), rule);
      else if ("modifiers" in wakes) for (const text of wakes.modifiers) setBit(this.#entry(this.#byModifier, modifierKey(text)), rule);
      else if ("several" in wakes) setBit(this.#several, rule);
      else if ("repeated" in wakes) setBit(this.#repeated, rule);
      else if ("paired" in wakes) setBit(this.#paired, rule);
      else if ("limited" in wakes) setBit(this.#limited, rule);
      else if ("charge" in wakes) setBit(this.#charge, rule);
      else if ("always" in wakes) setBit(this.#always, rule);
    }
    this.#byCode = byCode;
  }

  /** The rules on the date of these tables; the same object for the same tables. */
  on(tables: TablesInForce): RulesOnDate {
    // Claims mostly come day after day.
    if (this.#last !== undefined && this.#lastTables === tables) return this.#last;
    let known = this.#dates.get(tables) ?? this.#known.find((other) => areAlike(other.tables, tables));
    if (!known) {
      const missing = (name: string) => name !== "prices" && tables[name as keyof TablesInForce] === undefined;
      const lookups = this.#rules.map((rule) =>
        rule.tables.some(missing)
          ? undefined
          : {
              ...Object.fromEntries(
                [...rule.tables, ...(rule.tablesIfAny ?? [])].map((name) => [name, tables[name as keyof TablesInForce]]),
              ),
              ...this.#claimLookups,
            },
      );
      known = {
        tables,
        lookups,
        why: this.#rules.map((rule) => whyNotOn(rule, tables)),
        codes: this.#codesBy(tables),
      };
      this.#known.push(known);
    }
    this.#dates.set(tables, known);
    this.#last = known;
    this.#lastTables = tables;
    return known;
  }

  #codesBy(tables: TablesInForce): Map<ProcedureKey, CodeProfile> {
    const alike = this.#profiles.find((other) => saySameOfCodes(other.tables, tables));
    if (alike !== undefined) return alike.codes;
    const codes = new Map<ProcedureKey, CodeProfile>();
    this.#profiles.push({ tables, codes });
    return codes;
  }

  /**
   * Sets in `woken` (cleared first) the rules that a day wakes. Where a table that decides has no edition for the date its rules wake, so that
   * they can say that they were not checked.
   */
  wake(date: RulesOnDate, { lines, asBilled }: JudgedDay, woken: RuleBits): void {
    const always = this.#always;
    for (let word = 0; word < woken.length; word++) woken[word] = always[word] as number;
    const { ptp, mue, fees } = date.tables;
    const count = lines.length;
    if (count > this.#codes.length) {
      this.#codes = new Int32Array(count * 2);
      this.#pairable = new Int32Array(count * 2);
    }
    const codes = this.#codes;
    const paired = this.#pairable;
    let repeated = false;
    let pairable = 0;
    let anyUnknown = false;
    let above = mue === undefined;
    for (let at = 0; at < count; at++) {
      const line = lines[at] as ServiceLine;
      const code = line.procedureKey;
      codes[at] = code;
      const profile = this.profile(date, code);
      if (profile.wakesAny) merge(woken, profile.wakes);
      if (profile.unknown.length > 0) anyUnknown = true;
      this.#wakeByLine(line, woken);
      if (profile.paired) paired[pairable++] = code;
      let units = line.units ?? 0;
      for (let before = 0; before < at; before++) {
        if (codes[before] !== code) continue;
        repeated = true;
        units += (lines[before] as ServiceLine).units ?? 0;
      }
      if (units > profile.limit) above = true;
    }
    this.anyUnknown = anyUnknown;
    if (count > 1) {
      merge(woken, this.#several);
      if (ptp === undefined || (pairable > 1 && hasPair(paired, pairable, ptp))) merge(woken, this.#paired);
    }
    if (repeated) merge(woken, this.#repeated);
    if (above) merge(woken, this.#limited);
    if (fees === undefined || limitsByCharge(asBilled.lines)) merge(woken, this.#charge);
  }

  /** Whether the line by itself wakes the rule; a rule of single lines is run on such lines only. */
  lineWakes(date: RulesOnDate, line: ServiceLine, rule: number): boolean {
    if (this.#byLine[rule] !== true || hasBit(this.profile(date, line.procedureKey).wakes, rule)) return true;
    const byPos = this.#byPos.size === 0 ? undefined : this.#byPos.get(line.pos);
    if (byPos !== undefined && hasBit(byPos, rule)) return true;
    if (this.#byModifier.size === 0) return false;
    for (const modifier of line.modifierKeys) {
      const byModifier = this.#byModifier.get(modifier);
      if (byModifier !== undefined && hasBit(byModifier, rule)) return true;
    }
    return false;
  }

  profile(date: RulesOnDate, code: ProcedureKey): CodeProfile {
    let profile = date.codes.get(code);
    if (!profile) {
      profile = this.#profileOf(date, code);
      date.codes.set(code, profile);
    }
    return profile;
  }

  #wakeByLine(line: ServiceLine, woken: RuleBits): void {
    if (this.#byPos.size > 0) {
      const byPos = this.#byPos.get(line.pos);
      if (byPos) merge(woken, byPos);
    }
    if (this.#byModifier.size > 0) {
      const modifiers = line.modifierKeys;
      for (let at = 0; at < modifiers.length; at++) {
        const byModifier = this.#byModifier.get(modifiers[at] as ModifierKey);
        if (byModifier) merge(woken, byModifier);
      }
    }
  }

  #profileOf(date: RulesOnDate, code: ProcedureKey): CodeProfile {
    const { ptp, mue, addOns, fees, lists, coverage } = date.tables;
    const wakes = this.#none();
    const row = fees?.row(code, "");
    for (const { rule, holds } of this.#byCode) if (holds(code)) setBit(wakes, rule);
    const unknown: CodeProfile["unknown"][number][] = [];
    for (const [rule, { wakes: wake, tables }] of this.#rules.entries()) {
      if ("addOn" in wake && (addOns === undefined || addOns.find(code))) setBit(wakes, rule);
      if ("listed" in wake && (lists === undefined || coverage === undefined || lists.listsOf(code).length > 0)) setBit(wakes, rule);
      if ("pairable" in wake && (ptp === undefined || ptp.hasPairs(code))) setBit(wakes, rule);
      if ("fee" in wake && (fees === undefined || (row !== undefined && wake.fee(row)))) setBit(wakes, rule);
      const silent = CODE_TABLES.some(
        (name) => tables.includes(name) && (date.tables[name] as CodeTable | undefined)?.covers(code) === false,
      );
      if (silent)
        unknown.push({
          rule,
          when:
            "addOn" in wake || "fee" in wake || "limited" in wake || "charge" in wake || "always" in wake
              ? "always"
              : "several" in wake || "paired" in wake
                ? "several"
                : "woken",
        });
    }
    return {
      wakes,
      wakesAny: !isEmpty(wakes),
      paired: ptp?.hasPairs(code) === true,
      limit: mue?.find(code)?.units ?? Number.POSITIVE_INFINITY,
      unknown,
    };
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

function isOfLines(wakes: Wake): boolean {
  return "codes" in wakes || "addOn" in wakes || "fee" in wakes || "pos" in wakes || "modifiers" in wakes || "listed" in wakes;
}

/** Whether two dates have the same tables, all of them. */
function areAlike(a: TablesInForce, b: TablesInForce): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof TablesInForce>;
  for (const name of names) if (name !== "date" && a[name] !== b[name]) return false;
  return true;
}

/** Whether two sets of tables give each code the same profile. Rows of PTP pairs have dates of their own, but not whether a code has any. */
function saySameOfCodes(a: TablesInForce, b: TablesInForce): boolean {
  return (
    a.fees === b.fees &&
    a.ptp?.edition === b.ptp?.edition &&
    a.mue === b.mue &&
    a.addOns === b.addOns &&
    a.lists === b.lists &&
    a.coverage === b.coverage
  );
}

function hasPair(codes: Int32Array, count: number, ptp: PtpTable): boolean {
  for (let one = 0; one < count; one++)
    for (let other = 0; other < count; other++)
      if (one !== other && ptp.find(codes[one] as number, codes[other] as number) !== undefined) return true;
  return false;
}

function limitsByCharge(prices: readonly LinePrice[]): boolean {
  for (let at = 0; at < prices.length; at++) if (isLimitedByCharge(prices[at] as LinePrice)) return true;
  return false;
}

function isLimitedByCharge({ allowedCents, uncappedCents }: LinePrice): boolean {
  return allowedCents !== undefined && uncappedCents !== undefined && allowedCents < uncappedCents;
}
