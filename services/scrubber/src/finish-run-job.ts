import fs from "node:fs";
import type { RunJob } from "@claimscrub/queue";
import { finishRun, mergeSummaries } from "@claimscrub/scrub-claims";
import { FILE_LEVEL, type Store } from "@claimscrub/store";
import { JobFault } from "./job-fault.ts";
import type { Log } from "./log.ts";
import { spoolFolder } from "./runs-in-work.ts";

/** Sums up a run whose chunks are all done, closes it, and removes its files from the spool. */
export async function finishRunJob({ runId }: RunJob, store: Store, home: string, log: Log): Promise<void> {
  const run = await store.run(runId);
  if (!run) throw new JobFault("unknown-run", false);
  if (run.state !== "finished") {
    const parts = await store.chunkSummaries(runId);
    const expected = [FILE_LEVEL, ...Array.from({ length: run.chunks }, (_, chunk) => chunk)];
    if (expected.some((chunk, at) => parts[at]?.chunk !== chunk)) {
      // Chunks were given up. What was judged stays; the files stay too, so that the run can be submitted again.
      await store.failRun(runId, "chunks-missing");
      log.error({ runId, reason: "chunks-missing" }, "run failed");
      return;
    }
    const sum = parts.map(({ summary }) => summary).reduce(mergeSummaries);
    const withoutResult = run.files.flatMap(({ name, withoutResult: reason }) => (reason === undefined ? [] : [{ file: name, reason }]));
    const summary = finishRun(sum, withoutResult, Date.now() - run.startedAt.getTime(), run.historyMark);
    await store.finishRun(runId, summary);
    log.info({ runId, claims: summary.claims, findings: summary.findings }, "run finished");
  }
  fs.rmSync(spoolFolder(home, runId), { recursive: true, force: true });
}
