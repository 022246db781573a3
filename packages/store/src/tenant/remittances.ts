import { createHash } from "node:crypto";
import { decodeClaim } from "@claimscrub/claim";
import { INSERT_REMITTANCE, SELECT_JUDGED_CLAIMS, SELECT_REMITTANCES } from "../statements/remittances.ts";
import type { TenantSession } from "./tenant-session.ts";

/** A remittance as text, and the day on which it was paid: yyyy-mm-dd or empty. The text alone tells it from others. */
export interface RemittanceText {
  readonly paymentDate: string;
  readonly body: string;
}

/** A claim with its lines and what was found on each. */
export interface ClaimWithFindings {
  readonly place: string;
  readonly claim: string;
  readonly billingNpi: string;
  readonly payerId: string;
  readonly filingIndicator: string;
  readonly chargeCents: number | null;
  readonly lines: readonly {
    readonly line: number;
    readonly procedure: string;
    readonly modifiers: readonly string[];
    readonly date: number;
    readonly chargeCents: number | null;
    readonly allowedCents: number | null;
    readonly control: string;
    readonly findings: readonly {
      readonly code: string;
      readonly direction: string;
      readonly carc: readonly string[];
      readonly state: string;
    }[];
  }[];
}

/** Keeps those that are new. @returns how many were */
export async function addRemittances(session: TenantSession, texts: readonly RemittanceText[]): Promise<number> {
  return session.run(async (client) => {
    let added = 0;
    for (const { paymentDate, body } of texts) {
      const digest = createHash("sha256").update(body).digest();
      const { rowCount } = await client.query(INSERT_REMITTANCE, [session.tenant, digest, paymentDate || null, body]);
      added += rowCount ?? 0;
    }
    return added;
  });
}

export async function remittances(session: TenantSession): Promise<string[]> {
  const rows = await session.rows<{ body: string }>(SELECT_REMITTANCES, [session.tenant]);
  return rows.map(({ body }) => body);
}

interface Row {
  file_id: string;
  claim_index: number;
  claim: string;
  billing_npi: string;
  payer_id: string;
  filing_indicator: string;
  charge_cents: number | null;
  facts: string | null;
  lines: string;
  findings: string;
}

interface LineJson {
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: string;
  readonly date: string;
  readonly charge: number | null;
  readonly allowed: number | null;
}

/** Claims by their CLM01. */
export async function claimsByControl(session: TenantSession, controls: readonly string[]): Promise<ClaimWithFindings[]> {
  const rows = await session.rows<Row>(SELECT_JUDGED_CLAIMS, [session.tenant, controls]);
  return rows.map((row) => {
    const place = { fileId: row.file_id, name: "", order: 0, claimIndex: row.claim_index };
    const sent = row.facts === null ? [] : decodeClaim(row.facts, place).lines;
    const findings = JSON.parse(row.findings) as ({ line: number | null } & ClaimWithFindings["lines"][0]["findings"][0])[];
    return {
      place: `${row.file_id} ${row.claim_index}`,
      claim: row.claim,
      billingNpi: row.billing_npi,
      payerId: row.payer_id,
      filingIndicator: row.filing_indicator,
      chargeCents: row.charge_cents,
      lines: (JSON.parse(row.lines) as LineJson[]).map(({ line, procedure, modifiers, date, charge, allowed }, at) => ({
        line,
        procedure,
        modifiers: modifiers === "" ? [] : modifiers.split(":"),
        date: Number(date),
        chargeCents: charge,
        allowedCents: allowed,
        control: sent[at]?.controlNumber || String(line),
        findings: findings
          .filter((one) => one.line === line)
          .map(({ code, direction, carc, state }) => ({ code, direction, carc: carc ?? [], state })),
      })),
    };
  });
}
