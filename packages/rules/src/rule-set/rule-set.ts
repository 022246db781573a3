import type { ServiceDate, Severity } from "@claimscrub/claim";

/** What an operator makes of a rule. */
export type RuleSetting = "off" | Severity;

/** Settings by rule code. */
export type RuleSettings = Readonly<Record<string, RuleSetting>>;

/** Settings for the claims of some payers; they go before those for all. */
export interface PayerSettings {
  /** 2010BB NM109, 2010BB NM103 in capitals (a `*` at the end stands for any rest), SBR09; one of them is enough. */
  readonly match: {
    readonly payerIds: readonly string[];
    readonly names: readonly string[];
    readonly filingIndicators: readonly string[];
  };
  readonly rules: RuleSettings;
}

/** Keeps findings of one rule on one claim or of one provider back, for a reason, until a date. */
export interface Suppression {
  /** Code of the rule. */
  readonly rule: string;
  /** CLM01. Patient data: in no message. */
  readonly claim: string | undefined;
  /** Billing or rendering NPI. */
  readonly provider: string | undefined;
  readonly reason: string;
  readonly author: string;
  /** The last day on which it holds, against the day on which the file was received. */
  readonly expires: ServiceDate;
}

/** An operator's choice of rules: plain data, so that it can be handed to another thread. */
export interface RuleSet {
  readonly name: string;
  readonly rules: RuleSettings;
  readonly payers: readonly PayerSettings[];
  readonly suppressions: readonly Suppression[];
}

/** A rule set that leaves everything as it is. */
export const NO_RULE_SET: RuleSet = { name: "", rules: {}, payers: [], suppressions: [] };
