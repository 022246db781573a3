import type { Cents, Citation } from "@claimscrub/claim";
import type { Rate } from "../../revenue/answers.ts";

/** The law behind a figure of a practice: a rule in words, with its sources and how a payer says it. */
export interface RuleLaw {
  /** MOH-001. */
  readonly code: string;
  readonly rule: string;
  readonly summary: string;
  readonly remedies: readonly string[];
  readonly carc: readonly string[];
  readonly citations: readonly Citation[];
}

/** Findings of one rule on one code in the practice's own claims. Net counts each dollar once. */
export interface PracticeCause {
  readonly rule: string;
  readonly procedure: string;
  readonly findings: number;
  readonly netCents: Cents;
  /** How often payers denied it; null where no remittance tells. */
  readonly denied: Rate | null;
}

/** A desk's own book: what a practice's claims show, with the reference law beside each figure. Holds no patient data. */
export interface ToolkitOfPractice {
  /** NPI of a physician or group; empty for the whole practice. */
  readonly npi: string;
  /** First and last day of service, yyyy-mm-dd or empty. */
  readonly from: string;
  readonly to: string;
  readonly claims: number;
  readonly lines: number;
  /** Denials seen in remittances, by code and reason. */
  readonly denials: readonly {
    readonly code: string;
    readonly carc: string;
    readonly denied: number;
    readonly expectedCents: Cents;
    readonly rules: readonly string[];
  }[];
  /** Findings that predict a denial, the costliest first. */
  readonly triggers: readonly PracticeCause[];
  /** Findings about modifiers. */
  readonly modifiers: readonly PracticeCause[];
  /** How lines with each modifier fared. */
  readonly modifierUse: readonly {
    readonly modifier: string;
    readonly code: string;
    readonly lines: number;
    readonly answered: number;
    readonly denied: number;
  }[];
  /** Codes that stand against each other on the practice's claims. */
  readonly conflicts: readonly {
    readonly rule: string;
    readonly first: string;
    readonly second: string;
    readonly times: number;
    readonly netCents: Cents;
    /** The last day of service on which they met, yyyy-mm-dd. */
    readonly last: string;
    /** Of the edit in force on that day. 0: never paid together; 1: with a modifier; null where there is no pair, or no edits are loaded for the day. */
    readonly indicator: 0 | 1 | null;
    /** Edition of the pair; empty where none. */
    readonly edition: string;
  }[];
  /** Work done and not billed, or billed for less. */
  readonly moneyLeft: readonly PracticeCause[];
  readonly moneyLeftCents: Cents;
  readonly atRiskCents: Cents;
  /** By code of the rule. */
  readonly law: Readonly<Record<string, RuleLaw>>;
  readonly rulesVersion: string;
}
