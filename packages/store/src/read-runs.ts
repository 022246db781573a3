import type { RunSummary } from "@claimscrub/claim";
import type { Run, RunState } from "./run.ts";

/** Columns of SELECT_RUN and SELECT_RUNS. */
export interface RunRow {
  run_no: string;
  run_id: string;
  tenant: string;
  /** First day of its month. */
  month: string;
  history_mark: string | null;
  rules_version: string;
  reference_fingerprint: string;
  options: string;
  cut: string;
  chunks: number;
  state: RunState;
  reason: string | null;
  times: number;
  written: number;
  started_at: Date;
  finished_at: Date | null;
  summary: string | null;
  missing_claims: number | null;
}

/** Columns of SELECT_RUN_FILES. */
export interface RunFileRow {
  ordinal: number;
  file_no: string;
  file_id: string;
  name: string;
  byte_length: string;
  without_result: string | null;
  planned: number | null;
}

/** A run as the store's users see it. `files` in the order of the call. */
export function describeRun(row: RunRow, files: readonly RunFileRow[]): Run {
  return {
    runId: row.run_id,
    tenant: row.tenant,
    ...(row.history_mark === null ? {} : { historyMark: Number(row.history_mark) }),
    files: files.map((file) => ({
      fileId: file.file_id,
      name: file.name,
      byteLength: Number(file.byte_length),
      ...(file.without_result === null ? {} : { withoutResult: file.without_result }),
      ...(file.planned === null ? {} : { claims: file.planned }),
    })),
    rulesVersion: row.rules_version,
    referenceFingerprint: row.reference_fingerprint,
    options: row.options,
    cut: row.cut,
    chunks: row.chunks,
    state: row.state,
    reason: row.reason,
    written: row.written,
    times: row.times,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as RunSummary),
    missingClaims: row.missing_claims,
  };
}
