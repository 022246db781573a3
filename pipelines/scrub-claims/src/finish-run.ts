import type { RunSummary } from "@claimscrub/claim";
import { cleanClaimRate } from "./summaries.ts";

/** A file of which nothing could be judged, and why. */
export interface FileWithoutResult {
  readonly file: string;
  readonly reason: string;
}

/**
 * The summary of a whole run from the sum of its chunks. Checks what must hold of it: a sum that does not add up is a fault of ours,
 * and no figure of it may go out.
 */
export function finishRun(
  sum: RunSummary,
  filesWithoutResult: readonly FileWithoutResult[],
  durationMs: number,
  historyMark?: number,
): RunSummary {
  const { claims, cleanClaims, flaggedClaims, unreadableClaims, findings, byRule, byDirection } = sum;
  if (cleanClaims + flaggedClaims + unreadableClaims !== claims)
    throw new Error(`${cleanClaims} clean, ${flaggedClaims} flagged and ${unreadableClaims} unreadable claims do not make ${claims}`);
  const ofRules = Object.values(byRule).reduce((count, rule) => count + rule.count, 0);
  const ofDirections = Object.values(byDirection).reduce((count, direction) => count + direction.count, 0);
  if (ofRules !== findings || ofDirections !== findings)
    throw new Error(`${findings} findings, but ${ofRules} by rule and ${ofDirections} by direction`);
  return {
    ...sum,
    cleanClaimRate: cleanClaimRate(cleanClaims, claims),
    filesWithoutResult: [...filesWithoutResult],
    ...(historyMark === undefined ? {} : { historyMark }),
    durationMs: Math.round(durationMs),
  };
}
