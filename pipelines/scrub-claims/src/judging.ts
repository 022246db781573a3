import type { RuleSetFacts } from "@claimscrub/claim";
import { PaymentTerms, type PaymentTermsSetup, priceDay } from "@claimscrub/pricing";
import { type Reference, starterReference } from "@claimscrub/reference";
import {
  allRules,
  type AnyRule,
  createEngine,
  type Engine,
  NO_RULE_SET,
  type RuleSet,
  ruleSetFacts,
  ruleSetFingerprint,
  settingsFingerprint,
  type SidecarData,
  sidecarFingerprint,
} from "@claimscrub/rules";
import { FaultFindings } from "./fault-findings.ts";
import type { CsvMaps } from "./plan-files.ts";

/** Version of the program and of its rules: part of each finding's id and of the summary. */
export const CLAIMSCRUB_VERSION = "0.1.0";

/** What an operator chooses of the rules: plain data but for the rules from outside, which every thread loads for itself. */
export interface RuleChoice {
  readonly ruleSet?: RuleSet | undefined;
  readonly sidecar?: SidecarData | undefined;
  /** Rules from outside the program. */
  readonly custom?: readonly AnyRule[] | undefined;
  /** What the rules from outside are, by their bytes: 16 hex digits a module. */
  readonly customFingerprint?: string | undefined;
}

/** Everything that a judgement rests on besides the claims: rules, law and their versions. */
export interface Judging {
  readonly engine: Engine;
  readonly reference: Reference;
  readonly faultFindings: FaultFindings;
  readonly claimscrubVersion: string;
  /** The program's version, and what an operator made of its rules: part of each finding's id. */
  readonly rulesVersion: string;
  readonly ruleSetFacts: RuleSetFacts | undefined;
  readonly sidecar: SidecarData | undefined;
  /** What an operator tells of payers and rosters; undefined where Medicare's rules serve every claim. */
  readonly terms: PaymentTerms | undefined;
  /** Maps of columns, for files in rows. */
  readonly csvMaps?: CsvMaps | undefined;
}

/**
 * The rules bound to the law: what was imported, or the built-in reference.
 * @param only Codes, ids or authorities of the only rules to run. Throws RangeError for one that does not exist.
 * @param setup What an operator tells of payers and rosters. Throws RangeError where two policies claim one payer.
 * @param choice What an operator chooses of the rules.
 */
export function createJudging(
  only?: readonly string[],
  reference: Reference = starterReference(),
  setup?: PaymentTermsSetup,
  choice: RuleChoice = {},
): Judging {
  const { ruleSet, sidecar, custom = [] } = choice;
  const version = rulesVersion(choice);
  const terms = setup && new PaymentTerms(setup);
  return {
    engine: createEngine({
      reference,
      rules: [...allRules, ...custom],
      priceDay,
      version,
      only,
      terms,
      ruleSet,
      sidecar,
    }),
    reference,
    faultFindings: new FaultFindings({ rules: version, reference: reference.fingerprint }),
    claimscrubVersion: CLAIMSCRUB_VERSION,
    rulesVersion: version,
    ruleSetFacts:
      ruleSet === undefined && custom.length === 0
        ? undefined
        : ruleSetFacts(
            ruleSet ?? NO_RULE_SET,
            custom.map(({ code }) => code),
          ),
    sidecar,
    terms,
  };
}

/** `0.1.0`, and behind a + what changes findings: settings of a rule set, rules from outside. Suppressions only take findings away. */
export function rulesVersion({ ruleSet, customFingerprint }: RuleChoice = {}): string {
  const parts = [ruleSet === undefined ? "" : settingsFingerprint(ruleSet), customFingerprint ?? ""].filter((part) => part !== "");
  return parts.length === 0 ? CLAIMSCRUB_VERSION : `${CLAIMSCRUB_VERSION}+${parts.join(".")}`;
}

/** The options that change findings, as the store names a run by them; empty where none is set. */
export function judgingOptions(only: readonly string[] | undefined, setup?: PaymentTermsSetup, choice: RuleChoice = {}): string {
  const options = only === undefined ? [] : [`only=${[...new Set(only)].sort().join(",")}`];
  if (setup !== undefined) options.push(`terms=${setup.fingerprint}`);
  if (choice.ruleSet !== undefined) options.push(`rules=${choice.ruleSet.name}@${ruleSetFingerprint(choice.ruleSet)}`);
  if (choice.customFingerprint) options.push(`custom=${choice.customFingerprint}`);
  if (choice.sidecar !== undefined) options.push(`sidecar=${sidecarFingerprint(choice.sidecar)}`);
  return options.join(" ");
}
