import type { ChunkJob } from "@claimscrub/queue";
import { scrubChunk } from "@claimscrub/scrub-claims";
import type { Store } from "@claimscrub/store";
import type { Log } from "./log.ts";
import { takeUpRun } from "./runs-in-work.ts";

/** Judges the claims of one chunk, reading their bytes alone, and writes all that comes of it in one transaction. */
export async function scrubChunkJob(job: ChunkJob, store: Store, home: string, log: Log): Promise<void> {
  const { runId, chunk } = job;
  const began = performance.now();
  if (await store.hasChunk(runId, chunk)) return;
  const inWork = await takeUpRun(store, home, runId);
  const opened: { close(): Promise<void> | void }[] = [];
  try {
    const { tumours = [], ...judged } = await scrubChunk(job, {
      ...inWork.ports,
      tumours: true,
      openSource: async (fileId) => {
        const source = await inWork.openSource(fileId);
        opened.push(source);
        return source;
      },
    });
    // The tumours are kept with the chunk's share of the summary.
    const result = tumours.length === 0 ? judged : { ...judged, summary: { ...judged.summary, tumours } };
    const state = await store.writeChunk(runId, chunk, result);
    const milliseconds = Math.round(performance.now() - began);
    log.info({ runId, chunk, claims: result.claims.length, findings: result.findings.length, milliseconds }, `chunk ${state}`);
  } finally {
    for (const source of opened) await source.close();
  }
}
