import type { FailOn, ReadChoice } from "@claimscrub/scrub-claims";

export const FORMATS = ["table", "ndjson", "json", "csv"] as const;
export type Format = (typeof FORMATS)[number];
export const FAIL_ON: readonly FailOn[] = ["error", "warning", "never"];

/** What a scrub was asked to do; paths are absolute, a `-` stands for standard input. */
export interface ScrubOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Folder for findings, lines, summary and report. */
  readonly out: string | undefined;
  /** Codes or ids of the only rules to run; undefined runs all. */
  readonly only: readonly string[] | undefined;
  readonly jobs: number;
  /** Whether the number was asked for, or is the machine's. */
  readonly jobsGiven: boolean;
  /** `postgres://` URL; "embedded" for the data folder's own database; undefined for none. */
  readonly store: string | undefined;
  readonly failOn: FailOn;
  /** Whether the patients' claims that were sent before are read from the store. */
  readonly history: boolean;
  /** Whether the last loaded tables serve up to 12 months past their end. */
  readonly carryForward?: boolean | undefined;
  /** Folder of payer policies and rosters; undefined for the data folder's or the program's own. */
  readonly config: string | undefined;
  /** The map of columns by name or file, for files in rows. */
  readonly csvMap: string | undefined;
  /** Rule set, rules from outside and sidecar; undefined where none was given. */
  readonly choice?: ReadChoice | undefined;
}
