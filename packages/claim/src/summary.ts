import type { Cents } from "./cents.ts";
import type { Direction } from "./finding.ts";
import type { NotPricedReason } from "./not-priced.ts";

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
  /** Files of which nothing could be judged, with the reason. */
  filesWithoutResult?: { file: string; reason: string }[];
  /** The snapshot of history that the run was judged against: all claims marked as sent up to this number. Absent where history was not read. */
  historyMark?: number;
  editions: string[];
  claimscrubVersion: string;
  durationMs: number;
}
