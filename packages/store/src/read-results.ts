import type { ClaimRow, Finding, LineRow } from "@claimscrub/claim";
import type { Connections } from "./connections.ts";
import { SELECT_CLAIMS, SELECT_FINDINGS, SELECT_LINES } from "./statements/select-results.ts";

/** A claim as stored: the patient is a keyed hash in hex, or null. */
export type StoredClaim = Omit<ClaimRow, "identity"> & { readonly patient: string | null };

/** Where the rows of a run lie. */
interface RunPlace {
  readonly runNo: string;
  readonly month: string;
}

/** Files of a run by their number in the store. */
type Names = ReadonlyMap<string, { readonly fileId: string; readonly name: string }>;

export async function* readFindings(connections: Connections, run: RunPlace, names: Names): AsyncGenerator<Finding> {
  for await (const { body, file_no } of connections.stream<{ body: string; file_no: string }>(SELECT_FINDINGS, [run.runNo, run.month])) {
    const finding = JSON.parse(body) as Finding;
    const name = names.get(file_no)?.name ?? finding.file;
    // The body was written under the name that the file had in the first call; the latest call's name counts.
    yield finding.file === name ? finding : { ...finding, file: name };
  }
}

interface StoredLine {
  file_no: string;
  claim: string;
  claim_index: number;
  line: number;
  procedure: string;
  modifiers: string;
  units: number | null;
  pos: string;
  date: string;
  date_through: string;
  charge_cents: string | null;
  allowed_cents: string | null;
  not_priced_reason: LineRow["notPricedReason"];
  locality: string;
  payer_id: string;
  billing_npi: string;
  rendering_npi: string;
  findings: string;
}

export async function* readLines(connections: Connections, run: RunPlace, names: Names): AsyncGenerator<LineRow> {
  for await (const row of connections.stream<StoredLine>(SELECT_LINES, [run.runNo, run.month])) {
    yield {
      fileId: names.get(row.file_no)?.fileId ?? "",
      file: names.get(row.file_no)?.name ?? "",
      claim: row.claim,
      claimIndex: row.claim_index,
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
      payerId: row.payer_id,
      billingNpi: row.billing_npi,
      renderingNpi: row.rendering_npi,
      findings: split(row.findings, ";"),
    };
  }
}

interface StoredClaimRow {
  file_no: string;
  claim_index: number;
  claim: string;
  billing_npi: string;
  payer_id: string;
  payer_name: string;
  filing_indicator: string;
  frequency: string;
  charge_cents: string | null;
  lines: number;
  state: ClaimRow["state"];
  patient: Buffer | null;
}

export async function* readClaims(connections: Connections, run: RunPlace, names: Names): AsyncGenerator<StoredClaim> {
  for await (const row of connections.stream<StoredClaimRow>(SELECT_CLAIMS, [run.runNo, run.month])) {
    yield {
      fileId: names.get(row.file_no)?.fileId ?? "",
      claimIndex: row.claim_index,
      claim: row.claim,
      billingNpi: row.billing_npi,
      payerId: row.payer_id,
      payerName: row.payer_name,
      filingIndicator: row.filing_indicator,
      frequency: row.frequency,
      chargeCents: cents(row.charge_cents),
      lines: row.lines,
      state: row.state,
      patient: row.patient?.toString("hex") ?? null,
    };
  }
}

/** The driver gives bigint as text; amounts are integers below 2^53. */
function cents(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function split(text: string, by: string): string[] {
  return text === "" ? [] : text.split(by);
}
