import { once } from "node:events";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import type { ChunkJob } from "@claimscrub/queue";
import type { Log, ServiceMetrics } from "@claimscrub/telemetry";
import type { Connections } from "./connections.ts";
import { finishRunJob } from "./finish-run-job.ts";
import { JudgeThreads } from "./judge-threads.ts";
import { nameOfLaw, nameOfOwnLaw, OTHER_LAW } from "./runs-in-work.ts";
import type { ChunkDone } from "./scrub-chunk-job.ts";
import { loadLaw } from "./load-law.ts";

export interface WorkOptions {
  readonly threads: number;
  /** Chunks at once in each thread: while one is written, the next is judged. */
  readonly atOnce: number;
  /** After so long without a sign of life a job of a dead worker is given to another. */
  readonly stalledMs: number;
  /** Most chunks that all workers begin in a minute. */
  readonly perMinute: number | undefined;
  /** Ends when the queue is empty instead of waiting for more. */
  readonly untilEmpty: boolean;
  /** Told once when it takes no more jobs. */
  onDraining?(): void;
  /** Told of the law when it is loaded and whenever it is loaded anew. */
  onLaw?(law: Awaited<ReturnType<typeof loadLaw>>): void;
}

const LOOK_EVERY_MS = 200;

/** Takes jobs until told to stop by SIGTERM or SIGINT; the running ones end first. */
export async function work(
  { store, storeUrl, identityKey, queue }: Connections,
  home: string,
  log: Log,
  metrics: ServiceMetrics,
  options: WorkOptions,
): Promise<void> {
  const stop = new AbortController();
  const stopped = Promise.race([once(process, "SIGTERM", stop), once(process, "SIGINT", stop)]).catch(() => undefined);
  let law = await loadLaw(home);
  options.onLaw?.(law);
  const threads = new JudgeThreads({ storeUrl, identityKey, home, snapshot: law.snapshot, atOnce: options.atOnce }, options.threads);

  /** Releases may have been imported since: true where there is another law now. */
  const reload = async (): Promise<boolean> => {
    const { fingerprint } = law.reference;
    const now = await loadLaw(home);
    if (now.reference.fingerprint === fingerprint) return false;
    law = now;
    options.onLaw?.(law);
    threads.changeLaw(law.snapshot);
    // Not waited for: it ends when the last chunk of the former law has.
    void workers.changeLaw(nameOfOwnLaw(law.reference.fingerprint));
    return true;
  };
  const judge = async (job: ChunkJob): Promise<ChunkDone> => {
    try {
      return await threads.run(job);
    } catch (error) {
      if ((error as { code?: unknown }).code !== OTHER_LAW || !(await reload())) throw error;
      return threads.run(job);
    }
  };
  const workers = queue.work(
    {
      scrubChunk: async (job) => {
        const began = performance.now();
        const { runId, chunk } = job;
        const { state, summary, findings } = await judge(job);
        const milliseconds = Math.round(performance.now() - began);
        if (summary) metrics.chunkDone(state, summary, milliseconds / 1000);
        if (state === "written") metrics.findings(findings);
        log.info({ runId, chunk, claims: summary?.claims ?? 0, findings: summary?.findings ?? 0, milliseconds }, `chunk ${state}`);
      },
      finishRun: (job) => finishRunJob(job, store, queue, home, log),
      lawOf: async (runId) => {
        const run = await store.run(runId);
        return run && nameOfLaw(run);
      },
    },
    {
      concurrency: options.threads * options.atOnce,
      law: nameOfOwnLaw(law.reference.fingerprint),
      stalledMs: options.stalledMs,
      ...(options.perMinute === undefined ? {} : { rate: { chunks: options.perMinute, perMs: 60_000 } }),
      onEnd: ({ runId, chunk, reason, last }) => {
        if (reason === undefined) return;
        metrics.failed(reason, last);
        log.error({ runId, chunk, reason }, last ? "job given up" : "job failed, comes again");
      },
      onFault: (reason) => log.warn({ reason }, "a server is away; waiting for it"),
    },
  );
  log.info({}, `worker takes jobs from ${queue.kind}`);
  if (options.untilEmpty) await Promise.race([stopped, emptied(queue, stop.signal)]);
  else await stopped;
  stop.abort();
  options.onDraining?.();
  log.info({}, "worker ends its jobs and stops");
  await workers.close();
  await threads.close();
}

async function emptied(queue: Connections["queue"], stop: AbortSignal): Promise<void> {
  while (!stop.aborted && !(await queue.isEmpty())) await delay(LOOK_EVERY_MS);
}
