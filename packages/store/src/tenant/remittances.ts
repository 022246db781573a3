import { createHash } from "node:crypto";
import { decodeClaim } from "@claimscrub/claim";
import type pg from "pg";
import {
  INSERT_REMITTANCE,
  INSERT_REMITTANCE_CLAIMS,
  INSERT_UNSETTLED,
  MARK_TAKEN_APART,
  SELECT_JUDGED_CLAIMS,
  SELECT_WHOLE_REMITTANCES,
} from "../statements/remittances.ts";
import type { TenantSession } from "./tenant-session.ts";

/** A remittance in parts, all of them texts. */
export interface RemittanceText {
  /** yyyy-mm-dd or empty. */
  readonly paymentDate: string;
  readonly payeeNpi: string;
  /** All of it: what tells it from others. */
  readonly content: string;
  /** What is said of the payment as a whole. */
  readonly header: string;
  /** Its claims by CLP01, in order. */
  readonly claims: readonly { readonly claim: string; readonly body: string }[];
}

/** A claim with its lines and what was found on each. */
export interface ClaimWithFindings {
  readonly place: string;
  readonly claim: string;
  readonly billingNpi: string;
  readonly payerId: string;
  readonly filingIndicator: string;
  readonly chargeCents: number | null;
  /** yyyymmdd, 0 where nobody said so. */
  readonly sentOn: number;
  readonly dateThrough: number;
  readonly lines: readonly LineWithFindings[];
}

export interface LineWithFindings {
  readonly ordinal: number;
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly site: string;
  readonly renderingNpi: string;
  readonly date: number;
  readonly chargeCents: number | null;
  readonly allowedCents: number | null;
  readonly control: string;
  /** Its own and those about the whole claim. */
  readonly findings: readonly {
    readonly id: string;
    readonly code: string;
    readonly direction: string;
    readonly severity: string;
    readonly cents: number | null;
    readonly carc: readonly string[];
    readonly state: string;
  }[];
}

/** So many remittances are kept by one transaction. */
const AT_ONCE = 200;

/** Keeps those that are new. @returns how many were */
export async function addRemittances(session: TenantSession, texts: readonly RemittanceText[]): Promise<number> {
  let added = 0;
  for (let from = 0; from < texts.length; from += AT_ONCE)
    added += await session.run((client) => addSome(client, session.tenant, texts.slice(from, from + AT_ONCE)));
  return added;
}

async function addSome(client: pg.ClientBase, tenant: string, texts: readonly RemittanceText[]): Promise<number> {
  let added = 0;
  for (const text of texts) {
    const digest = createHash("sha256").update(text.content).digest();
    const values = [tenant, digest, text.paymentDate || null, text.header];
    const [kept] = (await client.query<{ remittance_no: string }>(INSERT_REMITTANCE, values)).rows;
    if (kept === undefined) continue;
    added += 1;
    await keepClaims(client, tenant, kept.remittance_no, text);
  }
  return added;
}

/** Remittances that are kept whole. */
export async function wholeRemittances(session: TenantSession): Promise<{ remittanceNo: string; body: string }[]> {
  const rows = await session.rows<{ remittance_no: string; body: string }>(SELECT_WHOLE_REMITTANCES, [session.tenant]);
  return rows.map(({ remittance_no, body }) => ({ remittanceNo: remittance_no, body }));
}

/** Adds the parts of a remittance that is kept whole. */
export async function takeApart(session: TenantSession, remittanceNo: string, text: RemittanceText): Promise<void> {
  await session.run(async (client) => {
    if ((await client.query(MARK_TAKEN_APART, [session.tenant, remittanceNo])).rowCount === 0) return;
    await keepClaims(client, session.tenant, remittanceNo, text);
  });
}

async function keepClaims(client: pg.ClientBase, tenant: string, remittanceNo: string, { paymentDate, payeeNpi, claims }: RemittanceText) {
  // PostgreSQL's text holds no NUL; no claim of ours has one in its number.
  const numbers = claims.map(({ claim }) => claim.replaceAll("\0", ""));
  const bodies = claims.map(({ body }) => body);
  await client.query(INSERT_REMITTANCE_CLAIMS, [tenant, remittanceNo, paymentDate || null, payeeNpi, numbers, bodies]);
  await client.query(INSERT_UNSETTLED, [tenant, numbers]);
}

export interface JudgedRow {
  readonly run_no: string;
  readonly month: string;
  readonly file_no: string;
  readonly file_id: string;
  readonly claim_index: number;
  readonly claim: string;
  readonly billing_npi: string;
  readonly rendering_npi: string;
  readonly payer_id: string;
  readonly payer_name: string;
  readonly filing_indicator: string;
  readonly pos: string;
  readonly charge_cents: number | null;
  readonly facts: string | null;
  readonly date_through: string;
  readonly sent_on: string;
  readonly lines: string;
  readonly findings: string;
}

interface LineJson {
  readonly ordinal: number;
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: string;
  readonly pos: string;
  readonly rendering: string;
  readonly date: string;
  readonly charge: number | null;
  readonly allowed: number | null;
}

/** Claims by their CLM01, and by billing NPI where all are known; each beside the row that it came from. */
export async function judgedClaims(
  client: pg.ClientBase,
  tenant: string,
  controls: readonly string[],
  npis: readonly string[] | undefined,
): Promise<{ row: JudgedRow; claim: ClaimWithFindings }[]> {
  const { rows } = await client.query<JudgedRow>(SELECT_JUDGED_CLAIMS, [tenant, controls, npis ?? null]);
  return rows.map((row) => ({ row, claim: claimOf(row) }));
}

function claimOf(row: JudgedRow): ClaimWithFindings {
  const place = { fileId: row.file_id, name: "", order: 0, claimIndex: row.claim_index };
  const sent = row.facts === null ? [] : decodeClaim(row.facts, place).lines;
  const findings = JSON.parse(row.findings) as ({ line: number | null } & LineWithFindings["findings"][0])[];
  return {
    place: placeOf(row),
    claim: row.claim,
    billingNpi: row.billing_npi,
    payerId: row.payer_id,
    filingIndicator: row.filing_indicator,
    chargeCents: row.charge_cents,
    sentOn: Number(row.sent_on),
    dateThrough: Number(row.date_through),
    lines: (JSON.parse(row.lines) as LineJson[]).map(
      ({ ordinal, line, procedure, modifiers, pos, rendering, date, charge, allowed }, at) => ({
        ordinal,
        line,
        procedure,
        modifiers: modifiers === "" ? [] : modifiers.split(":"),
        site: pos,
        renderingNpi: rendering,
        date: Number(date),
        chargeCents: charge,
        allowedCents: allowed,
        control: sent[at]?.controlNumber || String(line),
        findings: findings
          .filter((one) => one.line === null || one.line === line)
          .map(({ id, code, direction, severity, cents, carc, state }) => ({
            id,
            code,
            direction,
            severity,
            cents,
            carc: carc ?? [],
            state,
          })),
      }),
    ),
  };
}

/** Our own name of a claim's place. */
export function placeOf({ file_id, claim_index }: Pick<JudgedRow, "file_id" | "claim_index">): string {
  return `${file_id} ${claim_index}`;
}
