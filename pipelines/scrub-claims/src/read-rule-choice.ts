import { configFaultText } from "@claimscrub/pricing";
import {
  allRules,
  type AnyRule,
  readRulesFrom,
  readRuleSet,
  readSidecar,
  type RuleSet,
  rulesOfModule,
  type SidecarData,
  sidecarFaultText,
} from "@claimscrub/rules";
import type { RuleChoice } from "./judging.ts";

/** What an operator asked for, as given. */
export interface GivenChoice {
  /** A rule set by file or by name. */
  readonly rules?: string | undefined;
  /** Files or npm packages with rules. */
  readonly rulesFrom?: readonly string[] | undefined;
  /** A csv file with the practice's own record. */
  readonly sidecar?: string | undefined;
}

type Reading<Value> = { readonly value: Value } | { readonly fault: string };

/** The world, as far as reading a choice needs it. */
export interface ChoicePorts {
  /** The file that a rule set's name or path means, with the folder that its own paths are meant from; undefined where there is none. */
  findRuleSet(given: string): Promise<{ readonly path: string; readonly folder: string } | undefined>;
  readYaml(path: string): Promise<Reading<unknown>>;
  readCsv(path: string): Promise<Reading<readonly (readonly string[])[]>>;
  /** @param from The folder that a relative path is meant from; the caller's own when left out. */
  loadModule(
    specifier: string,
    from?: string,
  ): Promise<
    | { readonly location: string; readonly fingerprint: string; readonly exports: Readonly<Record<string, unknown>> }
    | { readonly fault: string }
  >;
}

/** A choice that can be judged by. */
export interface ReadChoice {
  readonly choice: RuleChoice;
  /** Modules that the rules from outside come from, for those who must load them again: threads and other processes. */
  readonly modules: readonly RuleModule[];
  /** Every rule that there is now. */
  readonly rules: readonly AnyRule[];
  /** Words for the operator that stop nothing. */
  readonly warnings: readonly string[];
}

export interface RuleModule {
  readonly location: string;
  readonly fingerprint: string;
}

/** What can't be used of a choice, as sentences; nothing of it may be used then. */
export interface RefusedChoice {
  readonly faults: readonly string[];
}

/** Reads the rules from outside, the rule set that may name them, and the sidecar. */
export async function readRuleChoice(given: GivenChoice, ports: ChoicePorts): Promise<ReadChoice | RefusedChoice> {
  const faults: string[] = [];
  const warnings: string[] = [];
  const found = given.rules === undefined ? undefined : await readSetFile(given.rules, ports, faults);
  const custom = await loadAll(given.rulesFrom ?? [], found, ports, faults);
  const rules = [...allRules, ...custom.flatMap((module) => module.rules)];
  let ruleSet: RuleSet | undefined;
  if (found !== undefined) {
    const reading = readRuleSet(found.name, found.value, rules);
    faults.push(...reading.faults.map(configFaultText));
    ruleSet = reading.ruleSet;
  }
  const sidecar = given.sidecar === undefined ? undefined : await readRecord(given.sidecar, ports, faults, warnings);
  if (faults.length > 0) return { faults };
  return {
    choice: {
      ...(ruleSet === undefined ? {} : { ruleSet }),
      ...(sidecar === undefined ? {} : { sidecar }),
      ...customOf(custom),
    },
    modules: custom.map(({ location, fingerprint }) => ({ location, fingerprint })),
    rules,
    warnings,
  };
}

/** Loads rules again where another thread or process has loaded them before. Throws RangeError where a module is not what it was. */
export async function reloadRules(
  modules: readonly RuleModule[],
  loadModule: ChoicePorts["loadModule"],
): Promise<Pick<RuleChoice, "custom" | "customFingerprint">> {
  const loaded: LoadedRules[] = [];
  for (const { location, fingerprint } of modules) {
    const module = await loadModule(location);
    if ("fault" in module) throw new RangeError(`rules from outside: ${module.fault}`);
    if (module.fingerprint !== fingerprint) throw new RangeError("rules from outside are not what they were when the run began");
    loaded.push({ ...module, rules: rulesOfModule(module.exports, allRules).rules });
  }
  return customOf(loaded);
}

interface LoadedRules extends RuleModule {
  readonly rules: readonly AnyRule[];
}

function customOf(loaded: readonly LoadedRules[]): Pick<RuleChoice, "custom" | "customFingerprint"> {
  if (loaded.length === 0) return {};
  return { custom: loaded.flatMap(({ rules }) => rules), customFingerprint: loaded.map(({ fingerprint }) => fingerprint).join(".") };
}

interface SetFile {
  readonly name: string;
  readonly folder: string;
  readonly value: unknown;
}

async function readSetFile(given: string, ports: ChoicePorts, faults: string[]): Promise<SetFile | undefined> {
  const file = await ports.findRuleSet(given);
  if (file === undefined) {
    faults.push(`${given}: there is no such file, and no rule set of that name in rule-sets/ of the configuration folder`);
    return undefined;
  }
  const name = file.path.slice(Math.max(file.path.lastIndexOf("/"), file.path.lastIndexOf("\\")) + 1);
  const reading = await ports.readYaml(file.path);
  if ("fault" in reading) {
    faults.push(`${name}: ${reading.fault}`);
    return undefined;
  }
  return { name, folder: file.folder, value: reading.value };
}

async function loadAll(
  asked: readonly string[],
  set: SetFile | undefined,
  ports: ChoicePorts,
  faults: string[],
): Promise<readonly LoadedRules[]> {
  const named = set === undefined ? { modules: [], faults: [] } : readRulesFrom(set.name, set.value);
  const loaded: LoadedRules[] = [];
  const wanted = [
    ...asked.map((specifier) => ({ specifier, from: undefined })),
    ...named.modules.map((specifier) => ({ specifier, from: set?.folder })),
  ];
  for (const { specifier, from } of wanted) {
    const module = await ports.loadModule(specifier, from);
    if ("fault" in module) {
      faults.push(`rules from ${specifier}: ${module.fault}`);
      continue;
    }
    if (loaded.some(({ location }) => location === module.location)) continue;
    const { rules, faults: own } = rulesOfModule(module.exports, [...allRules, ...loaded.flatMap((one) => one.rules)]);
    faults.push(...own.map((fault) => `rules from ${specifier}: ${fault}`));
    loaded.push({ location: module.location, fingerprint: module.fingerprint, rules });
  }
  return loaded;
}

/** The first few rows are named. */
const ROWS_SHOWN = 20;

async function readRecord(given: string, ports: ChoicePorts, faults: string[], warnings: string[]): Promise<SidecarData | undefined> {
  const reading = await ports.readCsv(given);
  if ("fault" in reading) {
    faults.push(`${given}: ${reading.fault}`);
    return undefined;
  }
  const { sidecar, faults: own } = readSidecar(reading.value);
  faults.push(...own.map((fault) => sidecarFaultText(given, fault)));
  const { unknownSites } = sidecar;
  if (unknownSites.length > 0) {
    const more = unknownSites.length > ROWS_SHOWN ? ` and ${unknownSites.length - ROWS_SHOWN} more` : "";
    warnings.push(
      `${given}: the site of ${unknownSites.length === 1 ? "1 row" : `${unknownSites.length} rows`} names none of the known sites, so that its closure has no code (row ${unknownSites.slice(0, ROWS_SHOWN).join(", ")}${more}).`,
    );
  }
  return sidecar;
}
