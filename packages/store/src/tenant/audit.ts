import { INSERT_AUDIT, INSERT_AUDITS, SELECT_AUDIT } from "../statements/audit.ts";
import type { TenantSession } from "./tenant-session.ts";

/** Who did what. Names of ours only: ids of runs, files and findings, places of claims; never a claim number. */
export interface AuditEntry {
  readonly keyId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly detail?: string | null | undefined;
  /** How many rows were read or changed. */
  readonly rows?: number | null | undefined;
}

export async function appendAudit(session: TenantSession, entry: AuditEntry): Promise<void> {
  const { keyId, action, subject, detail, rows } = entry;
  await session.rows(INSERT_AUDIT, [session.tenant, keyId, action, subject, detail ?? null, rows ?? null]);
}

/** Appends entries of moments that have passed, in their order, by one statement. */
export async function appendAudits(session: TenantSession, entries: readonly (AuditEntry & { readonly at: Date })[]): Promise<void> {
  const column = <T>(of: (entry: AuditEntry & { readonly at: Date }) => T): T[] => entries.map(of);
  await session.rows(INSERT_AUDITS, [
    session.tenant,
    column(({ at }) => at),
    column(({ keyId }) => keyId),
    column(({ action }) => action),
    column(({ subject }) => subject),
    column(({ detail }) => detail ?? null),
    column(({ rows }) => rows ?? null),
  ]);
}

/** Newest first. */
export async function auditEntries(
  session: TenantSession,
  limit: number,
  before = Number.MAX_SAFE_INTEGER,
): Promise<(AuditEntry & { readonly entryNo: number; readonly at: Date })[]> {
  const rows = await session.rows<{
    entry_no: string;
    at: Date;
    key_id: string | null;
    action: string;
    subject: string;
    detail: string | null;
    rows: number | null;
  }>(SELECT_AUDIT, [session.tenant, before, limit]);
  return rows.map(({ entry_no, at, key_id, action, subject, detail, rows: count }) => ({
    entryNo: Number(entry_no),
    at,
    keyId: key_id,
    action,
    subject,
    detail,
    rows: count,
  }));
}
