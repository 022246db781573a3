import type { ChunkResult, Finding, LineRow, RunSummary, Severity } from "@claimscrub/claim";
import { findingCsvRow, lineCsvRow } from "@claimscrub/report";
import { rejectsClaim } from "@claimscrub/x12";
import type { ChunkJob } from "./chunk-job.ts";
import type { SpilledChunk } from "./merge-spills.ts";
import { type ChunkPorts, scrubChunk } from "./scrub-chunk.ts";
import { compareRecords, type RecordKey, RecordWriter } from "./spill-records.ts";

/** Which rows the outputs of a run need; what nobody asked for is not written. */
export interface WantedRows {
  readonly findingsCsv: boolean;
  readonly linesCsv: boolean;
}

/** What is left of a chunk when its results are put away: small and plain, so that a worker can hand it over. */
export interface ChunkOutcome {
  readonly summary: RunSummary;
  readonly severities: Record<Severity, number>;
  readonly spilled: SpilledChunk;
}

/** Takes bytes to a place of its own, in the order of the calls. */
export interface SpillWriter {
  append(bytes: Uint8Array): Promise<{ readonly spill: string; readonly from: number; readonly to: number }>;
}

export interface ChunkRunnerPorts extends ChunkPorts {
  /** Place of each file in the call, by fileId: the order of the outputs. */
  readonly places: ReadonlyMap<string, number>;
  readonly wanted: WantedRows;
  readonly spill: SpillWriter;
  /** Keeps the chunk's results for good, in one transaction. */
  keep?(chunk: number, result: ChunkResult): Promise<void>;
}

/** Judges a chunk, keeps its results, and spills what the outputs will show of them. */
export async function runChunk(job: ChunkJob, ports: ChunkRunnerPorts): Promise<ChunkOutcome> {
  const result = await scrubChunk(job, ports);
  await ports.keep?.(job.chunk, result);
  return putAway(result, ports);
}

const writer = new RecordWriter();

/** Spills a result in the order of the outputs. */
export async function putAway(
  { findings, lines, summary }: ChunkResult,
  { places, wanted, spill }: Pick<ChunkRunnerPorts, "places" | "wanted" | "spill">,
): Promise<ChunkOutcome> {
  const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const ofFindings = findings
    .map((finding) => ({ key: findingKey(finding, places), finding }))
    .sort((a, b) => compareRecords(a.key, b.key));
  // Stable, and nearly in order already: the lines of a claim stay as they stand in the file.
  const ofLines = (wanted.linesCsv ? lines : [])
    .map((line) => ({ key: lineKey(line, places), line }))
    .sort((a, b) => compareRecords(a.key, b.key));
  const first = [ofFindings[0]?.key, ofLines[0]?.key].filter((key) => key !== undefined).sort(compareRecords)[0];
  let next = 0;
  for (const { key, finding } of ofFindings) {
    for (let line = ofLines[next]; line !== undefined && compareRecords(line.key, key) < 0; line = ofLines[++next]) writeLine(line);
    severities[finding.severity]++;
    writer.add(key, JSON.stringify(finding), wanted.findingsCsv ? findingCsvRow(finding) : "");
  }
  for (; next < ofLines.length; next++) writeLine(ofLines[next]!);
  const place = await spill.append(writer.take());
  return { summary, severities, spilled: { ...place, firstPlace: first?.place ?? 0, firstClaim: first?.claimIndex ?? 0 } };
}

function writeLine({ key, line }: { readonly key: RecordKey; readonly line: LineRow }): void {
  writer.add(key, "", lineCsvRow(line));
}

function findingKey(finding: Finding, places: ReadonlyMap<string, number>): RecordKey {
  return {
    place: placeOf(finding.fileId, places),
    claimIndex: finding.claimIndex ?? 0,
    kind: "finding",
    line: finding.line ?? 0,
    severity: finding.severity,
    ...(rejectsClaim(finding) ? { rejects: true } : {}),
    cents: finding.impact.cents ?? -1,
    code: finding.code,
    id: finding.id,
  };
}

function lineKey(line: LineRow, places: ReadonlyMap<string, number>): RecordKey {
  const { claimIndex } = line;
  return { place: placeOf(line.fileId, places), claimIndex, kind: "line", line: line.line, severity: "info", cents: -1, code: "", id: "" };
}

function placeOf(fileId: string, places: ReadonlyMap<string, number>): number {
  const place = places.get(fileId);
  if (place === undefined) throw new Error(`a result names the file ${fileId}, which its run does not have`);
  return place;
}
