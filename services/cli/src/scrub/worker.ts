import { parentPort, workerData } from "node:worker_threads";
import type { ChunkJob } from "@claimscrub/scrub-claims";
import { type ChunkRunner, createChunkRunner, type RunnerSetup } from "./chunk-runner.ts";
import { asTold } from "./told-failure.ts";

/** A worker thread: judges the chunks that it is sent, and closes when it is told so. */
const port = parentPort!;
const runner: Promise<ChunkRunner> = createChunkRunner(workerData as RunnerSetup);
// The first chunk reports a failure to start; without one nobody needs to know.
runner.catch(() => undefined);

port.on("message", (message: { readonly job: ChunkJob } | "close") => {
  if (message === "close") {
    void runner.then((ready) => ready.close()).finally(() => port.close());
    return;
  }
  const { job } = message;
  void runner
    .then((ready) => ready.run(job))
    .then(
      (outcome) => port.postMessage({ chunk: job.chunk, outcome }),
      (error: unknown) => port.postMessage({ chunk: job.chunk, failure: asTold(error) }),
    );
});
