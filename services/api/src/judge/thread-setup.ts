import type { CsvMaps } from "@claimscrub/scrub-claims";

/** What a thread that scrubs is set up with. */
export interface ThreadSetup {
  /** The compiled reference, shared; undefined where the built-in one serves. */
  readonly snapshot: SharedArrayBuffer | undefined;
  readonly csvMaps: CsvMaps | undefined;
}
