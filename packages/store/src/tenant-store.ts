import type { Connections } from "./connections.ts";
import {
  type ApiKey,
  createApiKey,
  listApiKeys,
  type NewApiKey,
  type NewApiKeyWishes,
  revokeApiKey,
  rotateApiKey,
} from "./tenant/api-keys.ts";
import { type Answers, answers } from "./tenant/answers.ts";
import { appendAudit, appendAudits, auditEntries, type AuditEntry } from "./tenant/audit.ts";
import { type ClaimPage, claimPage } from "./tenant/claim-page.ts";
import { addDenialReport, type DenialPattern, denialPatterns, type DenialReport } from "./tenant/denial-reports.ts";
import {
  fileById,
  filesPage,
  type FileState,
  type ListPage,
  type ListPaging,
  runProgress,
  type RunProgress,
  runsPage,
  type StoredFile,
} from "./tenant/files.ts";
import type { FindingFilter, FindingStateName } from "./tenant/finding-filter.ts";
import { findingById, findingsPage, type FindingsPage, type FindingsPaging, type ListedFinding } from "./tenant/findings-page.ts";
import { type Stakes, stakes, type StakesQuestion } from "./tenant/stakes.ts";
import {
  changesOfRun,
  type Days,
  type ExportName,
  exportRows,
  hoursToFix,
  type PracticeClaim,
  practiceClaims,
  runHealth,
  type RunHealth,
  type StaleFile,
  staleFiles,
} from "./tenant/report-parts.ts";
import {
  noteNewRuns,
  payerErrorRows,
  type PayerErrorRow,
  predictionTallies,
  type PredictionTally,
  remittanceCounts,
  type RemittanceCounts,
  settleClaims,
  type SettledClaim,
  type UnsettledClaim,
  waitingLines,
} from "./tenant/outcomes.ts";
import type { AnswersBy } from "./statements/select-answers.ts";
import { addRemittances, type RemittanceText, takeApart, wholeRemittances } from "./tenant/remittances.ts";
import { holdOut, type Lift, lift, setHoldOut } from "./tenant/hold-out.ts";
import { type MohsMix, mohsMix, type PracticeFacts, practiceFacts, type PracticeQuestion } from "./tenant/practice.ts";
import { setStates, type StateChange, stateHistory, undoStates } from "./tenant/states.ts";
import { totals, type Totals, type TotalsRequest } from "./tenant/totals.ts";
import { TenantSession } from "./tenant/tenant-session.ts";

/** What one tenant may see and decide: for the HTTP service and for reports. All methods throw StoreFault where the database fails. */
export class TenantStore {
  readonly tenant: string;
  readonly #session: TenantSession;
  readonly #connections: Connections;
  readonly #identityKey: Uint8Array;

  constructor(connections: Connections, tenant: string, identityKey: Uint8Array) {
    this.tenant = tenant;
    this.#identityKey = identityKey;
    this.#connections = connections;
    this.#session = new TenantSession(connections, tenant);
  }

