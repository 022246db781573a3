import type { CsvFault } from "./fault.ts";
import type { CsvLayout } from "./layout.ts";

/** A row of a claim: its bytes, line break left out, and its ordinal in the file. */
export interface RowPlace {
  readonly from: number;
  readonly to: number;
  readonly segment: number;
}

/** The rows of a claim, in order of the file. Plain JSON and free of patient data, so that it can wait in a queue. */
export interface CsvClaimRange {
  /** 1 for the claim whose first row comes first. */
  readonly claimIndex: number;
  readonly rows: readonly RowPlace[];
}

/** Where the rows of every claim of a file lie, and to which patient it belongs. */
export interface CsvPlan {
  readonly format: "csv";
  readonly byteLength: number;
  readonly claims: number;
  /** Rows, or lines of rows that hold several. */
  readonly lines: number;
  /** Faults of the file; those inside a claim are told when it is read. */
  readonly planFaults: readonly CsvFault[];
  readonly layout: CsvLayout;
  /** Halves of the patient key of claim `index` (from 0). */
  keyHigh(index: number): number;
  keyLow(index: number): number;
  /** The rows of claim `index` (from 0); its `claimIndex` is one more. */
  rangeOf(index: number): CsvClaimRange;
}
