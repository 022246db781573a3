import type { RunSummary, Severity } from "@claimscrub/claim";

/** From which severity on findings make a scrub end with 1. */
export type FailOn = "error" | "warning" | "never";

/** What decides how a scrub ends. */
export interface RunEnd {
  readonly summary: Pick<RunSummary, "unreadableClaims">;
  /** Findings by severity, those about files included. */
  readonly severities: Readonly<Record<Severity, number>>;
  /** Files of which nothing could be judged. */
  readonly filesWithoutResult: number;
  /** Whether service lines belong to no claim. */
  readonly lostLines: boolean;
  readonly failOn: FailOn;
}

/**
 * Exit code of a scrub that ran to its end: 3 where a claim or a whole file gave no result, else 1 where findings stand at or
 * above `failOn`, else 0. Faults of ours (4) and wrong usage (2) come before it gets here.
 */
export function exitCode(end: RunEnd): 0 | 1 | 3 {
  if (end.summary.unreadableClaims > 0 || end.filesWithoutResult > 0 || end.lostLines) return 3;
  if (end.failOn === "never") return 0;
  const failing = end.severities.error + (end.failOn === "warning" ? end.severities.warning : 0);
  return failing > 0 ? 1 : 0;
}
