import { type Job, type Queue, Worker } from "bullmq";
import type { Backend } from "./backend.ts";
import { type ChunkJob, CHUNKS, type RunJob, RUNS } from "./jobs.ts";
import { forQueue, reasonOf } from "./retry.ts";
import { asRunJob, unpackChunk } from "./wire.ts";

/** What a worker does with jobs. What they throw decides by its `passing` whether the job comes again. */
export interface Handlers {
  scrubChunk(job: ChunkJob): Promise<void>;
  /** Called when no chunk of the run is left to do; some may have been given up. */
  finishRun(job: RunJob): Promise<void>;
}

export interface WorkOptions {
  /** Chunks at once. */
  readonly concurrency: number;
  /** A job ended, well (reason undefined) or not; `last` where it won't be tried again. */
  onEnd?(end: { queue: string; runId: string; chunk: number | null; reason: string | undefined; last: boolean }): void;
  /** A connection is away; the worker goes on when it is back. */
  onFault?(reason: string): void;
  /**
   * After so long without a sign of life a job of a dead worker is given to another. Judging a chunk holds a worker's thread for a second or
   * two; a job that is given away too early is done twice and written once.
   */
  readonly stalledMs: number;
}

export interface Workers {
  /** Takes no further job, lets the running ones end, and resolves. */
  close(): Promise<void>;
}

export function startWorkers(backend: Backend, dead: Queue, handlers: Handlers, options: WorkOptions): Workers {
  const { stalledMs } = options;
  const each = { ...backend.options, stalledInterval: Math.ceil(stalledMs / 3), lockDuration: stalledMs, maxStalledCount: 5 };
  const chunks = new Worker(
    CHUNKS,
    guarded((job) => handlers.scrubChunk(unpackChunk(job.data))),
    { ...each, concurrency: options.concurrency },
    backend.factory as any,
  );
  const runs = new Worker(
    RUNS,
    guarded((job) => handlers.finishRun(asRunJob(job.data))),
    { ...each, concurrency: 1 },
    backend.factory as any,
  );
  const burials = new Set<Promise<void>>();
  for (const worker of [chunks, runs]) {
    const queue = worker === chunks ? CHUNKS : RUNS;
    worker.on("error", (error) => options.onFault?.(reasonOf(error)));
    worker.on("completed", (job) => options.onEnd?.({ queue, ...nameOf(job), reason: undefined, last: true }));
    worker.on("failed", (job, error) => {
      if (!job) return;
      const last = error.name === "UnrecoverableError" || job.attemptsMade >= (job.opts.attempts ?? 1);
      const reason = /^[\w-]{1,40}$/.test(error.message) ? error.message : "stalled-too-often";
      options.onEnd?.({ queue, ...nameOf(job), reason, last });
      if (!last) return;
      const burial = bury(dead, { queue, ...nameOf(job), reason }).catch((fault) => options.onFault?.(reasonOf(fault)));
      burials.add(burial);
      void burial.finally(() => burials.delete(burial));
    });
  }
  return {
    async close() {
      await Promise.all([chunks.close(), runs.close()]);
      await Promise.all(burials);
    },
  };
}

/** The queue keeps a thrown error's message and stack, and a returned value: it gets a word, and nothing. */
function guarded(work: (job: Job) => Promise<void>): (job: Job) => Promise<void> {
  return async (job) => {
    try {
      await work(job);
    } catch (error) {
      throw forQueue(error);
    }
  };
}

function nameOf(job: Job): { runId: string; chunk: number | null } {
  const { runId, chunk } = job.data as { runId?: unknown; chunk?: unknown };
  return { runId: typeof runId === "string" ? runId : "", chunk: typeof chunk === "number" ? chunk : null };
}

async function bury(dead: Queue, letter: { queue: string; runId: string; chunk: number | null; reason: string }): Promise<void> {
  // One letter a job, however often it dies.
  const jobId = `dead-${letter.runId}-${letter.chunk ?? "run"}`;
  await dead.remove(jobId);
  await dead.add("dead", letter, { jobId });
}
