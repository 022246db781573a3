import type { Cents } from "./cents.ts";
import type { Finding } from "./finding.ts";
import type { NotPricedReason } from "./not-priced.ts";
import type { RunSummary } from "./summary.ts";

/** One claim as the store keeps it. */
export interface ClaimRow {
  readonly fileId: string;
  readonly claimIndex: number;
  /** CLM01. */
  readonly claim: string;
  readonly billingNpi: string;
  readonly payerId: string;
  readonly payerName: string;
  readonly filingIndicator: string;
  readonly frequency: string;
  readonly chargeCents: Cents | null;
  readonly lines: number;
  readonly state: "clean" | "flagged" | "unreadable";
  /** Text of the patient identity; the store turns it into a keyed hash and keeps only that. Null without identity. */
  readonly identity: string | null;
  /** What the store keeps besides; left out for a claim that could not be read. */
  readonly more?: StoredClaimFacts | undefined;
}

/** What lists, history and the page of a claim need of it. */
export interface StoredClaimFacts {
  readonly renderingNpi: string;
  readonly pos: string;
  /** First and last date of service, yyyy-mm-dd or empty. */
  readonly date: string;
  readonly dateThrough: string;
  /** Sum of its lines' amounts; null where no line has one. */
  readonly allowedCents: Cents | null;
  /** Text of `encodeClaim`. */
  readonly facts: string;
}

/** One service line: lines.csv and the store. */
export interface LineRow {
  readonly fileId: string;
  readonly file: string;
  readonly claim: string;
  readonly claimIndex: number;
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly pos: string;
  /** yyyy-mm-dd or empty. */
  readonly date: string;
  readonly dateThrough: string;
  readonly chargeCents: Cents | null;
  readonly allowedCents: Cents | null;
  readonly notPricedReason: NotPricedReason | null;
  /** `10112-00` or `national`; empty where the line was not judged. */
  readonly locality: string;
  readonly payerId: string;
  readonly billingNpi: string;
  readonly renderingNpi: string;
  /** Sorted unique codes of its own and related findings. */
  readonly findings: readonly string[];
}

/** All that judging one chunk yields; written in one transaction. Each list is in order of file, claim and line. */
export interface ChunkResult {
  readonly claims: readonly ClaimRow[];
  readonly lines: readonly LineRow[];
  readonly findings: readonly Finding[];
  /**
   * Each finding's share of its patient-day's net (contract.md), in the order of `findings`: over any cut of the findings, no dollar is summed
   * twice. Left out where nothing was priced.
   */
  readonly netShares?: readonly Cents[] | undefined;
  /** Findings on claims sent earlier, which the claims of this chunk have changed the judgement of. In no total. */
  readonly earlier?: readonly Finding[] | undefined;
  /** The chunk's share of the run's summary. */
  readonly summary: RunSummary;
}
