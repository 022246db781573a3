import type { Purpose, ServiceDate } from "@claimscrub/claim";
import type { Delimiters } from "./delimiters.ts";

/** A run of whole segments in a file. */
export interface SegmentRange {
  /** First byte, from 0. */
  readonly from: number;
  /** First byte behind the last terminator. */
  readonly to: number;
  /** Ordinal in the file of the segment at `from`, from 1. */
  readonly segment: number;
}

/** Which 837 (or what else) a transaction is. `unknown`: an 837 whose guide nobody named; its lines decide. */
export type TransactionKind = "professional" | "institutional" | "dental" | "unknown" | "other";

/** What the envelope above a claim says about it. */
export interface TransactionHeader {
  readonly delimiters: Delimiters;
  readonly kind: TransactionKind;
  readonly purpose: Purpose;
  /** BHT04, else GS04, else ISA09; 0 where none can be read. */
  readonly received: ServiceDate;
  /** 4010 or earlier: other qualifiers for places. */
  readonly early: boolean;
}

/**
 * Where a claim lies and what stands above it: everything needed to read it alone. Plain JSON and free of patient data, so that it can
 * wait in a queue.
 */
export interface ClaimRange extends SegmentRange {
  /** 1 for the first CLM in the file. */
  readonly claimIndex: number;
  readonly header: TransactionHeader;
  /** Loops 2000A, 2000B, 2000C above it, outermost first; fewer where the file lacks them. */
  readonly loops: readonly SegmentRange[];
  /** Set where a line break stands inside a segment of the claim or of its loops. */
  readonly broken?: true;
}
