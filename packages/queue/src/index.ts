import { openBackend } from "./backend.ts";
import type { RetryPolicy } from "./retry.ts";
import { ScrubQueue } from "./scrub-queue.ts";

export { QueueFault } from "./backend.ts";
export { type ChunkFile, type ChunkJob, CHUNKS, type ClaimPlace, DEAD_LETTERS, type RunJob, RUNS } from "./jobs.ts";
export { reasonOf, RETRY, type RetryPolicy } from "./retry.ts";
export type { DeadLetter, QueueCounts, ScrubQueue } from "./scrub-queue.ts";
export { asRunJob, packChunk, RefusedJob, unpackChunk } from "./wire.ts";
export type { Handlers, WorkOptions, Workers } from "./workers.ts";

export interface QueueOptions {
  readonly retry?: RetryPolicy;
  /** Hears of lost connections; the queue mends them by itself. */
  onFault?(error: unknown): void;
}

/**
 * Opens the queue at `url`: `redis://` or `rediss://` (the production default), or `postgres://` (the embedded server and the machine
 * without Redis). One behaviour on both.
 * @throws QueueFault
 */
export async function openQueue(url: string, options: QueueOptions = {}): Promise<ScrubQueue> {
  return new ScrubQueue(await openBackend(url), options.retry, options.onFault);
}
