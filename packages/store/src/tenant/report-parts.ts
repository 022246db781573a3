import type { Connections } from "../connections.ts";
import {
  EXPORTS,
  SELECT_CHANGES,
  SELECT_FILE_HEALTH,
  SELECT_HOURS_TO_FIX,
  SELECT_PRACTICE_CLAIMS,
  SELECT_RUN_BEFORE,
  SELECT_RUN_HEALTH,
  SELECT_STALE_FILES,
} from "../statements/select-report-parts.ts";
import { StoreFault } from "../store-fault.ts";
import { placeOfRun } from "./findings-page.ts";
import type { TenantSession } from "./tenant-session.ts";

/** First and last day, yyyy-mm-dd; left out for no limit. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Median hours to the first "fixed"; null where nothing was. */
export async function hoursToFix(session: TenantSession, { from, to }: Days): Promise<number | null> {
  const [row] = await session.rows<{ hours: number | null }>(SELECT_HOURS_TO_FIX, [session.tenant, from ?? null, to ?? null]);
  return row?.hours ?? null;
}

/** How the runs of some days went. */
export interface RunHealth {
  readonly runs: number;
  readonly finished: number;
  readonly failed: number;
  readonly scrubbing: number;
  readonly claims: number;
  /** Claims of finished runs by the seconds that they took. */
  readonly claimsPerSecond: number | null;
  readonly rulesVersions: readonly string[];
  readonly referenceFingerprints: readonly string[];
  readonly files: readonly { readonly state: string; readonly reason: string; readonly files: number }[];
}

/** @param days Both given: the days on which the runs were received, UTC as the server counts. */
export async function runHealth(session: TenantSession, days: Required<Days>): Promise<RunHealth> {
  const values = [session.tenant, days.from, days.to];
  const [row] = await session.rows<{
    runs: number;
    finished: number;
    failed: number;
    scrubbing: number;
    claims: string;
    seconds: number;
    rules_versions: string[];
    fingerprints: string[];
  }>(SELECT_RUN_HEALTH, values);
  const files = await session.rows<{ state: string; reason: string; files: number }>(SELECT_FILE_HEALTH, values);
  if (row === undefined) throw new StoreFault("A statement that must answer with a row gave none.", "no-row", false);
  const claims = Number(row.claims);
  return {
    runs: row.runs,
    finished: row.finished,
    failed: row.failed,
    scrubbing: row.scrubbing,
    claims,
    claimsPerSecond: row.seconds > 0 ? Math.round(claims / row.seconds) : null,
    rulesVersions: row.rules_versions,
    referenceFingerprints: row.fingerprints,
    files,
  };
}

/** A file whose judgement rests on other rules or another reference than those at hand. */
export interface StaleFile {
  readonly fileId: string;
  readonly name: string;
  readonly runId: string;
  readonly rulesVersion: string;
  readonly referenceFingerprint: string;
  readonly finishedAt: Date | null;
}

/** Files to scrub again: submit them, and `changes` shows the difference. The longest judged first. */
export async function staleFiles(
  session: TenantSession,
  law: { readonly rulesVersion: string; readonly referenceFingerprint: string },
  limit: number,
): Promise<StaleFile[]> {
  const rows = await session.rows<{
    file_id: string;
    name: string;
    run_id: string;
    rules_version: string;
    reference_fingerprint: string;
    finished_at: Date | null;
  }>(SELECT_STALE_FILES, [session.tenant, law.rulesVersion, law.referenceFingerprint, limit]);
  return rows.map((row) => ({
    fileId: row.file_id,
    name: row.name,
    runId: row.run_id,
    rulesVersion: row.rules_version,
    referenceFingerprint: row.reference_fingerprint,
    finishedAt: row.finished_at,
  }));
}

/** What a judgement says otherwise than the one before it. */
export interface FindingChange {
  readonly change: "new" | "gone" | "changed";
  readonly fileId: string;
  readonly file: string;
  readonly claimIndex: number | null;
  readonly line: number | null;
  readonly code: string;
  readonly rule: string;
  readonly procedure: string | null;
  readonly before: { readonly direction: string; readonly severity: string; readonly cents: number | null } | null;
  readonly after: { readonly direction: string; readonly severity: string; readonly cents: number | null } | null;
}

interface ChangeRow {
  change: FindingChange["change"];
  file_id: string;
  file: string;
  claim_index: number | null;
  line: number | null;
  code: string;
  rule: string;
  procedure: string | null;
  direction_before: string | null;
  direction_after: string | null;
  severity_before: string | null;
  severity_after: string | null;
  cents_before: string | null;
  cents_after: string | null;
}

/**
 * Compares a run (the latest when none is named) with an earlier one (the one before it over the same files).
 * @throws StoreFault `unknown-run`, or `no-run-before` where there is nothing to compare with.
 */
export async function changesOfRun(
  session: TenantSession,
  wanted: { readonly run?: string | undefined; readonly against?: string | undefined },
): Promise<{ runId: string; against: string; changes: FindingChange[] }> {
  const now = await placeOfRun(session, wanted.run);
  if (now === undefined) throw new StoreFault("The store knows no such run.", "unknown-run", false);
  const before = wanted.against ?? (await session.rows<{ run_id: string }>(SELECT_RUN_BEFORE, [session.tenant, now.run_id]))[0]?.run_id;
  const old = before === undefined ? undefined : await placeOfRun(session, before);
  if (old === undefined) throw new StoreFault(`No finished run before ${now.run_id} judged the same files.`, "no-run-before", false);
  const rows = await session.rows<ChangeRow>(SELECT_CHANGES, [session.tenant, old.run_no, old.month, now.run_no, now.month]);
  const said = (direction: string | null, severity: string | null, cents: string | null) =>
    direction === null || severity === null ? null : { direction, severity, cents: cents === null ? null : Number(cents) };
  return {
    runId: now.run_id,
    against: old.run_id,
    changes: rows.map((row) => ({
      change: row.change,
      fileId: row.file_id,
      file: row.file,
      claimIndex: row.claim_index,
      line: row.line,
      code: row.code,
      rule: row.rule,
      procedure: row.procedure,
      before: said(row.direction_before, row.severity_before, row.cents_before),
      after: said(row.direction_after, row.severity_after, row.cents_after),
    })),
  };
}

/** A claim for practice rates; `patient` is empty where it stands alone. */
export interface PracticeClaim {
  readonly patient: string;
  readonly fileId: string;
  readonly claimIndex: number;
  readonly facts: string;
}

/** Claims of the patients that practice rates look at, patient after patient. */
export async function* practiceClaims(connections: Connections, tenant: string, { from, to }: Days): AsyncGenerator<PracticeClaim> {
  const rows = connections.stream<{ patient: string; file_id: string; claim_index: number; facts: string }>(SELECT_PRACTICE_CLAIMS, [
    tenant,
    from ?? null,
    to ?? null,
  ]);
  for await (const { patient, file_id, claim_index, facts } of rows) yield { patient, fileId: file_id, claimIndex: claim_index, facts };
}

export type ExportName = keyof typeof EXPORTS;
export const EXPORT_NAMES = Object.keys(EXPORTS) as readonly ExportName[];

/** All rows of an export, memory small however many there are; columns as docs/store.md names them. */
export function exportRows(
  connections: Connections,
  tenant: string,
  name: ExportName,
  wanted: Days & { readonly run?: string | undefined },
): AsyncGenerator<Record<string, string | number | boolean | null>> {
  return connections.stream(EXPORTS[name], [tenant, wanted.from ?? null, wanted.to ?? null, wanted.run ?? null]);
}
