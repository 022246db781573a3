import { type Job, Worker } from "bullmq";
import { COLLECTIONS, type CollectionJob } from "./jobs.ts";
import { type LastingWorker, lastingWorker } from "./lasting-worker.ts";
import { reasonOf } from "./retry.ts";
import { asCollectionJob } from "./wire.ts";
import { guarded, type Surroundings, workerOptions, type WorkOptions } from "./workers.ts";

/** Looks at sources when their schedules say so. */
export function startCollecting(
  surroundings: Surroundings,
  collect: (job: CollectionJob) => Promise<void>,
  options: Pick<WorkOptions, "onFault" | "stalledMs"> & {
    readonly concurrency: number;
    onEnd?(source: string, reason: string | undefined): void;
  },
): LastingWorker {
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
        guarded((job) => collect(asCollectionJob(job.data)), surroundings.elsewhereForMs),
        each,
        backend.factory as any,
      ),
    options.onFault,
  );
}
