import { setTimeout as delay } from "node:timers/promises";
import { FlowProducer, type Job, Queue } from "bullmq";
import type { Backend } from "./backend.ts";
import { type ChunkJob, CHUNKS, DEAD_LETTERS, type RunJob, RUNS } from "./jobs.ts";
import { asRunJob, packChunk } from "./wire.ts";
import { RETRY, type RetryPolicy } from "./retry.ts";
import { startWorkers, type Handlers, type WorkOptions, type Workers } from "./workers.ts";

/** A job that was given up. */
export interface DeadLetter {
  readonly queue: string;
  readonly runId: string;
  /** Null for a run as a whole. */
  readonly chunk: number | null;
  /** A stable word. */
  readonly reason: string;
}

/** Jobs by state, runs and chunks apart. */
export interface QueueCounts {
  readonly runs: Readonly<Record<string, number>>;
  readonly chunks: Readonly<Record<string, number>>;
  readonly deadLetters: number;
}

const LIVE = new Set(["waiting", "active", "delayed", "prioritized", "waiting-children"]);

/** BullMQ refuses an id that is an integer or holds a colon. */
const runJobId = (runId: string) => `run-${runId}`;
const chunkJobId = (runId: string, chunk: number) => `chunk-${runId}-${chunk}`;

/** The queue of scrubs: a run is the parent of its chunks, and comes up when they are done. */
export class ScrubQueue {
  readonly kind: Backend["kind"];
  readonly #backend: Backend;
  readonly #retry: RetryPolicy;
  readonly #runs: Queue;
  readonly #chunks: Queue;
  readonly #dead: Queue;
  readonly #flows: FlowProducer;

  /** @param onFault hears of lost connections, as a stable word; the queue mends them by itself. */
  constructor(backend: Backend, retry: RetryPolicy = RETRY, onFault: (error: unknown) => void = () => undefined) {
    this.kind = backend.kind;
    this.#backend = backend;
    this.#retry = retry;
    this.#runs = new Queue(RUNS, backend.options, backend.factory as any);
    this.#chunks = new Queue(CHUNKS, backend.options, backend.factory as any);
    this.#dead = new Queue(DEAD_LETTERS, backend.options, backend.factory as any);
    this.#flows = new FlowProducer(backend.options, backend.factory as any);
    for (const queue of [this.#runs, this.#chunks, this.#dead]) queue.on("error", onFault);
    this.#flows.on("error", onFault);
  }

  /** Adds a run and its chunks in one step. A run that is in the queue and alive stays as it is. */
  async submit(run: RunJob, chunks: readonly ChunkJob[]): Promise<"queued" | "already-queued"> {
    const runId = asRunJob(run).runId;
    if (!(await this.#clear(runId, chunks))) return "already-queued";
    const { attempts, delayMs } = this.#retry;
    const lasting = {
      attempts,
      backoff: { type: "exponential", delay: delayMs },
      removeOnComplete: true,
      // A dead letter is what remains of a job that was given up; its own name must be free for another try.
      removeOnFail: true,
      stackTraceLimit: 0,
    };
    await this.#flows.add({
      name: "run",
      queueName: RUNS,
      data: { runId },
      opts: { ...lasting, jobId: runJobId(runId) },
      children: chunks.map((chunk) => ({
        name: "chunk",
        queueName: CHUNKS,
        data: packChunk({ ...chunk, runId }),
        // A chunk that is given up must not keep the run open for ever: the run then ends as failed, with the rest written.
        opts: { ...lasting, jobId: chunkJobId(runId, chunk.chunk), ignoreDependencyOnFailure: true },
      })),
    });
    return "queued";
  }

  /** Takes away what an earlier, ended submission of the run has left; false where the run is alive. */
  async #clear(runId: string, chunks: readonly ChunkJob[]): Promise<boolean> {
    for (let patience = 100; ; patience--) {
      const former = (await this.#runs.getJob(runJobId(runId))) as Job | undefined;
      if (!former) return true;
      if (LIVE.has(await former.getState())) return false;
      try {
        await former.remove({ removeChildren: true });
        for (const { chunk } of chunks) await this.#chunks.remove(chunkJobId(runId, chunk));
        return true;
      } catch (error) {
        // A worker that has just ended the job still holds its lock for a moment.
        if (patience === 0) throw error;
        await delay(20);
      }
    }
  }

  /** Takes jobs until closed. */
  work(handlers: Handlers, options: WorkOptions): Workers {
    return startWorkers(this.#backend, this.#dead, handlers, options);
  }

  async counts(): Promise<QueueCounts> {
    const [runs, chunks, dead] = await Promise.all([
      this.#runs.getJobCounts(),
      this.#chunks.getJobCounts(),
      this.#dead.getJobCounts("waiting"),
    ]);
    return { runs, chunks, deadLetters: dead.waiting ?? 0 };
  }

  /** Whether nothing waits, runs, or will run. */
  async isEmpty(): Promise<boolean> {
    const { runs, chunks } = await this.counts();
    return [...LIVE].every((state) => (runs[state] ?? 0) + (chunks[state] ?? 0) === 0);
  }

  /** Workers that take chunks at this moment. */
  async workers(): Promise<number> {
    return this.#chunks.getWorkersCount();
  }

  async deadLetters(limit = 100): Promise<DeadLetter[]> {
    const jobs = await this.#dead.getJobs(["waiting"], 0, limit - 1);
    return jobs.map((job) => job.data as DeadLetter);
  }

  /** Stops or resumes the taking of jobs by all workers; running ones end first. */
  async pause(): Promise<void> {
    await Promise.all([this.#runs.pause(), this.#chunks.pause()]);
  }
  async resume(): Promise<void> {
    await Promise.all([this.#runs.resume(), this.#chunks.resume()]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#flows.close(), this.#runs.close(), this.#chunks.close(), this.#dead.close()]);
  }
}
