import type { Job, JobType, Queue } from "bullmq";

/** Jobs by state, runs and chunks apart. */
export interface QueueCounts {
  readonly runs: Readonly<Record<string, number>>;
  readonly chunks: Readonly<Record<string, number>>;
  readonly deadLetters: number;
}

export async function countJobs(runs: Queue, chunks: Queue, dead: Queue): Promise<QueueCounts> {
  const [ofRuns, ofChunks, ofDead] = await Promise.all([runs.getJobCounts(), chunks.getJobCounts(), dead.getJobCounts("waiting")]);
  return { runs: ofRuns, chunks: ofChunks, deadLetters: ofDead.waiting ?? 0 };
}

/** Jobs that are looked at on each side: turns order the list, not age, but the oldest of a tenant is always at its front. */
const LOOKED_AT = 5;

/** Age in milliseconds of the oldest chunk among those that wait at the front of the queue, are delayed, or run; 0 without any. */
export async function oldestAge(chunks: Queue): Promise<number> {
  const now = Date.now();
  let oldest = now;
  for (const state of ["prioritized", "waiting", "delayed", "active"] as const)
    for (const job of await chunks.getJobs([state], 0, LOOKED_AT - 1, true)) if (job) oldest = Math.min(oldest, job.timestamp);
  return Math.max(0, now - oldest);
}

/** Jobs that are read at once. */
const PAGE = 200;

/** All jobs of a state, the oldest first, a page of them in memory. Whoever takes some away reads them all first: pages go by places. */
export async function* jobsIn(queue: Queue, state: JobType): AsyncGenerator<Job> {
  for (let from = 0; ; from += PAGE) {
    const page = await queue.getJobs([state], from, from + PAGE - 1, true);
    // One that ended in between has nothing left to read.
    for (const job of page) if (job) yield job;
    if (page.length < PAGE) return;
  }
}
