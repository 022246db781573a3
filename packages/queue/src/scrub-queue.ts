import { setTimeout as delay } from "node:timers/promises";
import { FlowProducer, type Job, Queue, type Telemetry } from "bullmq";
import type { Backend } from "./backend.ts";
import { startCollecting } from "./collecting.ts";
import { type DeadLetter, lettersOf, readLetters, reasonsOf, runsWithLetters } from "./dead-letters.ts";
import { HandOver } from "./hand-over.ts";
import { type ChunkJob, CHUNKS, COLLECTIONS, type CollectionJob, DEAD_LETTERS, type RunJob, RUNS, type Sender } from "./jobs.ts";
import { type QueueCounts, countJobs, oldestAge } from "./queue-state.ts";
import { lastingJob, RETRY, type RetryPolicy } from "./retry.ts";
import { firstTurn, priorityOf, servedTurn } from "./turns.ts";
import { asCollectionJob, asRunJob, asSender, packChunk } from "./wire.ts";
import { type Handlers, startWorkers, type Surroundings, type WorkOptions, type Workers } from "./workers.ts";

const LIVE = new Set(["waiting", "active", "delayed", "prioritized", "waiting-children"]);
const NIGHTLY: Sender = { lane: "nightly", tenant: "default" };
/** A version that nobody has run for a day does not come back. */
const ELSEWHERE_FOR_MS = 24 * 3600 * 1000;

/** BullMQ refuses an id that is an integer or holds a colon. */
const runJobId = (runId: string) => `run-${runId}`;
const chunkJobId = (runId: string, chunk: number) => `chunk-${runId}-${chunk}`;

export interface ScrubQueueOptions {
  readonly retry?: RetryPolicy | undefined;
  /** Milliseconds for which a job that is for other workers waits for them; a day. */
  readonly elsewhereForMs?: number | undefined;
  /** Hears of lost connections; the queue mends them by itself. */
  onFault?(error: unknown): void;
  /** Carries traces across the queue. */
  readonly telemetry?: unknown;
}

/** When a source is looked at: every so many milliseconds, or by a cron pattern in a time zone. */
export type Schedule = { readonly everyMs: number } | { readonly cron: string; readonly zone?: string | undefined };

/** The queue of scrubs: a run is the parent of its chunks, and comes up when they are done. */
export class ScrubQueue {
  readonly kind: Backend["kind"];
  readonly #surroundings: Surroundings;
  readonly #runs: Queue;
  readonly #chunks: Queue;
  readonly #dead: Queue;
  readonly #collections: Queue;
  readonly #flows: FlowProducer;
  readonly #handOver: HandOver;

