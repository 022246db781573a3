import { bytesInMemory, type ClaimFile, type Finding, type RunSummary, type TumourView } from "@claimscrub/claim";
import { finishRun } from "./finish-run.ts";
import type { AnyPlan } from "./formats.ts";
import type { Judging } from "./judging.ts";
import { compareText } from "./order.ts";
import { type Hash, planFiles } from "./plan-files.ts";
import { planRun } from "./plan-run.ts";
import { type ChunkPorts, scrubChunk } from "./scrub-chunk.ts";
import { mergeSummaries } from "./summaries.ts";

/** What judging one file in memory yields: the same findings and summary as a run over it, `durationMs` aside. */
export interface ScrubbedBytes {
  readonly summary: RunSummary;
  /** In the order of the outputs: claimIndex, line (null first), code, id. */
  readonly findings: readonly Finding[];
  /** Tumours of Mohs surgery, in order of claim and tumour. */
  readonly tumours: readonly TumourView[];
  readonly file: ClaimFile;
  readonly plan: AnyPlan;
  readonly filesWithoutResult: number;
}

export interface BytesPorts {
  newHash(): Hash;
  /** Milliseconds on a clock that never goes back. */
  now(): number;
}

/** Judges one small file that is in memory whole: the driver behind a request that waits for its answer. */
export async function scrubBytes(name: string, bytes: Uint8Array, judging: Judging, ports: BytesPorts): Promise<ScrubbedBytes> {
  const began = ports.now();
  const source = bytesInMemory(bytes);
  const planned = await planFiles({
    ...judging,
    sources: [{ name, byteLength: bytes.byteLength, open: async () => source }],
    newHash: () => ports.newHash(),
  });
  const run = planRun(planned.files);
  const { plan } = planned.files[0]!;
  const file = run.files[0]!;
  const chunk: ChunkPorts = {
    ...judging,
    files: new Map([[file.fileId, file]]),
    openSource: async () => source,
    rows: false,
    tumours: true,
  };
  let { summary } = planned.result;
  const findings: Finding[] = [...planned.result.findings];
  const tumours: TumourView[] = [];
  for (let index = 0; index < run.chunks; index++) {
    const result = await scrubChunk(run.job(index), chunk);
    summary = mergeSummaries(summary, result.summary);
    for (const finding of result.findings) findings.push(finding);
    for (const tumour of result.tumours ?? []) tumours.push(tumour);
  }
  return {
    summary: finishRun(summary, planned.withoutResult, ports.now() - began),
    findings: findings.sort(byPlace),
    tumours: tumours.sort((a, b) => a.claimIndex - b.claimIndex || a.tumour - b.tumour),
    file,
    plan,
    filesWithoutResult: planned.withoutResult.length,
  };
}

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.claimIndex ?? 0) - (b.claimIndex ?? 0) || (a.line ?? 0) - (b.line ?? 0) || compareText(a.code, b.code) || compareText(a.id, b.id)
  );
}
