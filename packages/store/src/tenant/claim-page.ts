import type { NotPricedReason } from "@claimscrub/claim";
import { SELECT_CLAIM, SELECT_CLAIM_FINDINGS, SELECT_CLAIM_LINES, SELECT_PATIENT_FACTS } from "../statements/select-claim.ts";
import { cents, findingUnder, ownHead, type OwnLine, ownLine, type StoredHead, type StoredLine } from "../stored-rows.ts";
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

export interface ClaimPageLine extends Omit<OwnLine, "notPricedReason"> {
  readonly notPriced: NotPricedReason | null;
}

interface ClaimRow extends StoredHead<ClaimPage["state"]> {
  readonly run_no: string;
  readonly month: string;
  readonly file_no: string;
  readonly run_id: string;
  readonly file_id: string;
  readonly name: string;
  readonly rendering_npi: string;
  readonly pos: string;
  readonly date: string;
  readonly date_through: string;
  readonly allowed_cents: string | null;
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
    const { rows: lines } = await client.query<StoredLine>(SELECT_CLAIM_LINES, where);
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
      ...ownHead(row),
      renderingNpi: row.rendering_npi,
      pos: row.pos,
      date: row.date,
      dateThrough: row.date_through,
      allowedCents: cents(row.allowed_cents),
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

function asLine(row: StoredLine): ClaimPageLine {
  const { notPricedReason: notPriced, ...own } = ownLine(row);
  return { ...own, notPriced };
}

function withState({ body, state, reason, author, at }: StateRow, file: string): ListedFinding {
  return { ...findingUnder(body, file), state: { name: state ?? "open", reason, author, at: at?.toISOString() ?? null } };
}
