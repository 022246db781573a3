import type { CsvMaps } from "@claimscrub/scrub-claims";

/** What a thread that scrubs is set up with; plain data. */
export interface ThreadSetup {
  /** The compiled reference, shared; undefined where the built-in one serves. */
  readonly snapshot: SharedArrayBuffer | undefined;
  /** What an operator chose, as text; undefined for nothing. */
  readonly choices: string | undefined;
  readonly csvMaps: CsvMaps | undefined;
}
