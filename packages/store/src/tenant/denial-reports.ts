import { createHmac } from "node:crypto";
import { INSERT_DENIAL_REPORT, SELECT_DENIAL_PATTERNS } from "../statements/denial-reports.ts";
import type { TenantSession } from "./tenant-session.ts";

/** A denial as somebody reports it: nothing in it leads to a patient. Absent texts are empty. */
export interface DenialReport {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly pos: string;
  readonly payerKind: string;
  readonly groupCode: string;
  readonly carc: string;
  readonly rarc: string;
  readonly curedBy: string;
}

/** What many reports have in common. */
export interface DenialPattern {
  readonly code: string;
  readonly carc: string;
  readonly payerKind: string;
  /** Rounded down to whole steps of the least number shown. */
  readonly reports: number;
  /** What cured it, by frequency, where enough reports say so. */
  readonly curedBy: readonly string[];
}

/** Who reports: only a keyed hash of it is kept, together with what was said, so that nobody can tell who reported what. */
export interface DenialReporter {
  /** 32 bytes of `loadIdentityKey`. */
  readonly key: Uint8Array;
  /** Our own name of a key of the service, or of the command line. */
  readonly name: string;
  /** Where one name stands for a whole practice: the day, yyyy-mm-dd. What it reports again on another day is another report. */
  readonly day?: string | undefined;
}

/** Keeps a report; the same from the same reporter is folded. @returns whether it was counted */
export async function addDenialReport(session: TenantSession, report: DenialReport, { key, name, day }: DenialReporter): Promise<boolean> {
  const { code, modifiers, pos, payerKind, groupCode, carc, rarc, curedBy } = report;
  const content = [code, [...modifiers].sort().join(":"), pos, payerKind, groupCode, carc, rarc, curedBy];
  const digest = createHmac("sha256", key)
    .update(JSON.stringify([name, day ?? "", ...content]))
    .digest();
  return (await session.rows(INSERT_DENIAL_REPORT, [session.tenant, ...content, digest])).length > 0;
}

/** Patterns of at least `least` reports: fewer could lead to who made them. */
export async function denialPatterns(session: TenantSession, code: string | undefined, least: number): Promise<DenialPattern[]> {
  const rows = await session.rows<{ code: string; carc: string; payer_kind: string; reports: number; cured_by: string }>(
    SELECT_DENIAL_PATTERNS,
    [session.tenant, code ?? null, least],
  );
  return rows.map(({ code: of, carc, payer_kind, reports, cured_by }) => ({
    code: of,
    carc,
    payerKind: payer_kind,
    reports,
    curedBy: cured_by === "" ? [] : cured_by.split(","),
  }));
}
