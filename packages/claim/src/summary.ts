import type { Cents } from "./cents.ts";
import type { Direction } from "./finding.ts";
import type { NotPricedReason } from "./not-priced.ts";
import type { TumourView } from "./tumour.ts";

/** One rule that gave no answer, why, and how many times. */
export interface RuleCoverage {
  readonly code: string;
  readonly reason: NotPricedReason;
  readonly count: number;
}

/** A block of totals by direction: `grossCents` sums the findings' impacts, `netCents` counts each line once (contract.md). */
export interface DirectionTotals {
  count: number;
  unknown: number;
  grossCents: Cents;
  netCents: Cents;
}

/** What one suppression kept back. */
export interface SuppressedFindings {
  /** Code of the rule. */
  readonly code: string;
  readonly reason: string;
  readonly author: string;
  /** yyyy-mm-dd, the last day on which it holds. */
  readonly expires: string;
  readonly count: number;
  /** Sum of the impacts that were kept back. */
  readonly grossCents: Cents;
  /** Findings that it would have kept back, had it not run out before their files were received: they are among the findings. */
  readonly expired: number;
}

/** The operator's choice of rules. */
export interface RuleSetFacts {
  readonly name: string;
  /** 16 hex digits over everything that it says. */
  readonly fingerprint: string;
  /** Codes of rules that it turns off for every claim. */
  readonly off: readonly string[];
  /** Codes of rules whose severity it sets, or that it turns off for some payers. */
  readonly changed: readonly string[];
  /** Codes of rules from outside. */
  readonly custom: readonly string[];
}

/** summary.json. Mergeable: all but `durationMs`, `cleanClaimRate` and the labels are sums. */
export interface RunSummary {
  files: number;
  claims: number;
  lines: number;
  findings: number;
  cleanClaims: number;
  flaggedClaims: number;
  unreadableClaims: number;
  /** cleanClaims / claims, 4 decimals; null without claims. */
  cleanClaimRate: number | null;
  billedCents: Cents;
  allowedCents: Cents;
  byRule: Record<string, { rule: string; count: number; grossCents: Cents }>;
  byDirection: Record<Direction, DirectionTotals>;
  /** The bucket of charges below allowed (PRC-020), kept apart from underbilling. */
  chargeShortfall: { count: number; cents: Cents };
  byPayer: {
    payerId: string;
    payerName: string;
    claims: number;
    findings: number;
    denialCents: Cents;
    underbillingCents: Cents;
    auditCents: Cents;
  }[];
  notChecked: { code: string; reason: string; count: number }[];
  notPriced: { reason: string; count: number }[];
  assumptions: { what: string; count: number }[];
  /** Findings that a suppression of the rule set kept back, by suppression. Never silent: they stand here. */
  suppressed?: SuppressedFindings[];
  /** The operator's choice of rules; left out where none was made. */
  ruleSet?: RuleSetFacts;
  /** How far the sidecar met the claims; left out where none was given. */
  sidecar?: { rows: number; matched: number; unmatched: number; firstUnmatched: number[] };
  /** Rows of the sidecar whose claim was seen, while the run is being summed up; not in the finished summary. */
  sidecarRowsSeen?: number[];
  /** The tumours of a chunk, where they are kept with its share of the summary; not in the finished summary. */
  tumours?: readonly TumourView[];
  /** Files of which nothing could be judged, with the reason. */
  filesWithoutResult?: { file: string; reason: string }[];
  /**
   * Files of which some claims are in no total here, because the chunks that hold them were given up: how many claims the file has, how many of
   * them are missing (null where it is not known), and the reason. Absent where none is missing.
   */
  quarantined?: { file: string; reason: string; claims: number | null; missing: number | null }[];
  /** The snapshot of history that the run was judged against: all claims marked as sent up to this number. Absent where history was not read. */
  historyMark?: number;
  editions: string[];
  claimscrubVersion: string;
  durationMs: number;
}
