import { type Claim, decodeClaim } from "@claimscrub/claim";
import { compareText } from "./order.ts";

/** A claim that was sent, as the store keeps it. */
export interface SentClaim {
  readonly fileId: string;
  readonly claimIndex: number;
  /** Text of `encodeClaim`. */
  readonly facts: string;
  /** Which act of sending it belongs to, ascending in time. */
  readonly mark: number;
}

/**
 * The claims sent before of many patients at once, by the text of the patient's identity, as the run's snapshot of history holds them. One
 * question a chunk.
 */
export type ReadHistory = (identities: readonly string[]) => Promise<ReadonlyMap<string, readonly SentClaim[]>>;

/** Reads what was sent before for the patients of a chunk. */
export async function historyOf(claims: readonly Claim[], readHistory: ReadHistory): Promise<ReadonlyMap<string, readonly SentClaim[]>> {
  const identities = new Set<string>();
  for (const claim of claims) if (claim.hasIdentity) identities.add(claim.patientIdentity());
  return identities.size === 0 ? new Map() : readHistory([...identities]);
}

const NONE: readonly Claim[] = [];

/**
 * The history that one patient's claims are judged against. A claim that is scrubbed again takes the place of what was sent under its number by
 * the same billing provider, and files of this run are no history of it.
 */
export function historyOfPatient(
  patient: readonly Claim[],
  history: ReadonlyMap<string, readonly SentClaim[]>,
  filesOfRun: ReadonlyMap<string, unknown>,
): readonly Claim[] {
  const [first] = patient;
  const sent = first?.hasIdentity === true ? history.get(first.patientIdentity()) : undefined;
  if (sent === undefined) return NONE;
  const own = new Set(patient.filter(({ id }) => id !== "").map(numberOf));
  const inOrder = sent
    .filter(({ fileId }) => !filesOfRun.has(fileId))
    .sort((a, b) => a.mark - b.mark || compareText(a.fileId, b.fileId) || a.claimIndex - b.claimIndex);
  // Before every file of the run, in the order in which they were sent: the first of two is the one that the payer has.
  return inOrder
    .map(({ fileId, claimIndex, facts }, at) =>
      decodeClaim(facts, { fileId, name: "", order: at - inOrder.length, claimIndex, isHistory: true }),
    )
    .filter((claim) => claim.id === "" || !own.has(numberOf(claim)));
}

function numberOf({ id, billing }: Claim): string {
  return `${billing.npi} ${id}`;
}
