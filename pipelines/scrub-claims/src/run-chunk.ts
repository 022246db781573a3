import type { ChunkResult, Finding, LineRow, RunSummary, Severity } from "@claimscrub/claim";
import { findingCsvRow, lineCsvRow } from "@claimscrub/report";
import type { ChunkJob } from "./chunk-job.ts";
import type { SpilledChunk } from "./merge-spills.ts";
import { type ChunkPorts, scrubChunk } from "./scrub-chunk.ts";
import { compareRecords, encodeRecords, type SpillRecord } from "./spill-records.ts";

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

/** Spills a result in the order of the outputs. */
export async function putAway(result: ChunkResult, ports: Pick<ChunkRunnerPorts, "places" | "wanted" | "spill">): Promise<ChunkOutcome> {
  const severities: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const records: SpillRecord[] = [];
  for (const finding of result.findings) {
    severities[finding.severity]++;
    records.push(findingRecord(finding, ports));
  }
  if (ports.wanted.linesCsv) for (const line of result.lines) records.push(lineRecord(line, ports.places));
  records.sort(compareRecords);
  const place = await ports.spill.append(encodeRecords(records));
  return {
    summary: result.summary,
    severities,
    spilled: { ...place, firstPlace: records[0]?.place ?? 0, firstClaim: records[0]?.claimIndex ?? 0 },
  };
}

const NOTHING = new Uint8Array(0);
const encoder = new TextEncoder();

function findingRecord(finding: Finding, ports: Pick<ChunkRunnerPorts, "places" | "wanted">): SpillRecord {
  return {
    place: placeOf(finding.fileId, ports.places),
    claimIndex: finding.claimIndex ?? 0,
    kind: "finding",
    line: finding.line ?? 0,
    severity: finding.severity,
    cents: finding.impact.cents ?? -1,
    code: finding.code,
    id: finding.id,
    json: encoder.encode(JSON.stringify(finding)),
    csv: ports.wanted.findingsCsv ? encoder.encode(findingCsvRow(finding)) : NOTHING,
  };
}

/** Lines with one number can't be: a repeated LX01 is replaced by the place. So no further key is needed. */
function lineRecord(line: LineRow, places: ReadonlyMap<string, number>): SpillRecord {
  return {
    place: placeOf(line.fileId, places),
    claimIndex: line.claimIndex,
    kind: "line",
    line: line.line,
    severity: "info",
    cents: -1,
    code: "",
    id: "",
    json: NOTHING,
    csv: encoder.encode(lineCsvRow(line)),
  };
}

function placeOf(fileId: string, places: ReadonlyMap<string, number>): number {
  const place = places.get(fileId);
  if (place === undefined) throw new Error(`a result names the file ${fileId}, which its run does not have`);
  return place;
}
