import type { Finding, LineRow } from "@claimscrub/claim";

/** A service line as the driver gives it: LINE_COLUMNS of the statements. */
export interface StoredLine {
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: string;
  readonly units: number | null;
  readonly pos: string;
  readonly date: string;
  readonly date_through: string;
  readonly charge_cents: string | null;
  readonly allowed_cents: string | null;
  readonly not_priced_reason: LineRow["notPricedReason"];
  readonly locality: string;
  readonly rendering_npi: string;
  readonly findings: string;
}

/** What a line says by itself, whatever claim and file it stands in. */
export type OwnLine = Omit<LineRow, "fileId" | "file" | "claim" | "claimIndex" | "payerId" | "billingNpi">;

export function ownLine(row: StoredLine): OwnLine {
  return {
    line: row.line,
    procedure: row.procedure,
    modifiers: split(row.modifiers, ":"),
    units: row.units,
    pos: row.pos,
    date: row.date,
    dateThrough: row.date_through,
    chargeCents: cents(row.charge_cents),
    allowedCents: cents(row.allowed_cents),
    notPricedReason: row.not_priced_reason,
    locality: row.locality,
    renderingNpi: row.rendering_npi,
    findings: split(row.findings, ";"),
  };
}

/** The head of a claim as the driver gives it: CLAIM_COLUMNS of the statements. */
export interface StoredHead<State extends string> {
  readonly claim: string;
  readonly billing_npi: string;
  readonly payer_id: string;
  readonly payer_name: string;
  readonly filing_indicator: string;
  readonly frequency: string;
  readonly charge_cents: string | null;
  readonly state: State;
}

export function ownHead<State extends string>(row: StoredHead<State>) {
  return {
    claim: row.claim,
    billingNpi: row.billing_npi,
    payerId: row.payer_id,
    payerName: row.payer_name,
    filingIndicator: row.filing_indicator,
    frequency: row.frequency,
    chargeCents: cents(row.charge_cents),
    state: row.state,
  };
}

/** A finding by its stored body, under the name that its file has now: the body was written under the name of the first call. */
export function findingUnder(body: string, name: string | undefined): Finding {
  const finding = JSON.parse(body) as Finding;
  return name === undefined || finding.file === name ? finding : { ...finding, file: name };
}

/** The driver gives bigint as text; amounts are integers below 2^53. */
export function cents(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function split(text: string, by: string): string[] {
  return text === "" ? [] : text.split(by);
}
