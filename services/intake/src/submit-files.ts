import { createHash } from "node:crypto";
import { openFile, type OpenFile } from "@claimscrub/files";
import {
  CHUNK_CLAIMS,
  CLAIMSCRUB_VERSION,
  createJudging,
  type FileWithoutResult,
  judgingOptions,
  type NamedSource,
  type PlannedFiles,
  planFiles,
  planRun,
} from "@claimscrub/scrub-claims";
import { FILE_LEVEL } from "@claimscrub/store";
import type { Connections } from "./connections.ts";
import type { Log } from "./log.ts";
import type { SpooledFiles } from "./spooled-files.ts";

/** A file to submit: its name as given, and where its decompressed bytes lie at this moment. */
export interface Submitted {
  readonly name: string;
  readonly path: string;
}

/** What came of a submission. */
export interface Submission {
  readonly runId: string;
  /** `finished`: this very judgement is in the store already; nothing was queued. */
  readonly state: "queued" | "already-queued" | "finished";
  readonly files: number;
  readonly claims: number;
  readonly chunks: number;
  /** Files of which nothing can be judged. */
  readonly withoutResult: readonly FileWithoutResult[];
}

export interface SubmitOptions {
  /** Codes, ids or authorities of the only rules to run. */
  readonly only?: readonly string[] | undefined;
  /** The law to judge by; the built-in one where left out. */
  readonly reference?: Parameters<typeof createJudging>[1];
  /** Judge against what was sent before, as the store has it now. */
  readonly history?: boolean | undefined;
  /** These claims go to their payers: once they are judged, they are history for later runs. */
  readonly sent?: boolean | undefined;
}

/**
 * Registers files that are to be judged together, keeps copies for the workers, plans them, and queues the run. Submitting the same files
 * again while they wait, or after they were judged by the same law, changes nothing.
 */
export async function submitFiles(
  submitted: readonly Submitted[],
  { store, queue }: Pick<Connections, "store" | "queue">,
  spool: SpooledFiles,
  log: Log,
  options: SubmitOptions = {},
): Promise<Submission> {
  const judging = createJudging(options.only, options.reference);
  const copies = new Map<string, { name: string; path: string; byteLength: number }>();
  const opened: OpenFile[] = [];
  const sources: (NamedSource & { readonly path: string })[] = [];
  let planned: PlannedFiles;
  try {
    for (const [ordinal, { name, path }] of submitted.entries()) {
      const copy = spool.take(path, ordinal);
      const source = await openFile(copy);
      opened.push(source);
      sources.push({ name, path: copy, byteLength: source.byteLength, open: async () => source });
    }
    planned = await planFiles({
      ...judging,
      sources,
      newHash: () => {
        const hash = createHash("sha256");
        return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("hex") };
      },
      filePlanned: (fileId, source) => copies.set(fileId, source as (typeof sources)[number]),
      fileRepeated: () => log.warn({}, "two files hold the same bytes; they are judged once"),
    });
  } finally {
    for (const source of opened) await source.close();
  }
  const plan = planRun(planned.files);
  const reasons = new Map(planned.withoutResult.map(({ file, reason }) => [file, reason]));
  const begun = await store.beginRun({
    files: [...copies].map(([fileId, { name, byteLength }]) => ({ fileId, name, byteLength, withoutResult: reasons.get(name) })),
    rulesVersion: CLAIMSCRUB_VERSION,
    referenceFingerprint: judging.reference.fingerprint,
    options: judgingOptions(options.only),
    cut: String(CHUNK_CLAIMS),
    chunks: plan.chunks,
    ...(options.history === true ? { historyMark: await store.historyMark() } : {}),
  });
  if (options.sent === true) await store.markSent(begun.runId, "submit");
  const told = { files: copies.size, claims: plan.claims, chunks: plan.chunks, withoutResult: planned.withoutResult };
  if (begun.state === "finished") return { runId: begun.runId, state: "finished", ...told };
  spool.handOver(begun.runId, new Map([...copies].map(([fileId, { path }]) => [fileId, path])));
  await store.writeChunk(begun.runId, FILE_LEVEL, planned.result);
  const chunks = Array.from({ length: plan.chunks }, (_, chunk) => ({ runId: begun.runId, ...plan.job(chunk) }));
  const state = await queue.submit({ runId: begun.runId }, chunks);
  log.info({ runId: begun.runId, chunks: plan.chunks, claims: plan.claims }, `run ${state}`);
  return { runId: begun.runId, state, ...told };
}
