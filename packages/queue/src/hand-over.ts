import { type Job, Queue, type QueueOptions, WaitingChildrenError } from "bullmq";
import type { Backend } from "./backend.ts";
import { CHUNKS } from "./jobs.ts";
import { jobsIn } from "./queue-state.ts";
import { lastingJob } from "./retry.ts";
import { RefusedJob } from "./wire-values.ts";

/**
 * Chunks on their way to workers of another law. A chunk that is merely put back comes to whoever wakes first, and workers that can't do it may
 * hand it round among themselves for ever. So it becomes the parent of a copy in a queue that only workers of its law take from, and ends when
 * the copy has.
 */

/** The queue of a law. */
export function queueOfLaw(law: string): string {
  if (!/^[0-9a-f]{16}$/.test(law)) throw new RefusedJob("law");
  return `${CHUNKS}-of-${law}`;
}

export class HandOver {
  readonly #chunks: Queue;
  readonly #open: (name: string) => Queue;
  readonly #attempts: number;
  readonly #queues = new Map<string, Queue>();

  constructor(chunks: Queue, options: QueueOptions, factory: Backend["factory"], attempts: number, onFault: (error: unknown) => void) {
    this.#chunks = chunks;
    this.#attempts = attempts;
    this.#open = (name) => new Queue(name, options, factory as any).on("error", onFault);
  }

  #queueOf(law: string): Queue {
    let queue = this.#queues.get(law);
    if (!queue) this.#queues.set(law, (queue = this.#open(queueOfLaw(law))));
    return queue;
  }

  /** Copies a chunk that is being worked on for workers of `law`. Throws what tells BullMQ that it waits; returns where the copy is done already. */
  async toLaw(job: Job, law: string, token: string | undefined): Promise<void> {
    const { id, data, queueQualifiedName, opts } = job;
    await this.#queueOf(law).add("chunk", data, {
      ...lastingJob(this.#attempts),
      priority: opts.priority ?? 0,
      jobId: id!,
      parent: { id: id!, queue: queueQualifiedName },
      // A copy that is given up leaves its dead letter; the chunk has then ended too.
      ignoreDependencyOnFailure: true,
    });
    await job.updateProgress(law);
    if (await job.moveToWaitingChildren(token!)) throw new WaitingChildrenError();
  }

  /** Whether a chunk that comes up was handed over and has ended so. Throws what tells BullMQ that it still waits. */
  async hasEnded(job: Job, token: string | undefined): Promise<boolean> {
    if (typeof job.progress !== "string") return false;
    if (await job.moveToWaitingChildren(token!)) throw new WaitingChildrenError();
    const { processed = 0, ignored = 0 } = await job.getDependenciesCount({ processed: true, ignored: true });
    return processed + ignored > 0;
  }

  /** Takes copies back for which no worker of their law has come in so long: their chunks come up again. */
  async takeBack(afterMs: number): Promise<void> {
    const waited: { readonly id: string; readonly law: string }[] = [];
    for await (const { id, progress, timestamp } of jobsIn(this.#chunks, "waiting-children"))
      if (typeof progress === "string" && Date.now() - timestamp >= afterMs) waited.push({ id: id!, law: progress });
    for (const { id, law } of waited) {
      // One that a worker has come for in this moment is locked, and stays.
      await this.#queueOf(law)
        .remove(id)
        .catch(() => undefined);
    }
  }

  /** Copies that workers have in hand. */
  async active(): Promise<number> {
    const laws = new Set<string>();
    for await (const { progress } of jobsIn(this.#chunks, "waiting-children")) if (typeof progress === "string") laws.add(progress);
    let active = 0;
    for (const law of laws) active += (await this.#queueOf(law).getJobCounts("active")).active ?? 0;
    return active;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }
}
