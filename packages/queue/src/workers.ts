import { DelayedError, type Job, type Queue, type Telemetry, WaitingChildrenError, Worker } from "bullmq";
import type { Backend } from "./backend.ts";
import { bury } from "./dead-letters.ts";
import { type HandOver, queueOfLaw } from "./hand-over.ts";
import { type ChunkJob, CHUNKS, type RunJob, RUNS } from "./jobs.ts";
import { type LastingWorker, lastingWorker } from "./lasting-worker.ts";
import { forQueue, isForAnother, reasonOf, type RetryPolicy, waitAfter } from "./retry.ts";
import { asRunJob, unpackChunk } from "./wire.ts";

/** What a worker does with jobs. What they throw decides by its `passing` whether the job comes again. */
export interface Handlers {
  scrubChunk(job: ChunkJob): Promise<void>;
  /** Called when no chunk of the run is left to do; some may have been given up. */
  finishRun(job: RunJob): Promise<void>;
  /** The law that a run is judged by, where it is known: 16 hex digits. Asked for what `scrubChunk` says is for another worker. */
  lawOf?(runId: string): Promise<string | undefined>;
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
  /** Chunks at once; as many again of those that other workers hand over. */
  readonly concurrency: number;
  /** The law that this worker judges by: what others can't judge and was made by it is handed over to it. */
  readonly law?: string | undefined;
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
  /** Judges by another law from now on; resolves when the last chunk that was handed over for the former one has ended. */
  changeLaw(law: string): Promise<void>;
  /** Takes no further job, lets the running ones end, and resolves. */
  close(): Promise<void>;
}

/**
 * A chunk that has outlived so many workers is taken to be what kills them. Many, because whatever kills a worker is blamed on all chunks that it
 * has in hand, and those are the first that the next one takes: a machine that falls twenty times in a night must lose none of them.
 */
const MOST_DEATHS = 30;
/** How soon a job that is for some other worker, nobody knows which, is offered again; spread, so that it is not always the same that wakes first. */
const ELSEWHERE_MS = { least: 1000, most: 4000 };
/** How often it is looked whether copies for other workers have waited too long. */
const TAKE_BACK_MS = 3600 * 1000;

export interface Surroundings {
  readonly backend: Backend;
  readonly retry: RetryPolicy;
  readonly elsewhereForMs: number;
  readonly handOver: HandOver;
  readonly telemetry: Telemetry | undefined;
}

/** What all workers of a queue have in common. */
export function workerOptions({ backend, retry, telemetry }: Surroundings, stalledMs: number) {
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

export function startWorkers(surroundings: Surroundings, allChunks: Queue, dead: Queue, handlers: Handlers, options: WorkOptions): Workers {
  const { backend, handOver, elsewhereForMs } = surroundings;
  const { rate, concurrency } = options;
  const each = workerOptions(surroundings, options.stalledMs);
  const burials = new Set<Promise<void>>();

  const start = (queue: string, work: JobWork, further: object, from = queue): LastingWorker =>
    lastingWorker(
      (worker) => {
        worker.on("completed", (job) => options.onEnd?.({ queue, ...nameOf(job), reason: undefined, last: true }));
        worker.on("failed", (job, error) => ended(queue, job, error));
      },
      () => new Worker(from, guarded(work, elsewhereForMs), { ...each, ...further }, backend.factory as any),
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

  let { law } = options;
  const scrub = (job: Job) => handlers.scrubChunk(unpackChunk(job.data));
  const ofAll: JobWork = async (job, token) => {
    if (await handOver.hasEnded(job, token)) return;
    try {
      await scrub(job);
    } catch (error) {
      if (!isForAnother(error) || Date.now() - job.timestamp >= elsewhereForMs) throw error;
      const other = await handlers.lawOf?.(nameOf(job).runId);
      if (other === undefined || other === law) throw error;
      await handOver.toLaw(job, other, token);
    }
  };
  const handedOver: JobWork = async (job, token) => {
    // Pausing the queue holds these back too.
    if (!(await allChunks.isPaused())) return scrub(job);
    await job.moveToDelayed(Date.now() + ELSEWHERE_MS.least, token);
    throw new DelayedError();
  };
  const limiter = rate === undefined ? {} : { limiter: { max: rate.chunks, duration: rate.perMs } };
  const atOnce = { concurrency, ...limiter };
  const chunks = start(CHUNKS, ofAll, atOnce);
  const runs = start(RUNS, (job) => handlers.finishRun(asRunJob(job.data)), { concurrency: 1 });
  const ofLaw = () => (law === undefined ? undefined : start(CHUNKS, handedOver, atOnce, queueOfLaw(law)));
  let own = ofLaw();
  let formers = Promise.resolve();
  const takeBack = () => void handOver.takeBack(elsewhereForMs).catch((fault) => options.onFault?.(reasonOf(fault)));
  const timer = setInterval(takeBack, Math.min(TAKE_BACK_MS, elsewhereForMs)).unref();
  return {
    changeLaw(to) {
      const former = own;
      law = to;
      own = ofLaw();
      return (formers = Promise.all([formers, former?.close()]).then(() => undefined));
    },
    async close() {
      clearInterval(timer);
      await Promise.all([chunks.close(), runs.close(), own?.close(), formers]);
      await Promise.all(burials);
    },
  };
}

export type JobWork = (job: Job, token?: string) => Promise<void>;

/** The queue keeps a thrown error's message and stack, and a returned value: it gets a word, and nothing. */
export function guarded(work: JobWork, elsewhereForMs: number): JobWork {
  return async (job, token) => {
    try {
      await work(job, token);
    } catch (error) {
      if (error instanceof DelayedError || error instanceof WaitingChildrenError) throw error;
      if (isForAnother(error) && Date.now() - job.timestamp < elsewhereForMs) {
        const { least, most } = ELSEWHERE_MS;
        await job.moveToDelayed(Math.round(Date.now() + least + Math.random() * (most - least)), token);
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
