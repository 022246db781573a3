import { openBackend, QueueFault } from "./backend.ts";
import { reasonOf } from "./retry.ts";
import { ScrubQueue, type ScrubQueueOptions } from "./scrub-queue.ts";

export { QueueFault } from "./backend.ts";
export type { DeadLetter } from "./dead-letters.ts";
export {
  type ChunkFile,
  type ChunkJob,
  CHUNKS,
  type ClaimPlace,
  type CollectionJob,
  DEAD_LETTERS,
  type Lane,
  type RunJob,
  RUNS,
  type Sender,
} from "./jobs.ts";
export type { QueueCounts } from "./queue-state.ts";
export { reasonOf, RETRY, type RetryPolicy } from "./retry.ts";
export type { Schedule, ScrubQueue, ScrubQueueOptions } from "./scrub-queue.ts";
export { asRunJob, asSender, LANES, packChunk, RefusedJob, unpackChunk } from "./wire.ts";
export type { Handlers, JobEnd, WorkOptions, Workers } from "./workers.ts";

/**
 * Opens the queue at `url`: `redis://` or `rediss://` (the production default), or `postgres://` (the embedded server and the machine
 * without Redis). One behaviour on both.
 * @throws QueueFault
 */
export async function openQueue(url: string, options: ScrubQueueOptions = {}): Promise<ScrubQueue> {
  const backend = await openBackend(url);
  const queue = new ScrubQueue(backend, options);
  if (backend.kind === "postgres")
    await queue.ready().catch(async (error: unknown) => {
      await queue.close().catch(() => undefined);
      const reason = reasonOf(error);
      throw new QueueFault(`The queue's PostgreSQL failed (${reason}).`, reason, true);
    });
  return queue;
}
