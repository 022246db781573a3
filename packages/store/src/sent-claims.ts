import type pg from "pg";
import type { Connections } from "./connections.ts";
import { patientHash } from "./identity.ts";
import {
  COUNT_MARK,
  INSERT_MARK,
  INSERT_SENT_CLAIMS,
  LOCK_MARKS,
  NOTE_SENT,
  SELECT_HISTORY_MARK,
  SELECT_SENT_CLAIMS,
} from "./statements/sent-claims.ts";
import { StoreFault } from "./store-fault.ts";

/** Who said that claims were sent. */
export type SentSource = "submit" | "api" | "remittance";

/** A claim of the history. */
export interface StoredSentClaim {
  readonly fileId: string;
  readonly claimIndex: number;
  /** Text of `encodeClaim`. */
  readonly facts: string;
  readonly mark: number;
}

interface MarkedRun {
  readonly run_no: string;
  readonly run_id: string;
  readonly tenant: string;
  readonly month: string;
  readonly state: string;
  readonly missing_claims: number | null;
}

/** The history as it is now: a number that stands for the same set of sent claims for ever. */
export async function historyMark(connections: Connections, tenant: string): Promise<number> {
  const [row] = await connections.query<{ mark: string }>(SELECT_HISTORY_MARK, [tenant]);
  return Number(row?.mark ?? 0);
}

/** Marks the claims of a run as sent: at once where it is finished whole, else when it will be. Marking twice marks once. */
export async function markSent(connections: Connections, runId: string, source: SentSource): Promise<"marked" | "when-finished"> {
  return connections.transaction(async (client) => {
    const [run] = (await client.query<MarkedRun>(NOTE_SENT, [runId, source])).rows;
    if (run === undefined) throw new StoreFault(`The store knows no run ${runId}.`, "unknown-run", false);
    if (run.state !== "finished" || run.missing_claims !== null) return "when-finished";
    await markRun(client, run, source);
    return "marked";
  });
}

/** Makes the claims of a finished run history, inside a transaction. */
export async function markRun(client: pg.ClientBase, run: Omit<MarkedRun, "state" | "missing_claims">, source: string): Promise<void> {
  await client.query(LOCK_MARKS);
  const [mark] = (await client.query<{ mark_no: string }>(INSERT_MARK, [run.tenant, run.run_no, run.run_id, source])).rows;
  if (mark === undefined) return;
  const { rowCount } = await client.query(INSERT_SENT_CLAIMS, [mark.mark_no, run.run_no, run.month]);
  await client.query(COUNT_MARK, [mark.mark_no, rowCount ?? 0]);
}

/** What was sent before for many patients, by the text of their identity; of each claim the latest up to the mark. One statement. */
export async function readHistory(
  connections: Connections,
  snapshot: { readonly tenant: string; readonly mark: number; readonly identityKey: Uint8Array },
  identities: readonly string[],
): Promise<{ byIdentity: Map<string, StoredSentClaim[]>; fileNos: Map<string, string> }> {
  const byHash = new Map(identities.map((identity) => [hex(patientHash(snapshot.identityKey, identity)), identity]));
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, "hex"));
  const rows = await connections.query<{
    patient: Buffer;
    file_no: string;
    file_id: string;
    claim_index: number;
    body: string;
    mark_no: string;
  }>(SELECT_SENT_CLAIMS, [snapshot.tenant, hashes, snapshot.mark]);
  const byIdentity = new Map<string, StoredSentClaim[]>();
  const fileNos = new Map<string, string>();
  for (const row of rows) {
    const identity = byHash.get(hex(row.patient));
    if (identity === undefined) continue;
    const claim = { fileId: row.file_id, claimIndex: row.claim_index, facts: row.body, mark: Number(row.mark_no) };
    fileNos.set(row.file_id, row.file_no);
    const known = byIdentity.get(identity);
    if (known) known.push(claim);
    else byIdentity.set(identity, [claim]);
  }
  return { byIdentity, fileNos };
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
