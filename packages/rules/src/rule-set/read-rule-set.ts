import { parseServiceDate } from "@claimscrub/claim";
import { type ConfigFault, type ConfigMap, ConfigReader, nearestNames } from "@claimscrub/pricing";
import type { AnyRule } from "../define-rule.ts";
import type { PayerSettings, RuleSet, RuleSetting, Suppression } from "./rule-set.ts";

/** What a rule set file says, with all of its faults; nothing of a file with faults may be used. */
export interface RuleSetReading {
  readonly ruleSet: RuleSet;
  readonly faults: readonly ConfigFault[];
}

const KEYS = ["name", "description", "rules-from", "rules", "payers", "suppressions"];
const PAYER_KEYS = ["payer-ids", "names", "filing-indicators", "rules"];
const SUPPRESSION_KEYS = ["rule", "claim", "provider", "reason", "author", "expires"];
const SETTINGS: readonly RuleSetting[] = ["off", "info", "warning", "error"];
const NAME = /^[a-z0-9][a-z0-9-]{0,59}$/;
const MODULE = /^\S.{0,500}$/;

/** The modules that a rule set takes rules from, read before its rules can be known. */
export function readRulesFrom(
  file: string,
  value: unknown,
): { readonly modules: readonly string[]; readonly faults: readonly ConfigFault[] } {
  const reader = new ConfigReader(file);
  const top = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as ConfigMap) : {};
  return { modules: reader.texts("rules-from", top["rules-from"], MODULE, "a file or an npm package"), faults: reader.faults };
}

/**
 * Reads a parsed rule set. `value` is what a YAML or JSON reader made of the file.
 * @param rules Every rule that there is, those from outside too: a name that none of them has is a fault, with the nearest names.
 */
export function readRuleSet(file: string, value: unknown, rules: readonly AnyRule[]): RuleSetReading {
  const reader = new ConfigReader(file);
  const top = reader.map("", value, KEYS) ?? {};
  if (value === null || value === undefined) reader.fault("", `a map with the keys ${KEYS.join(", ")}`, "an empty file");
  const [name] = reader.texts("name", top["name"], NAME, "a name in small letters, digits and hyphens");
  if (top["name"] === undefined || top["name"] === null) reader.fault("name", "a name for the rule set", undefined);
  if (top["description"] !== undefined) reader.texts("description", top["description"], /^[\s\S]{0,2000}$/, "a text");
  return {
    ruleSet: {
      name: name ?? "",
      rules: readSettings(reader, "rules", top["rules"], rules),
      payers: readPayers(reader, top["payers"], rules),
      suppressions: readSuppressions(reader, top["suppressions"], rules),
    },
    faults: reader.faults,
  };
}

/** Settings by code. A whole authority may be named; the rule's own name goes before it, wherever it stands. */
function readSettings(reader: ConfigReader, key: string, value: unknown, rules: readonly AnyRule[]): Record<string, RuleSetting> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) {
    reader.fault(key, `a map from rules to ${SETTINGS.join(", ")}`, value);
    return {};
  }
  const ofAuthorities: Record<string, RuleSetting> = {};
  const ofRules: Record<string, RuleSetting> = {};
  for (const [name, given] of Object.entries(value)) {
    const named = rulesCalled(name, rules);
    const setting = reader.oneOf(`${key}.${name}`, given, SETTINGS);
    if (given === null || given === undefined) reader.fault(`${key}.${name}`, `one of ${SETTINGS.join(", ")}`, given);
    if (named.length === 0) unknownRule(reader, key, name, rules);
    if (setting === undefined) continue;
    for (const { code, id } of named) (name === code || name === id ? ofRules : ofAuthorities)[code] = setting;
  }
  return { ...ofAuthorities, ...ofRules };
}

