import type { RunSummary } from "@claimscrub/claim";
import type { ChunkJob } from "@claimscrub/queue";
import { scrubChunk } from "@claimscrub/scrub-claims";
import type { Store } from "@claimscrub/store";
import { type Law, takeUpRun } from "./runs-in-work.ts";

/** What became of a chunk: figures alone, so that a thread can hand them over. */
export interface ChunkDone {
  readonly state: "written" | "already-there";
  /** Undefined where nothing had to be judged. */
  readonly summary: RunSummary | undefined;
  readonly findings: readonly { readonly direction: string; readonly code: string; readonly count: number }[];
  /** Milliseconds of reading and judging, and of writing. */
  readonly judgedMs: number;
  readonly writtenMs: number;
}

/** Judges the claims of one chunk, reading their bytes alone, and writes all that comes of it in one transaction. */
export async function scrubChunkJob(job: ChunkJob, store: Store, home: string, law: Law): Promise<ChunkDone> {
  const { runId, chunk } = job;
  if (await store.hasChunk(runId, chunk)) return { state: "already-there", summary: undefined, findings: [], judgedMs: 0, writtenMs: 0 };
  const inWork = await takeUpRun(store, home, law, runId);
  const opened: { close(): Promise<void> | void }[] = [];
  try {
    const began = performance.now();
    const { tumours = [], ...apart } = await scrubChunk(job, {
      ...inWork.ports,
      tumours: true,
      openSource: async (fileId) => {
        const source = await inWork.openSource(fileId);
        opened.push(source);
        return source;
      },
    });
    // The tumours are kept with the chunk's share of the summary.
    const result = tumours.length === 0 ? apart : { ...apart, summary: { ...apart.summary, tumours } };
    const judged = performance.now();
    const state = await store.writeChunk(runId, chunk, result);
    return {
      state,
      summary: result.summary,
      findings: countFindings(result.findings),
      judgedMs: judged - began,
      writtenMs: performance.now() - judged,
    };
  } finally {
    for (const source of opened) await source.close();
  }
}

function countFindings(findings: readonly { readonly direction: string; readonly code: string }[]): ChunkDone["findings"] {
  const counts = new Map<string, { direction: string; code: string; count: number }>();
  for (const { direction, code } of findings) {
    const known = counts.get(`${direction} ${code}`);
    if (known) known.count += 1;
    else counts.set(`${direction} ${code}`, { direction, code, count: 1 });
  }
  return [...counts.values()];
}
