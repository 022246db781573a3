import type { Cents, ServiceDate } from "@claimscrub/claim";

/** A finding as it was predicted on a line, with what a person decided about it. */
export interface PredictedFinding {
  readonly code: string;
  readonly direction: string;
  readonly carc: readonly string[];
  /** `open`, `fixed`, `ignored` or `sent`. */
  readonly state: string;
}

/** A line of a claim in the store, with what was said of it. */
export interface JudgedLine {
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
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
  readonly lines: readonly JudgedLine[];
}
