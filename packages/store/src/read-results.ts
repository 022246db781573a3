import type { ClaimRow, Finding, LineRow } from "@claimscrub/claim";
import type { Connections } from "./connections.ts";
import { SELECT_CLAIMS, SELECT_FINDINGS, SELECT_LINES } from "./statements/select-results.ts";
import { findingUnder, ownHead, ownLine, type StoredHead, type StoredLine } from "./stored-rows.ts";

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
    yield findingUnder(body, names.get(file_no)?.name);
  }
}

interface LineOfRun extends StoredLine {
  readonly file_no: string;
  readonly claim: string;
  readonly claim_index: number;
  readonly payer_id: string;
  readonly billing_npi: string;
}

export async function* readLines(connections: Connections, run: RunPlace, names: Names): AsyncGenerator<LineRow> {
  for await (const row of connections.stream<LineOfRun>(SELECT_LINES, [run.runNo, run.month])) {
    yield {
      fileId: names.get(row.file_no)?.fileId ?? "",
      file: names.get(row.file_no)?.name ?? "",
      claim: row.claim,
      claimIndex: row.claim_index,
      payerId: row.payer_id,
      billingNpi: row.billing_npi,
      ...ownLine(row),
    };
  }
}

interface ClaimOfRun extends StoredHead<ClaimRow["state"]> {
  readonly file_no: string;
  readonly claim_index: number;
  readonly lines: number;
  readonly patient: Buffer | null;
}

export async function* readClaims(connections: Connections, run: RunPlace, names: Names): AsyncGenerator<StoredClaim> {
  for await (const row of connections.stream<ClaimOfRun>(SELECT_CLAIMS, [run.runNo, run.month])) {
    yield {
      fileId: names.get(row.file_no)?.fileId ?? "",
      claimIndex: row.claim_index,
      ...ownHead(row),
      lines: row.lines,
      patient: row.patient?.toString("hex") ?? null,
    };
  }
}
