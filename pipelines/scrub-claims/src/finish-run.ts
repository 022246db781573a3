import type { RunSummary } from "@claimscrub/claim";
import type { RuleChoice } from "./judging.ts";
import { cleanClaimRate } from "./summaries.ts";

/** A file of which nothing could be judged, and why. */
export interface FileWithoutResult {
  readonly file: string;
  readonly reason: string;
}

/**
 * The summary of a whole run from the sum of its chunks. Checks what must hold of it: a sum that does not add up is a fault of ours,
 * and no figure of it may go out.
 * @param choice The run's sidecar, to name the rows of it that met no claim.
 */
export function finishRun(
  sum: RunSummary,
  filesWithoutResult: readonly FileWithoutResult[],
  durationMs: number,
  choice: Pick<RuleChoice, "sidecar"> = {},
  historyMark?: number,
): RunSummary {
  const { claims, cleanClaims, flaggedClaims, unreadableClaims, findings, byRule, byDirection } = sum;
  if (cleanClaims + flaggedClaims + unreadableClaims !== claims)
    throw new Error(`${cleanClaims} clean, ${flaggedClaims} flagged and ${unreadableClaims} unreadable claims do not make ${claims}`);
  const ofRules = Object.values(byRule).reduce((count, rule) => count + rule.count, 0);
  const ofDirections = Object.values(byDirection).reduce((count, direction) => count + direction.count, 0);
  if (ofRules !== findings || ofDirections !== findings)
    throw new Error(`${findings} findings, but ${ofRules} by rule and ${ofDirections} by direction`);
  const { sidecarRowsSeen: _seen, ...shown } = sum;
  return {
    ...shown,
    ...(sum.sidecar === undefined ? {} : { sidecar: countedSidecar(sum.sidecar, sum.sidecarRowsSeen ?? [], choice) }),
    cleanClaimRate: cleanClaimRate(cleanClaims, claims),
    filesWithoutResult: [...filesWithoutResult],
    ...(historyMark === undefined ? {} : { historyMark }),
    durationMs: Math.round(durationMs),
  };
}

const UNMATCHED_SHOWN = 20;

/** How many rows of the sidecar met a claim, and the first that met none; which those are needs the sidecar itself. */
function countedSidecar(
  { rows }: NonNullable<RunSummary["sidecar"]>,
  seen: readonly number[],
  { sidecar }: Pick<RuleChoice, "sidecar">,
): NonNullable<RunSummary["sidecar"]> {
  const matched = new Set(seen);
  const unmatched = (sidecar?.tumours ?? []).flatMap((tumour) => tumour.rows).filter((row) => !matched.has(row));
  return {
    rows,
    matched: matched.size,
    unmatched: rows - matched.size,
    firstUnmatched: unmatched.sort((a, b) => a - b).slice(0, UNMATCHED_SHOWN),
  };
}
