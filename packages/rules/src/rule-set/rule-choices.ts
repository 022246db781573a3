import { createHash } from "node:crypto";
import { type Claim, formatServiceDate, type RuleSetFacts, type ServiceLine, type SuppressedFindings } from "@claimscrub/claim";
import type { PayerSettings, RuleSet, RuleSetting, RuleSettings, Suppression } from "./rule-set.ts";

/** A rule set as the engine asks it. */
export class RuleChoices {
  readonly #set: RuleSet;
  readonly #byRule: ReadonlyMap<string, readonly Suppression[]>;
  readonly #anyPayer: boolean;

  constructor(set: RuleSet) {
    this.#set = set;
    this.#anyPayer = set.payers.length > 0;
    const byRule = new Map<string, Suppression[]>();
    for (const suppression of set.suppressions) byRule.set(suppression.rule, [...(byRule.get(suppression.rule) ?? []), suppression]);
    this.#byRule = byRule;
  }

  /** Whether no claim can wake the rule, so that it need not be run. */
  isOffForAll(code: string): boolean {
    return this.#set.rules[code] === "off" && !this.#set.payers.some(({ rules }) => (rules[code] ?? "off") !== "off");
  }

  /** What the set says of a rule on a claim: the first payer's entry that names it, else the one for all; undefined for nothing. */
  settingOf(code: string, claim: Claim): RuleSetting | undefined {
    if (this.#anyPayer)
      for (const { match, rules } of this.#set.payers) {
        const setting = rules[code];
        if (setting !== undefined && matches(match, claim)) return setting;
      }
    return this.#set.rules[code];
  }

  /** The suppressions that name the rule and the claim or its provider, whether they still hold or not. */
  suppressionsOf(code: string, at: ServiceLine | Claim): readonly Suppression[] {
    const named = this.#byRule.get(code);
    if (named === undefined) return [];
    const claim = "procedure" in at ? at.claim : at;
    const npis = new Set([claim.billing.npi, "procedure" in at ? at.renderingNpi : claim.rendering?.npi]);
    return named.filter(
      ({ claim: id, provider }) => (id === undefined || id === claim.id) && (provider === undefined || npis.has(provider)),
    );
  }

  /** Whether a suppression holds on the day on which the claim was received. A claim of unknown receipt keeps its findings. */
  static holds({ expires }: Suppression, claim: Claim): boolean {
    return claim.received !== 0 && claim.received <= expires;
  }
}

function matches({ payerIds, names, filingIndicators }: PayerSettings["match"], claim: Claim): boolean {
  if (payerIds.includes(claim.payerId) || filingIndicators.includes(claim.filingIndicator)) return true;
  if (names.length === 0) return false;
  const name = claim.payerName.toUpperCase().trim().replace(/\s+/g, " ");
  return names.some((one) => (one.endsWith("*") ? name.startsWith(one.slice(0, -1)) : name === one));
}

/** 16 hex digits over what changes a finding: the settings, not who is spared. Suppressions take findings away and change none. */
export function settingsFingerprint({ rules, payers }: RuleSet): string {
  if (Object.keys(rules).length === 0 && payers.length === 0) return "";
  return hashOf({ rules: sorted(rules), payers: payers.map((payer) => ({ ...payer, rules: sorted(payer.rules) })) });
}

/** 16 hex digits over everything that a rule set says. */
export function ruleSetFingerprint(set: RuleSet): string {
  return hashOf({ ...set, rules: sorted(set.rules), payers: set.payers.map((payer) => ({ ...payer, rules: sorted(payer.rules) })) });
}

/** What the summary says of a rule set and of rules from outside. */
export function ruleSetFacts(set: RuleSet, custom: readonly string[]): RuleSetFacts {
  const choices = new RuleChoices(set);
  const named = [...new Set([...Object.keys(set.rules), ...set.payers.flatMap(({ rules }) => Object.keys(rules))])].sort();
  return {
    name: set.name,
    fingerprint: ruleSetFingerprint(set),
    off: named.filter((code) => choices.isOffForAll(code)),
    changed: named.filter((code) => !choices.isOffForAll(code)),
    custom: [...custom].sort(),
  };
}

/** A suppression as the summary shows it: without the claim or the provider that it names. */
export function suppressedBy({ rule, reason, author, expires }: Suppression): Omit<SuppressedFindings, "count" | "grossCents" | "expired"> {
  return { code: rule, reason, author, expires: formatServiceDate(expires) };
}

function sorted(settings: RuleSettings): [string, RuleSetting][] {
  return Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}