  /** A page of a run's findings (the latest run's when none is named), with the totals of all that pass the filter. */
  findings(filter: FindingFilter = {}, paging: FindingsPaging = {}): Promise<FindingsPage> {
    return findingsPage(this.#session, filter, paging);
  }

  /** A finding by its id, as its latest run has it. */
  finding(id: string): Promise<ListedFinding | undefined> {
    return findingById(this.#session, id);
  }

  /** Decides about findings; what was decided before stays in the history. */
  setStates(change: {
    readonly ids: readonly string[];
    readonly state: FindingStateName;
    readonly reason?: string | undefined;
    readonly author?: string | undefined;
  }): Promise<StateChange> {
    return setStates(this.#session, change);
  }

  /** Takes one act of `setStates` or `undoStates` back, by its token. */
  undoStates(token: string, author?: string): Promise<StateChange> {
    return undoStates(this.#session, token, author);
  }

  stateHistory(id: string): ReturnType<typeof stateHistory> {
    return stateHistory(this.#session, id);
  }

  /** Files, newest first. */
  files(paging: ListPaging & { readonly state?: FileState | undefined } = {}): Promise<ListPage<StoredFile>> {
    return filesPage(this.#session, paging);
  }

  file(fileId: string): Promise<StoredFile | undefined> {
    return fileById(this.#session, fileId);
  }

  /** Runs, newest first. */
  runs(paging: ListPaging = {}): Promise<ListPage<RunProgress>> {
    return runsPage(this.#session, paging);
  }

  run(runId: string): Promise<RunProgress | undefined> {
    return runProgress(this.#session, runId);
  }

  /** A claim by its place: no claim number is ever part of a question. */
  claim(place: {
    readonly fileId: string;
    readonly claimIndex: number;
    readonly run?: string | undefined;
  }): Promise<ClaimPage | undefined> {
    return claimPage(this.#session, place);
  }

  /** Claims, findings and dollars, by whatever they are to be cut by. */
  totals(request: TotalsRequest): Promise<Totals> {
    return totals(this.#session, request);
  }

  /** What is at stake, by the cuts asked for; undefined where the run named is not there. */
  stakes(question: StakesQuestion): Promise<Stakes | undefined> {
    return stakes(this.#session, question);
  }

  /** Keeps the remittances that are not there yet; how many those were. */
  addRemittances(texts: readonly RemittanceText[]): Promise<number> {
    return addRemittances(this.#session, texts);
  }

  /** Remittances that an earlier version kept whole. */
  wholeRemittances(): Promise<{ remittanceNo: string; body: string }[]> {
    return wholeRemittances(this.#session);
  }

  takeApart(remittanceNo: string, text: RemittanceText): Promise<void> {
    return takeApart(this.#session, remittanceNo, text);
  }

  /** Notes which claim numbers have to be settled again because their claims were judged anew. */
  noteNewRuns(): Promise<void> {
    return noteNewRuns(this.#session);
  }

  /**
   * Settles up to `limit` claim numbers for which a remittance or a judgement is new: `decide` says what came of them, all of it is written or
   * nothing, and claims seen in a remittance become history.
   */
  settleClaims(limit: number, decide: (claims: readonly UnsettledClaim[]) => readonly SettledClaim[]): Promise<number> {
    return settleClaims(this.#session, limit, decide);
  }

  /** How many remittances there are, and how far they met the claims. */
  remittanceCounts(): Promise<RemittanceCounts> {
    return remittanceCounts(this.#session);
  }

  /** Predictions of denials counted by rule, payer, code and what came of them, of what was sent up to a day. */
  predictionTallies(sentUntil: string, rules?: readonly string[]): Promise<PredictionTally[]> {
    return predictionTallies(this.#session, sentUntil, rules);
  }

  /** Answered lines that were sent too lately to count. */
  waitingLines(sentUntil: string): Promise<number> {
    return waitingLines(this.#session, sentUntil);
  }

  /** Lines on which a payer made a mistake under the table, the costliest first. */
  payerErrors(): Promise<PayerErrorRow[]> {
    return payerErrorRows(this.#session);
  }

  /** Share of the claims whose warnings no list shows, so that it can be measured what warnings are worth; 0 for none. */
  holdOut(): Promise<number> {
    return holdOut(this.#session);
  }

  /** @param share 0 to 0.1 */
  setHoldOut(share: number): Promise<void> {
    return setHoldOut(this.#session, share);
  }

  /** How lines with a warning of a denial fared, of claims that are held out and of the others. */
  lift(sentUntil: string, share: number): Promise<Lift> {
    return lift(this.#session, sentUntil, share);
  }

  /** What payers answered, by the cuts asked for. @param reasons CARCs that rules in force give */
  answers(days: Days, by: readonly AnswersBy[], reasons: readonly string[]): Promise<Answers> {
    return answers(this.#session, days, by, reasons);
  }

  /** What the claims of a practice, a group or a physician show. @param pairRules codes of the rules that put two codes against each other */
  practiceFacts(question: PracticeQuestion, pairRules: readonly string[]): Promise<PracticeFacts> {
    return practiceFacts(this.#session, question, pairRules);
  }

  /** Mohs surgery by physician. */
  mohsMix(days: Days = {}): Promise<MohsMix[]> {
    return mohsMix(this.#session, days);
  }

  /**
   * Keeps an anonymous report of a denial; what the same reporter said before is folded.
   * @param reporter a name of ours (a key's id, the command line), of which a keyed hash is kept
   * @param day where the name stands for a whole practice: the same report on another day is another one
   * @returns whether it was counted
   */
  addDenialReport(report: DenialReport, reporter: string, day?: string): Promise<boolean> {
    return addDenialReport(this.#session, report, { key: this.#identityKey, name: reporter, day });
  }

  /** @param least Fewer reports than this are never shown. */
  denialPatterns(code: string | undefined, least: number): Promise<DenialPattern[]> {
    return denialPatterns(this.#session, code, least);
  }

  /** Median hours from a finding to its first "fixed"; null where nothing was fixed. */
  hoursToFix(days: Days = {}): Promise<number | null> {
    return hoursToFix(this.#session, days);
  }

  /** How the runs received on some days went. */
  runHealth(days: Required<Days>): Promise<RunHealth> {
    return runHealth(this.#session, days);
  }

  /** Files that were judged by other rules or another reference than these. */
  staleFiles(law: { readonly rulesVersion: string; readonly referenceFingerprint: string }, limit = 1000): Promise<StaleFile[]> {
    return staleFiles(this.#session, law, limit);
  }

  /** What a run says otherwise than the one before it over the same files, or than the one named. */
  changes(wanted: { readonly run?: string | undefined; readonly against?: string | undefined } = {}): ReturnType<typeof changesOfRun> {
    return changesOfRun(this.#session, wanted);
  }

  /** Claims for practice rates, patient after patient. */
  practiceClaims(days: Days = {}): AsyncGenerator<PracticeClaim> {
    return practiceClaims(this.#connections, this.tenant, days);
  }

  /** Rows of claims, lines or findings as they count now, for files that other programs read. */
  exportRows(name: ExportName, wanted: Days & { readonly run?: string | undefined } = {}): ReturnType<typeof exportRows> {
    return exportRows(this.#connections, this.tenant, name, wanted);
  }

  createApiKey(wishes: NewApiKeyWishes): Promise<NewApiKey> {
    return createApiKey(this.#session, wishes);
  }

  apiKeys(): Promise<ApiKey[]> {
    return listApiKeys(this.#session);
  }

  revokeApiKey(keyId: string): Promise<boolean> {
    return revokeApiKey(this.#session, keyId);
  }

  /** A key in place of another, which goes on for `graceSeconds`. */
  rotateApiKey(keyId: string, graceSeconds: number): Promise<NewApiKey> {
    return rotateApiKey(this.#session, keyId, graceSeconds);
  }

  /** Writes down who read or changed what. */
  audit(entry: AuditEntry): Promise<void> {
    return appendAudit(this.#session, entry);
  }

  /** Writes many entries down at once. */
  audits(entries: readonly (AuditEntry & { readonly at: Date })[]): Promise<void> {
    return appendAudits(this.#session, entries);
  }

  auditEntries(limit: number, before?: number): ReturnType<typeof auditEntries> {
    return auditEntries(this.#session, limit, before);
  }
}
