import fs from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { RunJob, ScrubQueue } from "@claimscrub/queue";
import { finishRun, mergeSummaries } from "@claimscrub/scrub-claims";
import { FILE_LEVEL, type Run, type Store } from "@claimscrub/store";
import type { Log } from "@claimscrub/telemetry";
import { choicesOfRun } from "./choice-of-run.ts";
import { JobFault } from "./job-fault.ts";
import { spoolFolder } from "./runs-in-work.ts";

/** Where chunks are missing and nobody has said why. */
const UNTOLD = "chunks-missing";
/** The dead letter of a chunk may come a moment after the run that it held up. */
const LETTERS_MS = 3000;
const LOOK_EVERY_MS = 50;

/**
 * Sums up a run whose chunks are all done or given up, closes it, and removes its files from the spool. Where some were given up, it is closed
 * with the others: the files that lack claims are quarantined, and everything stays so that `requeue` can complete it.
 */
export async function finishRunJob(
  { runId }: RunJob,
  store: Store,
  queue: Pick<ScrubQueue, "reasonsOf">,
  home: string,
  log: Log,
): Promise<void> {
  const run = await store.run(runId);
  if (!run) throw new JobFault("unknown-run", false);
  // A run that is closed in part was closed by this very job, delivered twice.
  if (run.state === "finished" && run.missingClaims !== null) return;
  if (run.state !== "finished") {
    const parts = await store.chunkSummaries(runId);
    const there = new Set(parts.map(({ chunk }) => chunk));
    const missing = Array.from({ length: run.chunks }, (_, chunk) => chunk).filter((chunk) => !there.has(chunk));
    const reason = missing.length === 0 ? undefined : await reasonFor(runId, missing, queue);
    if (!there.has(FILE_LEVEL) || (missing.length > 0 && missing.length === run.chunks)) {
      // Nothing is there to finish with.
      await store.failRun(runId, reason ?? UNTOLD, await store.missingClaims(runId));
      log.error({ runId, reason: reason ?? UNTOLD }, "run failed");
      return;
    }
    const sum = parts.map(({ summary }) => summary).reduce(mergeSummaries);
    const withoutResult = run.files.flatMap(({ name, withoutResult: why }) => (why === undefined ? [] : [{ file: name, reason: why }]));
    const { choice } = await choicesOfRun(run, store);
    // A clock that was set back must not make the time negative.
    const summary = finishRun(sum, withoutResult, Math.max(0, Date.now() - run.startedAt.getTime()), choice, run.historyMark);
    if (reason !== undefined) return finishInPart(run, { summary, reason, chunks: run.chunks - missing.length }, store, log);
    await store.finishRun(runId, summary);
    log.info({ runId, claims: summary.claims, findings: summary.findings }, "run finished");
  }
  fs.rmSync(spoolFolder(home, runId), { recursive: true, force: true });
}

async function finishInPart(
  { runId }: Run,
  { summary, reason, chunks }: { readonly summary: ReturnType<typeof finishRun>; readonly reason: string; readonly chunks: number },
  store: Store,
  log: Log,
): Promise<void> {
  const files = await store.missingClaims(runId);
  const quarantined = files.map(({ file, claims, missing }) => ({ file, reason, claims, missing }));
  // Chunks that have come since are in no sum yet: the job comes again and sums up anew.
  if (!(await store.finishInPart(runId, { ...summary, quarantined }, { chunks, reason, files })))
    throw new JobFault("run-has-moved-on", true);
  log.error(
    { runId, reason, files: files.length, claims: summary.claims, findings: summary.findings },
    "run finished without some of its claims",
  );
}

/** Why chunks are missing: the word that most of their dead letters say. */
async function reasonFor(runId: string, missing: readonly number[], queue: Pick<ScrubQueue, "reasonsOf">): Promise<string> {
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const reasons = await queue.reasonsOf(runId);
    const known = missing.flatMap((chunk) => reasons.get(chunk) ?? []);
    if (known.length < missing.length && waited < LETTERS_MS) {
      await delay(LOOK_EVERY_MS);
      continue;
    }
    const counts = new Map<string, number>();
    for (const reason of known) counts.set(reason, (counts.get(reason) ?? 0) + 1);
    const [most] = [...counts].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
    return most?.[0] ?? UNTOLD;
  }
}
