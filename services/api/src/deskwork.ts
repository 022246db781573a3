import type { ServiceDate } from "@claimscrub/claim";
import type { ScrubQueue } from "@claimscrub/queue";
import type { Judging } from "@claimscrub/scrub-claims";
import type { Records } from "./records.ts";
import type { LargeScrubs } from "./judge/large-scrubs.ts";
import type { Intake } from "./intake/take-file.ts";

/** What the routes work with; put together in main.ts, or by a test. */
export interface Deskwork {
  readonly judging: Judging;
  readonly records: Records;
  /** Takes files for the queue; undefined where there is none. */
  readonly intake: Intake | undefined;
  /** The queue, to be looked at; undefined where there is none. */
  readonly queue?: Pick<ScrubQueue, "boards"> | undefined;
  /** Judges what would keep others waiting, in threads of its own. */
  readonly large: LargeScrubs;
  /** What the imported tables say of themselves, by label. */
  readonly imported: ReadonlyMap<string, { readonly rows: number; readonly layoutVerified: boolean; readonly published: ServiceDate }>;
  /** Pages of the rules, by code: markdown. */
  readonly rulePages: ReadonlyMap<string, string>;
  /** Today in the machine's own zone. */
  today(): ServiceDate;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
  close(): Promise<void>;
}
