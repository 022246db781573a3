import { once } from "node:events";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import type { Connections } from "./connections.ts";
import { finishRunJob } from "./finish-run-job.ts";
import type { Log } from "./log.ts";
import { scrubChunkJob } from "./scrub-chunk-job.ts";

export interface WorkOptions {
  /** Chunks at once; one process judges on one core, so more than two only helps where the database is far away. */
  readonly concurrency: number;
  /** After so long without a sign of life a job of a dead worker is given to another. */
  readonly stalledMs: number;
  /** Ends when the queue is empty instead of waiting for more. */
  readonly untilEmpty: boolean;
}

const LOOK_EVERY_MS = 200;

/** Takes jobs until told to stop by SIGTERM or SIGINT; the running ones end first. */
export async function work({ store, queue }: Connections, home: string, log: Log, options: WorkOptions): Promise<void> {
  const stop = new AbortController();
  const stopped = Promise.race([once(process, "SIGTERM", stop), once(process, "SIGINT", stop)]).catch(() => undefined);
  const workers = queue.work(
    {
      scrubChunk: (job) => scrubChunkJob(job, store, home, log),
      finishRun: (job) => finishRunJob(job, store, home, log),
    },
    {
      concurrency: options.concurrency,
      stalledMs: options.stalledMs,
      onEnd: ({ runId, chunk, reason, last }) => {
        if (reason !== undefined) log.error({ runId, chunk, reason }, last ? "job given up" : "job failed, comes again");
      },
      onFault: (reason) => log.warn({ reason }, "a server is away; waiting for it"),
    },
  );
  log.info({}, `worker takes jobs from ${queue.kind}`);
  if (options.untilEmpty) await Promise.race([stopped, emptied(queue, stop.signal)]);
  else await stopped;
  stop.abort();
  log.info({}, "worker ends its jobs and stops");
  await workers.close();
}

async function emptied(queue: Connections["queue"], stop: AbortSignal): Promise<void> {
  while (!stop.aborted && !(await queue.isEmpty())) await delay(LOOK_EVERY_MS);
}