function readPayers(reader: ConfigReader, value: unknown, rules: readonly AnyRule[]): PayerSettings[] {
  return listOf(reader, "payers", value).map((entry, at) => {
    const key = `payers[${at}]`;
    const map = reader.map(key, entry, PAYER_KEYS) ?? {};
    const match = {
      payerIds: reader.texts(`${key}.payer-ids`, map["payer-ids"], /^\S(.{0,78}\S)?$/, "a payer's id as claims have it (2010BB NM109)"),
      names: reader
        .texts(`${key}.names`, map["names"], /^[^*]*[^*\s][^*]*\*?$/, "a payer's name, with a * at its end or without")
        .map((name) => name.toUpperCase().trim().replace(/\s+/g, " ")),
      filingIndicators: reader.texts(
        `${key}.filing-indicators`,
        map["filing-indicators"],
        /^[0-9A-Z]{2}$/,
        "a claim filing indicator (SBR09) of two capitals or digits",
      ),
    };
    if (match.payerIds.length + match.names.length + match.filingIndicators.length === 0)
      reader.fault(key, "payer-ids, names or filing-indicators: whose claims are meant", "none");
    return { match, rules: readSettings(reader, `${key}.rules`, map["rules"], rules) };
  });
}

function readSuppressions(reader: ConfigReader, value: unknown, rules: readonly AnyRule[]): Suppression[] {
  return listOf(reader, "suppressions", value).flatMap((entry, at): Suppression[] => {
    const key = `suppressions[${at}]`;
    const map = reader.map(key, entry, SUPPRESSION_KEYS) ?? {};
    const text = (name: string, shape: RegExp, expected: string): string | undefined => {
      if (map[name] === undefined || map[name] === null) return undefined;
      // What is wrong with a claim number is said without the number.
      if (typeof map[name] === "string" && shape.test(map[name])) return map[name];
      const numeral = typeof map[name] === "number" ? ", in quotes: a number loses its leading zeros" : "";
      return reader.fault(`${key}.${name}`, expected + numeral, `a ${typeof map[name]} of another shape`);
    };
    const claim = text("claim", /^\S(.{0,48}\S)?$/, "a patient control number (CLM01)");
    const provider = text("provider", /^\d{10}$/, "an NPI of ten digits");
    const reason = text("reason", /^\S[\s\S]{2,499}$/, "why, in three characters or more");
    const author = text("author", /^\S.{0,99}$/, "who says so");
    const expires = expiry(reader, `${key}.expires`, map["expires"]);
    for (const name of ["rule", "reason", "author", "expires"])
      if (map[name] === undefined || map[name] === null) reader.fault(`${key}.${name}`, "a value", undefined);
    if (map["claim"] === undefined && map["provider"] === undefined)
      reader.fault(key, "claim or provider: a rule as a whole is turned off under rules", "neither");
    const rule = typeof map["rule"] === "string" ? map["rule"] : "";
    const named = rules.find(({ code, id }) => rule === code || rule === id);
    if (named === undefined && rule !== "") unknownRule(reader, `${key}.rule`, rule, rules);
    if (named === undefined || reason === undefined || author === undefined || expires === undefined) return [];
    return [{ rule: named.code, claim, provider, reason, author, expires }];
  });
}

function expiry(reader: ConfigReader, key: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const date = typeof value === "string" ? parseServiceDate(value) : undefined;
  return date ?? reader.fault(key, "a day as yyyy-mm-dd", value);
}

function listOf(reader: ConfigReader, key: string, value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  reader.fault(key, "a list", value);
  return [];
}

/** Rules called so: by code, by id, or all of an authority. */
export function rulesCalled(name: string, rules: readonly AnyRule[]): readonly AnyRule[] {
  return rules.filter(({ code, id }) => name === code || name === id || (name !== "" && id.startsWith(`${name}/`)));
}

/** `MOH-009, MOH-008`: the codes, ids and authorities that are nearest to what was written. */
export function nearestRules(name: string, rules: readonly AnyRule[]): readonly string[] {
  const names = rules.flatMap(({ code, id }) => [code, id]);
  return nearestNames(name, [...names, ...new Set(rules.map(({ id }) => id.slice(0, id.indexOf("/"))))], 3);
}

function unknownRule(reader: ConfigReader, key: string, name: string, rules: readonly AnyRule[]): void {
  const near = nearestRules(name, rules);
  reader.fault(key, "a rule's code, its id or an authority", name, near.length === 0 ? undefined : near.join(", "));
}