  constructor(
    backend: Backend,
    { retry = RETRY, elsewhereForMs = ELSEWHERE_FOR_MS, onFault = () => undefined, telemetry }: ScrubQueueOptions = {},
  ) {
    this.kind = backend.kind;
    const options = { ...backend.options, ...(telemetry === undefined ? {} : { telemetry: telemetry as Telemetry }) };
    this.#runs = new Queue(RUNS, options, backend.factory as any);
    this.#chunks = new Queue(CHUNKS, options, backend.factory as any);
    this.#dead = new Queue(DEAD_LETTERS, options, backend.factory as any);
    this.#collections = new Queue(COLLECTIONS, options, backend.factory as any);
    this.#flows = new FlowProducer(options, backend.factory as any);
    for (const queue of [this.#runs, this.#chunks, this.#dead, this.#collections]) queue.on("error", onFault);
    this.#flows.on("error", onFault);
    this.#handOver = new HandOver(this.#chunks, options, backend.factory, retry.attempts, onFault);
    this.#surroundings = { backend, retry, elsewhereForMs, handOver: this.#handOver, telemetry: telemetry as Telemetry | undefined };
  }

  /**
   * Resolves when the queue's server has answered. BullMQ's connection to PostgreSQL remembers a first failure for ever, so nothing is done
   * before it is known to be well; after that it mends itself.
   */
  async ready(): Promise<void> {
    await Promise.all([this.#flows, this.#runs, this.#chunks, this.#dead, this.#collections].map((part) => part.waitUntilReady()));
  }

  /** Adds a run and its chunks in one step, behind its tenant's others. A run that is in the queue and alive stays as it is. */
  async submit({ runId }: RunJob, chunks: readonly ChunkJob[], sender: Sender = NIGHTLY): Promise<"queued" | "already-queued"> {
    const run = asRunJob({ runId, sender: asSender(sender) });
    const packed = chunks.map((chunk) => ({ chunk: chunk.chunk, data: packChunk({ ...chunk, runId }) }));
    if (!(await this.#clear(runId, packed))) return "already-queued";
    const first = await this.#firstTurn(sender);
    await this.#add(
      { ...run, lastTurn: first + Math.max(0, chunks.length - 1) },
      packed.map((one, place) => ({ ...one, priority: priorityOf(sender.lane, first + place) })),
    );
    // What an earlier try of this run left behind is being done again.
    if ((await this.#dead.getJobCounts("waiting")).waiting) await (await lettersOf(this.#dead, runId)).clear();
    return "queued";
  }

  async #add(run: RunJob, chunks: readonly { chunk: number; data: unknown; priority: number }[]): Promise<void> {
    const lasting = lastingJob(this.#surroundings.retry.attempts);
    await this.#flows.add({
      name: "run",
      queueName: RUNS,
      data: run,
      opts: { ...lasting, jobId: runJobId(run.runId) },
      children: chunks.map(({ chunk, data, priority }) => ({
        name: "chunk",
        queueName: CHUNKS,
        data,
        // A chunk that is given up must not keep the run open for ever: the run then ends as failed, with the rest written.
        opts: { ...lasting, priority, jobId: chunkJobId(run.runId, chunk), ignoreDependencyOnFailure: true },
      })),
    });
  }

  async #firstTurn(sender: Sender): Promise<number> {
    const [waiting, { prioritized = 0 }] = await Promise.all([
      this.#runs.getJobs(["waiting-children"]),
      this.#chunks.getJobCounts("prioritized"),
    ]);
    const served = await servedTurn(sender.lane, prioritized, async (place) => {
      const [job] = await this.#chunks.getJobs(["prioritized"], place, place, true);
      return job?.opts.priority;
    });
    return firstTurn(
      sender,
      waiting.flatMap((job) => (job ? [asRunJob(job.data)] : [])),
      served,
    );
  }

  /** Takes away what an earlier, ended submission of the run has left; false where the run is alive. */
  async #clear(runId: string, chunks: readonly { readonly chunk: number }[]): Promise<boolean> {
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

  /** Puts the jobs of a run that were given up back into the queue, and its end behind them. */
  async requeue(runId: string): Promise<"queued" | "in-work" | "nothing"> {
    const letters = await lettersOf(this.#dead, asRunJob({ runId }).runId);
    const chunks = letters.chunks.map(({ job, priority }) => ({ chunk: (job as ChunkJob).chunk, data: job, priority }));
    if (!(await this.#clear(runId, chunks))) return "in-work";
    await this.#add({ runId }, chunks);
    await letters.clear();
    return "queued";
  }

  /** Runs that have jobs which were given up. */
  async runsWithLetters(): Promise<string[]> {
    return runsWithLetters(this.#dead);
  }

  /** Why chunks of a run were given up, by chunk: stable words. */
  async reasonsOf(runId: string): Promise<Map<number, string>> {
    return reasonsOf(this.#dead, runId);
  }

  /** Throws the letters of a run away. */
  async forget(runId: string): Promise<void> {
    await (await lettersOf(this.#dead, runId)).clear();
  }

  /** Takes jobs until closed. */
  work(handlers: Handlers, options: WorkOptions): Workers {
    return startWorkers(this.#surroundings, this.#chunks, this.#dead, handlers, options);
  }

  /** Has sources looked at by whichever intake is free, at the times given; sources that are not named any more are forgotten. */
  async schedule(sources: ReadonlyMap<string, Schedule>): Promise<void> {
    for (const [source, when] of sources) {
      const repeat =
        "everyMs" in when ? { every: when.everyMs } : { pattern: when.cron, ...(when.zone === undefined ? {} : { tz: when.zone }) };
      const opts = { removeOnComplete: true, removeOnFail: true, stackTraceLimit: 0 };
      await this.#collections.upsertJobScheduler(source, repeat, { name: "collect", data: asCollectionJob({ source }), opts });
    }
    for (const { key } of await this.#collections.getJobSchedulers())
      if (!sources.has(key)) await this.#collections.removeJobScheduler(key);
  }

  /** Looks at sources until closed. */
  collect(work: (job: CollectionJob) => Promise<void>, options: Parameters<typeof startCollecting>[2]): ReturnType<typeof startCollecting> {
    return startCollecting(this.#surroundings, work, options);
  }

  /** BullMQ's own queues, for a board that shows them; what lies in them is ids and byte ranges. */
  boards(): readonly { readonly queue: Queue; readonly about: string }[] {
    return [
      { queue: this.#runs, about: "Runs: what was submitted together. One waits for its chunks, then sums up." },
      { queue: this.#chunks, about: "Chunks: byte ranges of a thousand claims or more." },
      { queue: this.#dead, about: "Jobs that were given up, with reasons. claimscrub requeue takes them up again." },
      { queue: this.#collections, about: "Looks at watched sources." },
    ];
  }

  async counts(): Promise<QueueCounts> {
    const counts = await countJobs(this.#runs, this.#chunks, this.#dead);
    const { chunks } = counts;
    if ((chunks["waiting-children"] ?? 0) === 0) return counts;
    return { ...counts, chunks: { ...chunks, active: (chunks["active"] ?? 0) + (await this.#handOver.active()) } };
  }

  /** Milliseconds that the chunk which has waited longest has waited; 0 where none waits. */
  oldestAgeMs(): Promise<number> {
    return oldestAge(this.#chunks);
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
    return readLetters(this.#dead, 0, limit - 1);
  }

  /** Stops or resumes the taking of jobs by all workers; running ones end first. */
  async pause(): Promise<void> {
    await Promise.all([this.#runs.pause(), this.#chunks.pause()]);
  }
  async resume(): Promise<void> {
    await Promise.all([this.#runs.resume(), this.#chunks.resume()]);
  }

  async close(): Promise<void> {
    const queues = [this.#runs, this.#chunks, this.#dead, this.#collections];
    await Promise.all([this.#flows, this.#handOver, ...queues].map((part) => part.close()));
  }
}
