import { DelayedError, type Job, type Queue, type Telemetry, Worker } from "bullmq";
import type { Backend } from "./backend.ts";
import { bury } from "./dead-letters.ts";
import { type ChunkJob, CHUNKS, COLLECTIONS, type CollectionJob, type RunJob, RUNS } from "./jobs.ts";
import { lastingWorker } from "./lasting-worker.ts";
import { forQueue, isForAnother, reasonOf, type RetryPolicy, waitAfter } from "./retry.ts";
import { asCollectionJob, asRunJob, unpackChunk } from "./wire.ts";

/** What a worker does with jobs. What they throw decides by its `passing` whether the job comes again. */
export interface Handlers {
  scrubChunk(job: ChunkJob): Promise<void>;
  /** Called when no chunk of the run is left to do; some may have been given up. */
  finishRun(job: RunJob): Promise<void>;
}

/** How a job ended, well (reason undefined) or not; `last` where it won't be tried again. */
export interface JobEnd {
  readonly queue: string;
  readonly runId: string;
  readonly chunk: number | null;
  readonly reason: string | undefined;
  readonly last: boolean;
}

export interface WorkOptions {
  /** Chunks at once. */
  readonly concurrency: number;
  onEnd?(end: JobEnd): void;
  /** A connection is away; the worker goes on when it is back. */
  onFault?(reason: string): void;
  /**
   * After so long without a sign of life a job of a dead worker is given to another. A job that is given away too early is done twice and
   * written once.
   */
  readonly stalledMs: number;
  /** Most chunks that all workers together begin in a period, to spare a database; without it they take what there is. */
  readonly rate?: { readonly chunks: number; readonly perMs: number } | undefined;
}

export interface Workers {
  /** Takes no further job, lets the running ones end, and resolves. */
  close(): Promise<void>;
}

/**
 * A chunk that has outlived so many workers is taken to be what kills them. Many, because whatever kills a worker is blamed on all chunks that it
 * has in hand, and those are the first that the next one takes: a machine that falls twenty times in a night must lose none of them.
 */
const MOST_DEATHS = 30;
/** How soon a job that is for another worker is offered again. */
const ELSEWHERE_MS = 2000;
/** How much longer a worker that gets it once more takes nothing in its stead: all that wait for a job wake at the same moment, and one may always be first. */
const ASIDE_MS = 500;
/** Jobs given back that are remembered. */
const REMEMBERED = 1000;
/** How long one is waited for: a version that nobody runs any more does not come back. */
const ELSEWHERE_FOR_MS = 24 * 3600 * 1000;

interface Surroundings {
  readonly backend: Backend;
  readonly retry: RetryPolicy;
  readonly telemetry: Telemetry | undefined;
}

/** What all workers of a queue have in common. */
function workerOptions({ backend, retry, telemetry }: Surroundings, stalledMs: number) {
  return {
    ...backend.options,
    stalledInterval: Math.ceil(stalledMs / 3),
    lockDuration: stalledMs,
    maxStalledCount: MOST_DEATHS,
    // After a lost connection; BullMQ's own default of 15 seconds would leave workers idle when the server is long back.
    runRetryDelay: 1000,
    settings: { backoffStrategy: (attempt: number) => waitAfter(attempt, retry, Math.random()) },
    ...(telemetry === undefined ? {} : { telemetry }),
  };
}

export function startWorkers(surroundings: Surroundings, dead: Queue, handlers: Handlers, options: WorkOptions): Workers {
  const { backend } = surroundings;
  const { rate, concurrency } = options;
  const each = workerOptions(surroundings, options.stalledMs);
  const burials = new Set<Promise<void>>();

  const start = (queue: string, work: (job: Job) => Promise<void>, further: object): Workers =>
    lastingWorker(
      (worker) => {
        worker.on("completed", (job) => options.onEnd?.({ queue, ...nameOf(job), reason: undefined, last: true }));
        worker.on("failed", (job, error) => ended(queue, job, error));
      },
      () => new Worker(queue, guarded(work), { ...each, ...further }, backend.factory as any),
      options.onFault,
    );

  function ended(queue: string, job: Job | undefined, error: Error): void {
    if (!job) return;
    const reason = /^[\w-]{1,40}$/.test(error.message) ? error.message : "worker-died-too-often";
    const last = error.name === "UnrecoverableError" || reason === "worker-died-too-often" || job.attemptsMade >= (job.opts.attempts ?? 1);
    options.onEnd?.({ queue, ...nameOf(job), reason, last });
    if (!last) return;
    const burial = bury(dead, { queue, ...nameOf(job), reason }, job).catch((fault) => options.onFault?.(reasonOf(fault)));
    burials.add(burial);
    void burial.finally(() => burials.delete(burial));
  }

  const limiter = rate === undefined ? {} : { limiter: { max: rate.chunks, duration: rate.perMs } };
  const chunks = start(CHUNKS, (job) => handlers.scrubChunk(unpackChunk(job.data)), { concurrency, ...limiter });
  const runs = start(RUNS, (job) => handlers.finishRun(asRunJob(job.data)), { concurrency: 1 });
  return {
    async close() {
      await Promise.all([chunks.close(), runs.close()]);
      await Promise.all(burials);
    },
  };
}

/** Looks at sources when their schedules say so. */
export function startCollecting(
  surroundings: Surroundings,
  collect: (job: CollectionJob) => Promise<void>,
  options: Pick<WorkOptions, "onFault" | "stalledMs"> & {
    readonly concurrency: number;
    onEnd?(source: string, reason: string | undefined): void;
  },
): Workers {
  const { backend } = surroundings;
  const each = { ...workerOptions(surroundings, options.stalledMs), concurrency: options.concurrency };
  const sourceOf = (job: Job | undefined) => String((job?.data as { source?: unknown } | undefined)?.source ?? "");
  return lastingWorker(
    (worker) => {
      worker.on("completed", (job) => options.onEnd?.(sourceOf(job), undefined));
      worker.on("failed", (job, error) => options.onEnd?.(sourceOf(job), reasonOf({ code: error.message })));
    },
    () =>
      new Worker(
        COLLECTIONS,
        guarded((job) => collect(asCollectionJob(job.data))),
        each,
        backend.factory as any,
      ),
    options.onFault,
  );
}

/** The queue keeps a thrown error's message and stack, and a returned value: it gets a word, and nothing. */
function guarded(work: (job: Job) => Promise<void>): (job: Job, token?: string) => Promise<void> {
  const givenBack = new Set<string>();
  return async (job, token) => {
    try {
      await work(job);
    } catch (error) {
      if (isForAnother(error) && Date.now() - job.timestamp < ELSEWHERE_FOR_MS) {
        await job.moveToDelayed(Date.now() + ELSEWHERE_MS, token);
        const id = String(job.id);
        if (givenBack.has(id)) await new Promise((resolve) => setTimeout(resolve, ELSEWHERE_MS + ASIDE_MS));
        if (givenBack.size === REMEMBERED) givenBack.clear();
        givenBack.add(id);
        throw new DelayedError();
      }
      throw forQueue(error, job.attemptsMade + 1);
    }
  };
}

function nameOf(job: Job): { runId: string; chunk: number | null } {
  const { runId, chunk } = job.data as { runId?: unknown; chunk?: unknown };
  return { runId: typeof runId === "string" ? runId : "", chunk: typeof chunk === "number" ? chunk : null };
}
