import { createHash } from "node:crypto";
import type { RunSummary } from "@claimscrub/claim";

/** A file as a run names it. */
export interface RunFile {
  /** SHA-256 of the decompressed bytes, in hex. */
  readonly fileId: string;
  /** Name as given; `archive.zip!member`. */
  readonly name: string;
  readonly byteLength: number;
  /** Why nothing in it could be judged: a stable word; left out where something was. */
  readonly withoutResult?: string | undefined;
  /** Claims of its plan, so that what was not judged can be counted; left out where nobody planned it for others. */
  readonly claims?: number | undefined;
}

/** What is judged together, and by which law. */
export interface RunPlan {
  /** In the order of the call. */
  readonly files: readonly RunFile[];
  readonly rulesVersion: string;
  readonly referenceFingerprint: string;
  /** Canonical text of the options that change findings (`only=MOH-001;carry-forward`); empty where none is set. */
  readonly options: string;
  /** How the files were cut: chunk 3 of another cut is another chunk 3. `1000` says chunks of about a thousand claims. */
  readonly cut: string;
  /** Number of chunks, numbered from 0. */
  readonly chunks: number;
  /** Whose claims they are; DEFAULT_TENANT when left out. */
  readonly tenant?: string | undefined;
  /** The snapshot of history that it is judged against (`historyMark()`); left out where history is not read. */
  readonly historyMark?: number | undefined;
  /** What an operator chose beside rules and law, as one text, for workers; left out to keep what the run has. `options` names it by fingerprints. */
  readonly choices?: string | undefined;
}

/** Who owns what was scrubbed where nobody said so. */
export const DEFAULT_TENANT = "default";

export type RunState = "scrubbing" | "finished" | "failed";

export interface Run extends RunPlan {
  readonly tenant: string;
  readonly runId: string;
  readonly state: RunState;
  /** Why it failed, or was finished without some of its claims: a stable word. */
  readonly reason: string | null;
  /** Claims that are in no total, as their chunks were given up; null where none is missing. Their files are quarantined. */
  readonly missingClaims: number | null;
  /** Chunks that are there. */
  readonly written: number;
  /** How often this very judgement was asked for. */
  readonly times: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly summary: RunSummary | null;
}

/**
 * The name of a judgement: 32 hex digits over the set of files, the rules version, the reference fingerprint, the options, the snapshot of
 * history and the tenant. What it leaves out changes no finding: the files' names and order, the cut, the number of workers, the clock. So
 * scrubbing the same files again under the same law is the same run, and adds nothing.
 */
export function runIdOf(
  plan: Pick<RunPlan, "files" | "rulesVersion" | "referenceFingerprint" | "options" | "tenant" | "historyMark">,
): string {
  const files = [...new Set(plan.files.map((file) => file.fileId))].sort();
  const parts: unknown[] = [files, plan.rulesVersion, plan.referenceFingerprint, plan.options];
  const tenant = plan.tenant ?? DEFAULT_TENANT;
  if (tenant !== DEFAULT_TENANT || plan.historyMark !== undefined) parts.push(tenant, plan.historyMark ?? null);
  const text = JSON.stringify(parts);
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}
