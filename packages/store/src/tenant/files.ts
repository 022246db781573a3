import type { RunSummary } from "@claimscrub/claim";
import type { RunState } from "../run.ts";
import { COUNT_FILES, COUNT_RUNS, SELECT_FILE, SELECT_FILES, SELECT_RUN_OF_TENANT, SELECT_RUNS_PAGE } from "../statements/select-files.ts";
import { StoreFault } from "../store-fault.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import type { TenantSession } from "./tenant-session.ts";

export const FILE_STATES = ["received", "planned", "scrubbing", "finished", "quarantined"] as const;
export type FileState = (typeof FILE_STATES)[number];

/** A file and what became of it. */
export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
  readonly byteLength: number;
  readonly state: FileState;
  /** Why it is quarantined. */
  readonly reason: string | null;
  /** Each step of its way, first to last; ISO 8601. */
  readonly times: readonly { readonly state: FileState; readonly reason: string | null; readonly at: string }[];
  /** Of its latest run; null while that isn't finished. */
  readonly claims: number | null;
  readonly findings: number | null;
  readonly runId: string | null;
}

/** A run as far as it is. */
export interface RunProgress {
  readonly runId: string;
  readonly state: RunState;
  readonly reason: string | null;
  readonly chunksDone: number;
  readonly chunks: number;
  readonly summary: RunSummary | null;
  /** Claims that are in no total, as their chunks were given up; `reason` says why. Null where none is missing. */
  readonly missingClaims: number | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
  readonly total: number;
}

export interface ListPaging {
  readonly cursor?: string | undefined;
  /** 1 to 1000; 50 when left out. */
  readonly limit?: number | undefined;
}

interface FileRow {
  file_no: string;
  file_id: string;
  name: string;
  byte_length: string;
  state: FileState;
  reason: string | null;
  run_id: string | null;
  claims: number | null;
  findings: number | null;
  events: { state: FileState; reason: string | null; at: string }[] | null;
}

/** Newest first. */
export async function filesPage(
  session: TenantSession,
  paging: ListPaging & { readonly state?: FileState | undefined },
): Promise<ListPage<StoredFile>> {
  const { limit, before } = pagingOf(paging, "files");
  const rows = await session.rows<FileRow>(SELECT_FILES, [session.tenant, before, paging.state ?? null, limit + 1]);
  const [count] = await session.rows<{ total: number }>(COUNT_FILES, [session.tenant, paging.state ?? null]);
  return pageOf(rows, limit, count?.total ?? 0, "files", ({ file_no }) => file_no, asFile);
}

export async function fileById(session: TenantSession, fileId: string): Promise<StoredFile | undefined> {
  const [row] = await session.rows<FileRow>(SELECT_FILE, [session.tenant, fileId]);
  return row && asFile(row);
}

interface RunProgressRow {
  run_no: string;
  run_id: string;
  state: RunState;
  reason: string | null;
  chunks: number;
  written: number;
  started_at: Date;
  finished_at: Date | null;
  summary: string | null;
  missing_claims: number | null;
}

/** Newest first. */
export async function runsPage(session: TenantSession, paging: ListPaging): Promise<ListPage<RunProgress>> {
  const { limit, before } = pagingOf(paging, "runs");
  const rows = await session.rows<RunProgressRow>(SELECT_RUNS_PAGE, [session.tenant, before, limit + 1]);
  const [count] = await session.rows<{ total: number }>(COUNT_RUNS, [session.tenant]);
  return pageOf(rows, limit, count?.total ?? 0, "runs", ({ run_no }) => run_no, asProgress);
}

export async function runProgress(session: TenantSession, runId: string): Promise<RunProgress | undefined> {
  const [row] = await session.rows<RunProgressRow>(SELECT_RUN_OF_TENANT, [session.tenant, runId]);
  return row && asProgress(row);
}

function asFile(row: FileRow): StoredFile {
  return {
    fileId: row.file_id,
    name: row.name,
    byteLength: Number(row.byte_length),
    state: row.state,
    reason: row.reason,
    times: (row.events ?? []).map(({ state, reason, at }) => ({ state, reason, at: new Date(at).toISOString() })),
    claims: row.claims,
    findings: row.findings,
    runId: row.run_id,
  };
}

function asProgress(row: RunProgressRow): RunProgress {
  return {
    runId: row.run_id,
    state: row.state,
    reason: row.reason,
    chunksDone: row.written,
    chunks: row.chunks,
    summary: row.summary === null ? null : (JSON.parse(row.summary) as RunSummary),
    missingClaims: row.missing_claims,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

function pagingOf({ cursor, limit }: ListPaging, list: string): { limit: number; before: string } {
  const before = cursor === undefined ? String(Number.MAX_SAFE_INTEGER) : decodeCursor(cursor, list)?.[0];
  if (before === undefined || !/^\d{1,18}$/.test(before))
    throw new StoreFault("The cursor does not belong to this list.", "bad-cursor", false);
  return { limit: Math.min(1000, Math.max(1, Math.trunc(limit ?? 50))), before };
}

function pageOf<Row, T>(
  rows: readonly Row[],
  limit: number,
  total: number,
  list: string,
  numberOf: (row: Row) => string,
  as: (row: Row) => T,
): ListPage<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(as), next: rows.length > limit && last !== undefined ? encodeCursor([numberOf(last)], list) : null, total };
}
