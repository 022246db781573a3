/** A place in a claim file, as a finding's `location` shows it. */
export interface Position {
  /** Ordinal of the segment in its file, from 1. */
  readonly segment: number;
  /** Offset of the segment's first byte in its file, from 0. */
  readonly byte: number;
  /** The element, as the implementation guide writes it: `SV101-2`, `CLM05-3`, `ISA13`; the bare segment id where the whole is meant. */
  readonly element: string;
}
