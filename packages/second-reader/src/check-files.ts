import type { ByteSource } from "@claimscrub/claim";
import type { Log, ServiceMetrics } from "@claimscrub/telemetry";
import type { FilePlan } from "@claimscrub/x12";
import { CROSS_CHECKED, crossCheck, type CrossChecked, disagreement, isCrossChecked } from "./cross-check.ts";

/** A file of X12 that was planned: nothing else has a second reader. */
export interface PlannedFile {
  readonly fileId: string;
  readonly name: string;
  readonly plan: FilePlan;
}

/** What the second reading came to. */
export interface Checked {
  /** How many files were read twice. */
  readonly count: number;
  /** Files on which the readers disagree, with both counts: they are not judged. */
  readonly quarantined: readonly { readonly file: string; readonly reason: string }[];
}

/**
 * Reads files that are about to be queued a second time.
 * @param open gives a file's bytes; closed again here
 * @param which false for none
 */
export async function checkFiles(
  files: readonly PlannedFile[],
  open: (fileId: string) => Promise<ByteSource & { close(): Promise<void> }>,
  { which = CROSS_CHECKED, log, metrics }: { which?: CrossChecked | false | undefined; log: Log; metrics?: ServiceMetrics | undefined },
): Promise<Checked> {
  const quarantined: { file: string; reason: string }[] = [];
  let count = 0;
  for (const [order, { fileId, name, plan }] of files.entries()) {
    if (which === false || plan.claims === 0 || !isCrossChecked(fileId, plan.byteLength, which)) continue;
    const source = await open(fileId);
    try {
      const check = await crossCheck(source, { fileId, name, order }, plan);
      count += 1;
      metrics?.crossChecked(check.outcome);
      if (check.outcome === "not-comparable") log.warn({ fileId, reason: check.outcome }, "a damaged file is read in more than one way");
      if (check.outcome !== "disagreed") continue;
      log.error({ fileId, reason: check.outcome, claims: check.ours.claims }, "two readers disagree; the file is quarantined");
      quarantined.push({ file: name, reason: disagreement(check) });
    } finally {
      await source.close();
    }
  }
  return { count, quarantined };
}
