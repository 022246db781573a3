import type { Cents, ServiceDate } from "@claimscrub/claim";

/** A finding as it was predicted on a line, with what a person decided about it. */
export interface PredictedFinding {
  /** Of the contract: 16 hex digits. */
  readonly id: string;
  readonly code: string;
  readonly direction: string;
  readonly severity: string;
  readonly cents: Cents | null;
  readonly carc: readonly string[];
  /** `open`, `fixed`, `ignored` or `sent`. */
  readonly state: string;
}

/** A line of a claim in the store, with what was said of it. A finding about the whole claim stands on each of its lines. */
export interface JudgedLine {
  /** Place in the claim, from 1. */
  readonly ordinal: number;
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly site: string;
  readonly renderingNpi: string;
  readonly date: ServiceDate;
  readonly chargeCents: Cents | null;
  readonly allowedCents: Cents | null;
  /** REF*6R as sent; where none was, payers give back LX01 or nothing. */
  readonly control: string;
  readonly findings: readonly PredictedFinding[];
}

/** A claim in the store as its latest judgement has it. */
export interface JudgedClaim {
  /** Our own name of its place: file and index. */
  readonly place: string;
  /** CLM01. */
  readonly claim: string;
  readonly billingNpi: string;
  readonly payerId: string;
  readonly filingIndicator: string;
  readonly chargeCents: Cents | null;
  /** The day on which somebody said that it was sent; 0 where nobody did. */
  readonly sentOn: ServiceDate;
  /** Last day of service; 0 where it has none. */
  readonly dateThrough: ServiceDate;
  readonly lines: readonly JudgedLine[];
}
