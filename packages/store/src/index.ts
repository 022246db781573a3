import { Connections } from "./connections.ts";
import { migrate } from "./migrate.ts";
import { Store } from "./store.ts";
import { StoreFault } from "./store-fault.ts";

export type { CollectedEntry, CollectedFile, CollectionLedger } from "./collection-ledger.ts";
export { loadIdentityKey, patientHash } from "./identity.ts";
export type { MissingClaims, RunPart } from "./part-of-run.ts";
export type { StoredClaim } from "./read-results.ts";
export { DEFAULT_TENANT, type Run, type RunFile, type RunPlan, type RunState, runIdOf } from "./run.ts";
export type { SentSource, StoredSentClaim } from "./sent-claims.ts";
export { FILE_LEVEL, type Store } from "./store.ts";
export type { ApiKey, ApiKeyHolder, NewApiKey, NewApiKeyWishes } from "./tenant/api-keys.ts";
export type { AnswerFigures, AnswerRow, Answers } from "./tenant/answers.ts";
export type { AuditEntry } from "./tenant/audit.ts";
export type { ClaimPage, ClaimPageLine } from "./tenant/claim-page.ts";
export { FILE_STATES, type FileState, type ListPage, type ListPaging, type RunProgress, type StoredFile } from "./tenant/files.ts";
export { FINDING_SORTS, FINDING_STATES, type FindingFilter, type FindingSort, type FindingStateName } from "./tenant/finding-filter.ts";
export type { FindingsPage, FindingsPaging, FindingState, ListedFinding } from "./tenant/findings-page.ts";
export type {
  PayerErrorRow,
  PredictionTally,
  RemittanceCounts,
  SettledClaim,
  SettledLine,
  UnsettledClaim,
} from "./tenant/outcomes.ts";
export type { ClaimWithFindings, LineWithFindings, RemittanceText } from "./tenant/remittances.ts";
export type { DenialPattern, DenialReport } from "./tenant/denial-reports.ts";
export { STAKE_CUTS, type StakeCut, type StakeRow, type Stakes, type StakesQuestion } from "./tenant/stakes.ts";
export {
  type Days,
  EXPORT_NAMES,
  type ExportName,
  type FindingChange,
  type PracticeClaim,
  type RunHealth,
  type StaleFile,
} from "./tenant/report-parts.ts";
export type { StateChange } from "./tenant/states.ts";
export type { Lift } from "./tenant/hold-out.ts";
export type { MohsMix, PracticeFacts, PracticeQuestion } from "./tenant/practice.ts";
export { ANSWERS_BY, type AnswersBy } from "./statements/select-answers.ts";
export { TOTALS_BY, type TotalsBy } from "./statements/select-totals.ts";
export type { ClaimTotals, NetByDirection, Totals, TotalsRequest, TotalsRow } from "./tenant/totals.ts";
export type { TenantStore } from "./tenant-store.ts";
export { asStoreFault, StoreFault } from "./store-fault.ts";

export interface StoreOptions {
  /** 32 bytes of `loadIdentityKey`: patients are stored as hashes under it. */
  readonly identityKey: Uint8Array;
  /** Sessions at once; 4 when left out. */
  readonly sessions?: number;
}

/**
 * Opens the store in the database at `url` (postgres://...), on the embedded server or any other, and brings its schema up to date.
 * @throws StoreFault, which names no password and no row.
 */
export async function openStore(url: string, options: StoreOptions): Promise<Store> {
  const connections = new Connections(url, options.sessions ?? 4);
  try {
    await connections.session(async (client) => {
      const { rows } = await client.query<{ server_encoding: string }>("show server_encoding");
      if (rows[0]?.server_encoding !== "UTF8") {
        throw new StoreFault(
          `The store's database has the encoding ${rows[0]?.server_encoding}; it must be UTF8 (create database ... encoding 'UTF8').`,
          "encoding",
          false,
        );
      }
      await migrate(client);
    });
  } catch (error) {
    await connections.close();
    throw error;
  }
  return new Store(connections, options.identityKey);
}
