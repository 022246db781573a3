/** Bounds on everything that a file may claim to be; what is beyond one of them is refused with the limit in the message. */
export const LIMITS = {
  /** A row with all that is quoted in it. */
  rowBytes: 256 << 10,
  /** One quoted cell: a longer one has lost its closing quote. */
  cellBytes: 32 << 10,
  columns: 1000,
  claims: 5_000_000,
  /** Service lines that are read of a claim. */
  lines: 10_000,
  /** Rows in which a quote is never closed, before the file is given up. */
  openQuotes: 100,
} as const;

/** Lines and diagnoses that a claim form's 837P may carry. */
export const LINES = 50;
