import type { ByteSource, ChunkResult, RunSummary, Severity } from "@claimscrub/claim";
import type { SidecarData } from "@claimscrub/rules";
import type { ChunkJob } from "./chunk-job.ts";
import { finishRun } from "./finish-run.ts";
import { type FileReading, planFiles } from "./plan-files.ts";
import { type PlannedFile, planRun, type RunPlan } from "./plan-run.ts";
import { GatheredOutcomes } from "./gathered-outcomes.ts";
import { type ChunkOutcome, putAway, type SpillWriter, type WantedRows } from "./run-chunk.ts";
import { mergeSpills, type SpilledChunk } from "./merge-spills.ts";
import type { SpillRecord } from "./spill-records.ts";

/** Those who judge chunks: this thread, or worker threads. */
export interface ChunkWorkers {
  /** Chunks to have under way at once. */
  readonly inFlight: number;
  run(job: ChunkJob): Promise<ChunkOutcome>;
  /** Ends them; safe to call twice. */
  close(): Promise<void>;
}

export interface Progress {
  readonly stage: "planning" | "judging" | "writing";
  readonly done: number;
  /** Bytes when planning, claims when judging, findings when writing. */
  readonly total: number;
}

/** The run as it stands when its files are planned and nothing is judged yet. */
export interface PlannedRun {
  readonly plan: RunPlan;
  /** The plans of its files, in the order of the call. */
  readonly files: readonly PlannedFile[];
  /** Place of each file in the call, by fileId. */
  readonly places: ReadonlyMap<string, number>;
  /** What is said of whole files and found while planning; written beside the chunks. */
  readonly fileLevel: ChunkResult;
}

export interface InlinePorts extends FileReading {
  /** The practice's own record, to name the rows of it that met no claim. */
  readonly sidecar?: SidecarData | undefined;
  /** Called once, when everything is planned. */
  startWorkers(run: PlannedRun): Promise<ChunkWorkers>;
  readonly spill: SpillWriter;
  openSpill(spill: string): Promise<ByteSource>;
  readonly wanted: WantedRows;
  /** Keeps what is said of whole files, beside the chunks. */
  keepFileLevel?(result: ChunkResult): Promise<void>;
  /** The snapshot of history that the run is judged against, once the workers are started; left out for none. */
  historyMark?(): number | undefined;
  /** Called once with the whole summary, before the first record. */
  begin(summary: RunSummary): Promise<void>;
  /** The results in the order of the outputs: file, claimIndex, line, code, id; a claim's findings before its lines; all tumours at the end. */
  take(records: readonly SpillRecord[]): Promise<void>;
  progress?(progress: Progress): void;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
}

export interface InlineOptions {
  /** Claims in a chunk, about. Changes no result. */
  readonly chunkClaims?: number | undefined;
}

export interface InlineOutcome {
  readonly summary: RunSummary;
  readonly severities: Readonly<Record<Severity, number>>;
  readonly filesWithoutResult: number;
  readonly lostLines: boolean;
}

/** Plans, judges, sums up and writes one run in this process: the driver behind the command line and the demo. */
export async function runInline(ports: InlinePorts, options: InlineOptions = {}): Promise<InlineOutcome> {
  const began = ports.now();
  const planned = await planFiles(ports);
  const plan = planRun(planned.files, options.chunkClaims);
  const run: PlannedRun = { plan, files: planned.files, places: planned.places, fileLevel: planned.result };
  const workers = await ports.startWorkers(run);
  try {
    await ports.keepFileLevel?.(planned.result);
    const fileLevel = await putAway(planned.result, { places: planned.places, wanted: ports.wanted, spill: ports.spill });
    const gathered = new GatheredOutcomes(fileLevel);
    await judgeAll(plan, workers, ports, gathered);
    const { summary, severities, spilled, spilledTumours } = gathered;
    await workers.close();
    const finished = finishRun(summary, planned.withoutResult, ports.now() - began, ports, ports.historyMark?.());
    await ports.begin(finished);
    await writeOut(spilled, finished.findings + finished.lines, ports);
    await writeOut(spilledTumours, 0, ports);
    return { summary: finished, severities, filesWithoutResult: planned.withoutResult.length, lostLines: planned.lostLines };
  } finally {
    await workers.close();
  }
}

/** Judges all chunks, `inFlight` at a time. The first failure ends it; what is under way is waited for, so that nobody writes afterwards. */
async function judgeAll(plan: RunPlan, workers: ChunkWorkers, ports: InlinePorts, gathered: GatheredOutcomes): Promise<void> {
  let next = 0;
  let claims = 0;
  let failure: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    while (next < plan.chunks && failure === undefined) {
      const chunk = next++;
      try {
        const outcome = await workers.run(plan.job(chunk));
        gathered.take(chunk, outcome);
        claims += outcome.summary.claims;
        ports.progress?.({ stage: "judging", done: claims, total: plan.claims });
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(workers.inFlight, plan.chunks)) }, lane));
  if (failure !== undefined) throw failure.error;
  if (claims !== plan.claims) throw new Error(`${plan.claims} claims were planned and ${claims} accounted for`);
}

async function writeOut(spilled: readonly SpilledChunk[], total: number, ports: InlinePorts): Promise<void> {
  let done = 0;
  for await (const records of mergeSpills(spilled, (spill) => ports.openSpill(spill))) {
    await ports.take(records);
    done += records.length;
    if (total > 0) ports.progress?.({ stage: "writing", done, total });
  }
}
