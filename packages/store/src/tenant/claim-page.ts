import type { Finding, NotPricedReason } from "@claimscrub/claim";
import { SELECT_CLAIM, SELECT_CLAIM_FINDINGS, SELECT_CLAIM_LINES, SELECT_PATIENT_FACTS } from "../statements/select-claim.ts";
import type { FindingStateName } from "./finding-filter.ts";
import type { ListedFinding } from "./findings-page.ts";
import type { TenantSession } from "./tenant-session.ts";

/** A claim as it was judged, with its lines and findings. */
export interface ClaimPage {
  readonly runId: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly claimIndex: number;
  /** CLM01. */
  readonly claim: string;
  readonly billingNpi: string;
  readonly renderingNpi: string;
  readonly payerId: string;
  readonly payerName: string;
  readonly filingIndicator: string;
  readonly frequency: string;
  readonly pos: string;
  /** First and last date of service, yyyy-mm-dd or empty. */
  readonly date: string;
  readonly dateThrough: string;
  readonly chargeCents: number | null;
  readonly allowedCents: number | null;
  readonly state: "clean" | "flagged" | "unreadable";
  readonly lines: readonly ClaimPageLine[];
  readonly findings: readonly ListedFinding[];
  /**
   * The claims of the patient in that run, this one among them, as `decodeClaim` of packages/claim reads them: to price with steps and to judge
   * anew. Empty for a claim that could not be read.
   */
  readonly patientFacts: readonly {
    readonly fileId: string;
    readonly fileName: string;
    readonly claimIndex: number;
    readonly facts: string;
  }[];
}

export interface ClaimPageLine {
  readonly line: number;
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly units: number | null;
  readonly pos: string;
  readonly date: string;
  readonly dateThrough: string;
  readonly chargeCents: number | null;
  readonly allowedCents: number | null;
  readonly notPriced: NotPricedReason | null;
  readonly locality: string;
  readonly renderingNpi: string;
  readonly findings: readonly string[];
}

interface ClaimRow {
  run_no: string;
  month: string;
  file_no: string;
  run_id: string;
  file_id: string;
  name: string;
  claim: string;
  billing_npi: string;
  rendering_npi: string;
  payer_id: string;
  payer_name: string;
  filing_indicator: string;
  frequency: string;
  pos: string;
  date: string;
  date_through: string;
  charge_cents: string | null;
  allowed_cents: string | null;
  state: ClaimPage["state"];
}

interface LineRow {
  line: number;
  procedure: string;
  modifiers: string;
  units: number | null;
  pos: string;
  date: string;
  date_through: string;
  charge_cents: string | null;
  allowed_cents: string | null;
  not_priced_reason: NotPricedReason | null;
  locality: string;
  rendering_npi: string;
  findings: string;
}

interface StateRow {
  body: string;
  state: FindingStateName | null;
  reason: string | null;
  author: string | null;
  at: Date | null;
}

/** A claim by its place, in the run named or its latest. Patient data: the caller writes down who read it. */
export async function claimPage(
  session: TenantSession,
  place: { readonly fileId: string; readonly claimIndex: number; readonly run?: string | undefined },
): Promise<ClaimPage | undefined> {
  return session.run(async (client) => {
    const found = await client.query<ClaimRow>(SELECT_CLAIM, [session.tenant, place.fileId, place.claimIndex, place.run ?? null]);
    const [row] = found.rows;
    if (row === undefined) return undefined;
    const where = [row.run_no, row.month, row.file_no, place.claimIndex];
    const { rows: lines } = await client.query<LineRow>(SELECT_CLAIM_LINES, where);
    const { rows: findings } = await client.query<StateRow>(SELECT_CLAIM_FINDINGS, [session.tenant, ...where]);
    const patient = await client.query<{ file_id: string; name: string; claim_index: number; facts: string }>(SELECT_PATIENT_FACTS, [
      session.tenant,
      ...where,
    ]);
    return {
      runId: row.run_id,
      fileId: row.file_id,
      fileName: row.name,
      claimIndex: place.claimIndex,
      claim: row.claim,
      billingNpi: row.billing_npi,
      renderingNpi: row.rendering_npi,
      payerId: row.payer_id,
      payerName: row.payer_name,
      filingIndicator: row.filing_indicator,
      frequency: row.frequency,
      pos: row.pos,
      date: row.date,
      dateThrough: row.date_through,
      chargeCents: cents(row.charge_cents),
      allowedCents: cents(row.allowed_cents),
      state: row.state,
      lines: lines.map(asLine),
      findings: findings.map((one) => withState(one, row.name)),
      patientFacts: patient.rows.map((one) => ({
        fileId: one.file_id,
        fileName: one.name,
        claimIndex: one.claim_index,
        facts: one.facts,
      })),
    };
  });
}

function asLine(row: LineRow): ClaimPageLine {
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
    notPriced: row.not_priced_reason,
    locality: row.locality,
    renderingNpi: row.rendering_npi,
    findings: split(row.findings, ";"),
  };
}

function withState({ body, state, reason, author, at }: StateRow, file: string): ListedFinding {
  const finding = JSON.parse(body) as Finding;
  return { ...finding, file, state: { name: state ?? "open", reason, author, at: at?.toISOString() ?? null } };
}

function cents(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function split(text: string, by: string): string[] {
  return text === "" ? [] : text.split(by);
}
