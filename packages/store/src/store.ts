import type { ChunkResult, Finding, LineRow, RunSummary } from "@claimscrub/claim";
import type { Connections } from "./connections.ts";
import { CollectionLedger } from "./collection-ledger.ts";
import { keepChoices } from "./choices.ts";
import { copyIn } from "./copy-in.ts";
import { claimRows, coverageColumns, findingRows, lineRows } from "./copy-rows.ts";
import { failRun, finishInPart, type MissingClaims, missingClaims, type RunPart } from "./part-of-run.ts";
import { readClaims, readFindings, readLines, type StoredClaim } from "./read-results.ts";
import { describeRun, type RunFileRow, type RunRow } from "./read-runs.ts";
import { DEFAULT_TENANT, runIdOf, type Run, type RunPlan, type RunState } from "./run.ts";
import { historyMark, markRun, markSent, readHistory, type SentSource, type StoredSentClaim } from "./sent-claims.ts";
import { TRY_LOCK_SOURCE, UNLOCK_SOURCE } from "./statements/collected.ts";
import { DELETE_UNUSED_CHOICES, SELECT_CHOICES } from "./statements/choices.ts";
import { DROP_MONTH, SELECT_MONTHS } from "./statements/forget.ts";
import { DELETE_SENT_CLAIMS } from "./statements/sent-claims.ts";
import { copyStatements, INSERT_COVERAGE } from "./statements/copy-results.ts";
import { COUNT_ANEW, FINISH_RUN } from "./statements/finish-run.ts";
import { INSERT_CHUNK } from "./statements/insert-chunk.ts";
import { DELETE_RESULTS, RESTART_RUN } from "./statements/recut-run.ts";
import { DELETE_RUN_FILES, INSERT_RUN_FILES } from "./statements/replace-run-files.ts";
import { SELECT_CHUNK, SELECT_RUN, SELECT_RUN_FILES, SELECT_RUNS } from "./statements/select-run.ts";
import { COUNT_RUN_FILES, INSERT_SUPERSEDED } from "./statements/superseded.ts";
import { SELECT_CHUNK_SUMMARIES } from "./statements/select-results.ts";
import { END_FILES, MOVE_FILES, SELECT_QUARANTINED } from "./statements/move-files.ts";
import { UPSERT_FILES } from "./statements/upsert-files.ts";
import { UPSERT_RUN } from "./statements/upsert-run.ts";
import { StoreFault } from "./store-fault.ts";
import { type ApiKeyHolder, verifyApiKey } from "./tenant/api-keys.ts";
import { TenantStore } from "./tenant-store.ts";

/** The chunk number of findings that belong to whole files; it is not counted among a run's chunks. */
export const FILE_LEVEL = -1;

/** A run that this process writes to. */
interface OpenRun {
  readonly runNo: string;
  readonly tenant: string;
  /** First day of its month, `2026-11-01`. */
  readonly month: string;
  readonly cut: string;
  readonly fileNos: ReadonlyMap<string, string>;
  /** Files of claims sent earlier that this process has read for the run. */
  readonly earlierFiles: Map<string, string>;
  readonly finished: boolean;
  readonly historyMark: number | undefined;
}

/** Runs and their results in PostgreSQL. All methods throw StoreFault where the database fails. */
export class Store {
  readonly #connections: Connections;
  readonly #identityKey: Uint8Array;
  readonly #open = new Map<string, Promise<OpenRun>>();
  /** Runs whose files this process has told to be scrubbing. */
  readonly #begun = new Set<string>();

  constructor(connections: Connections, identityKey: Uint8Array) {
    this.#connections = connections;
    this.#identityKey = identityKey;
  }

  /**
   * Begins a run, or takes up the one that makes the same judgement. Where that one is finished, nothing more will be written. Where it is
   * not: what it has in the same cut stays; what it has in another cut goes. One that was finished in part is opened again.
   */
  async beginRun(plan: RunPlan): Promise<{ readonly runId: string; readonly state: "new" | "resumed" | "finished" }> {
    const runId = runIdOf(plan);
    const tenant = plan.tenant ?? DEFAULT_TENANT;
    const unique = [...new Map(plan.files.map((file) => [file.fileId, file])).values()];
    const begun = await this.#connections.transaction(async (client) => {
      const files = only(
        (
          await client.query<{ numbers: string[] }>(UPSERT_FILES, [
            tenant,
            unique.map((file) => file.fileId),
            unique.map((file) => file.name),
            unique.map((file) => file.byteLength),
          ])
        ).rows,
      ).numbers;
      const law = [plan.rulesVersion, plan.referenceFingerprint, plan.options, plan.historyMark ?? null];
      const values = [runId, tenant, ...law, plan.cut, plan.chunks, await keepChoices(client, tenant, plan.choices)];
      const run = only((await client.query<BegunRun>(UPSERT_RUN, values)).rows);
      const inPart = run.missing_claims !== null;
      const open = run.state !== "finished" || inPart;
      // What was finished stays finished where only the rest is to be done.
      const again =
        inPart && run.cut === plan.cut
          ? only((await client.query<{ numbers: string[] }>(SELECT_QUARANTINED, [files])).rows).numbers
          : files;
      if (open) await client.query(MOVE_FILES, [again, "planned", run.run_no, null]);
      if (open && (run.cut !== plan.cut || run.state !== "scrubbing")) {
        for (const statement of run.cut === plan.cut ? [] : DELETE_RESULTS) await client.query(statement, [run.run_no]);
        await client.query(RESTART_RUN, [run.run_no, plan.cut, plan.chunks]);
      }
      await client.query(DELETE_RUN_FILES, [run.run_no]);
      await client.query(INSERT_RUN_FILES, [
        run.run_no,
        tenant,
        plan.files.map((file) => file.fileId),
        plan.files.map((file) => file.name),
        plan.files.map((file) => file.withoutResult ?? null),
        plan.files.map((file) => file.claims ?? null),
      ]);
      return { ...run, open };
    });
    this.#open.delete(runId);
    this.#begun.delete(runId);
    return { runId, state: !begun.open ? "finished" : begun.times === 1 ? "new" : "resumed" };
  }

  /** What a run was submitted with, as RunPlan.choices; undefined where nothing was chosen. */
  async choices(runId: string): Promise<string | undefined> {
    const [row] = await this.#connections.query<{ body: string }>(SELECT_CHOICES, [runId]);
    return row?.body;
  }

  /**
   * Writes what judging a chunk yielded, in one transaction: all of it or nothing. A chunk that is there already is left as it is, so that
   * a job delivered twice writes once.
   */
  async writeChunk(runId: string, chunk: number, result: ChunkResult): Promise<"written" | "already-there"> {
    const run = await this.#openRun(runId);
    if (run.finished) return "already-there";
    if (chunk !== FILE_LEVEL) await this.#scrubbing(runId, run, result);
    const place = {
      tenant: run.tenant,
      month: run.month,
      run: run.runNo,
      chunk,
      fileNo: (fileId: string) => {
        const fileNo = run.fileNos.get(fileId) ?? run.earlierFiles.get(fileId);
        if (fileNo === undefined)
          throw new StoreFault(`Chunk ${chunk} holds a row of a file that its run does not name.`, "unknown-file", false);
        return fileNo;
      },
    };
    return this.#connections.transaction(async (client) => {
      const { rowCount } = await client.query(INSERT_CHUNK, [run.runNo, chunk, JSON.stringify(result.summary), run.cut]);
      if (rowCount === 0) return "already-there";
      const copy = copyStatements(run.month);
      await copyIn(client, copy.claims, claimRows(place, result, this.#identityKey));
      await copyIn(client, copy.lines, lineRows(place, result));
      await copyIn(client, copy.findings, findingRows(place, result));
      await client.query(INSERT_COVERAGE, [run.runNo, chunk, ...coverageColumns(result)]);
      return "written";
    });
  }

  /** Whether a chunk need not be done any more. */
  async hasChunk(runId: string, chunk: number): Promise<boolean> {
    const { runNo } = await this.#openRun(runId);
    return (await this.#connections.query(SELECT_CHUNK, [runNo, chunk])).length > 0;
  }

  /**
   * Closes a run with its summary. False where it was closed before, or is being written anew in another cut.
   * @throws StoreFault where chunks are missing.
   */
  async finishRun(runId: string, summary: RunSummary): Promise<boolean> {
    const run = await this.#openRun(runId);
    await this.#connections.query(COUNT_ANEW, [run.month]);
    const finished = await this.#connections.transaction(async (client) => {
      const { rows } = await client.query<{ sent_source: string | null }>(FINISH_RUN, [run.runNo, JSON.stringify(summary), run.cut]);
      const [ended] = rows;
      if (ended === undefined) return false;
      await client.query(COUNT_RUN_FILES, [run.runNo, run.month]);
      await client.query(INSERT_SUPERSEDED, [run.runNo, run.month, run.tenant]);
      await client.query(END_FILES, [run.runNo]);
      if (ended.sent_source !== null) {
        await markRun(client, { run_no: run.runNo, run_id: runId, tenant: run.tenant, month: run.month }, ended.sent_source);
      }
      return true;
    });
    const now = finished ? undefined : await this.run(runId);
    if (now && now.state !== "finished" && now.cut === run.cut) {
      throw new StoreFault(
        `Run ${runId} can't be finished: ${now.written} of its ${now.chunks} chunks are there.`,
        "run-incomplete",
        false,
      );
    }
    this.#open.delete(runId);
    return finished;
  }

  /** Files of a run some claims of which are not there, in the order of the call. */
  async missingClaims(runId: string): Promise<MissingClaims[]> {
    return missingClaims(this.#connections, await this.#openRun(runId));
  }

  /**
   * Closes a run some chunks of which were given up, with the summary of the others: the files that lack claims are quarantined, the rest is
   * finished and counts in reports. Sent claims become history when the run is whole. False where chunks have come since, or it was closed before.
   */
  async finishInPart(runId: string, summary: RunSummary, part: RunPart): Promise<boolean> {
    const closed = await finishInPart(this.#connections, await this.#openRun(runId), summary, part);
    this.#open.delete(runId);
    this.#begun.delete(runId);
    return closed;
  }

  /**
   * Marks a run that can't go on, and quarantines its files.
   * @param reason a stable word, never a text from a file
   * @param files what is known of claims that were not judged
   */
  async failRun(runId: string, reason: string, files: readonly MissingClaims[] = []): Promise<void> {
    await failRun(this.#connections, await this.#openRun(runId), reason, files);
    this.#open.delete(runId);
    this.#begun.delete(runId);
  }

  async run(runId: string): Promise<Run | undefined> {
    const [row] = await this.#connections.query<RunRow>(SELECT_RUN, [runId]);
    return row && describeRun(row, await this.#files(row.run_no));
  }

  /** The latest runs, newest first. */
  async runs(limit: number): Promise<Run[]> {
    const rows = await this.#connections.query<RunRow>(SELECT_RUNS, [limit]);
    return Promise.all(rows.map(async (row) => describeRun(row, await this.#files(row.run_no))));
  }

  /** The chunks' shares of the summary, in order of chunk; the file-level one (FILE_LEVEL) first. */
  async chunkSummaries(runId: string): Promise<{ chunk: number; summary: RunSummary }[]> {
    const { runNo } = await this.#openRun(runId);
    const rows = await this.#connections.query<{ chunk: number; summary: string }>(SELECT_CHUNK_SUMMARIES, [runNo]);
    return rows.map(({ chunk, summary }) => ({ chunk, summary: JSON.parse(summary) as RunSummary }));
  }

  /** Findings of a run in the contract's order: file, claimIndex, line (null first), code, id. */
  async *findings(runId: string): AsyncGenerator<Finding> {
    const run = await this.#openRun(runId);
    yield* readFindings(this.#connections, run, await this.#fileNames(run.runNo));
  }

  /** Lines of a run in file order. */
  async *lines(runId: string): AsyncGenerator<LineRow> {
    const run = await this.#openRun(runId);
    yield* readLines(this.#connections, run, await this.#fileNames(run.runNo));
  }

  /** Claims of a run in file order, patients as hashes. */
  async *claims(runId: string): AsyncGenerator<StoredClaim> {
    const run = await this.#openRun(runId);
    yield* readClaims(this.#connections, run, await this.#fileNames(run.runNo));
  }

  /** The history of sent claims as it is now, as a number for RunPlan.historyMark. */
  historyMark(tenant: string = DEFAULT_TENANT): Promise<number> {
    return historyMark(this.#connections, tenant);
  }

  /** Marks the claims of a run as sent, so that later runs are judged against them; when it is finished, where it isn't yet. */
  markSent(runId: string, source: SentSource): Promise<"marked" | "when-finished"> {
    return markSent(this.#connections, runId, source);
  }

  /**
   * What was sent before for many patients, by the text of their identity, in the snapshot of the run. One statement.
   * @throws StoreFault `no-snapshot` for a run that is judged without history.
   */
  async readHistory(runId: string, identities: readonly string[]): Promise<ReadonlyMap<string, readonly StoredSentClaim[]>> {
    const run = await this.#openRun(runId);
    if (run.historyMark === undefined) throw new StoreFault(`Run ${runId} is judged without history.`, "no-snapshot", false);
    const snapshot = { tenant: run.tenant, mark: run.historyMark, identityKey: this.#identityKey };
    const { byIdentity, fileNos } = await readHistory(this.#connections, snapshot, identities);
    for (const [fileId, fileNo] of fileNos) run.earlierFiles.set(fileId, fileNo);
    return byIdentity;
  }

  /**
   * Forgets runs received before the first of a month (`2024-01-01`), month after month, and claims sent for services before a day. Only whoever owns
   * the schema may. Gives the months that went.
   */
  async forget(before: { readonly month?: string | undefined; readonly sentBefore?: string | undefined }): Promise<readonly string[]> {
    const gone: string[] = [];
    if (before.month !== undefined) {
      const months = await this.#connections.query<{ month: string }>(SELECT_MONTHS, [before.month]);
      for (const { month } of months) {
        await this.#connections.query(DROP_MONTH, [month]);
        gone.push(month);
      }
    }
    if (gone.length > 0) await this.#connections.query(DELETE_UNUSED_CHOICES);
    if (before.sentBefore !== undefined) await this.#connections.query(DELETE_SENT_CLAIMS, [before.sentBefore]);
    return gone;
  }

  /** What one tenant may see and decide. */
  forTenant(tenant: string): TenantStore {
    return new TenantStore(this.#connections, tenant, this.#identityKey);
  }

  /** Whose key this is; undefined for one that is unknown, expired or revoked. */
  verifyApiKey(key: string): Promise<ApiKeyHolder | undefined> {
    return verifyApiKey(this.#connections, key);
  }

  /**
   * Runs `work` with what was taken from a source, while nobody else does so for that source; undefined where another does.
   * @param source the operator's name of it
   */
  async collecting<T>(source: string, work: (ledger: CollectionLedger) => Promise<T>): Promise<T | undefined> {
    // What goes wrong with the source is not the store's fault, and must not be told as one.
    let outcome: { readonly result: T } | { readonly failure: unknown } | undefined;
    await this.#connections.session(async (client) => {
      const { rows } = await client.query<{ locked: boolean }>(TRY_LOCK_SOURCE, [source]);
      if (rows[0]?.locked !== true) return;
      try {
        outcome = { result: await work(new CollectionLedger(client, source)) };
      } catch (failure) {
        outcome = { failure };
      }
      // A session that is gone has let go already.
      await client.query(UNLOCK_SOURCE, [source]).catch(() => undefined);
    });
    if (outcome === undefined) return undefined;
    if ("failure" in outcome) throw outcome.failure;
    return outcome.result;
  }

  /** Closes all sessions; what is running ends first. */
  async close(): Promise<void> {
    await this.#connections.close();
  }

  /**
   * Moves the files of a run on to scrubbing with its first chunk in this process; with any later one the chunk's own files, since somebody else
   * may have opened the run again meanwhile.
   */
  async #scrubbing(runId: string, run: OpenRun, { claims }: ChunkResult): Promise<void> {
    const ofChunk = () => [...new Set(claims.map(({ fileId }) => run.fileNos.get(fileId)))].filter((fileNo) => fileNo !== undefined);
    const fileNos = this.#begun.has(runId) ? ofChunk() : [...run.fileNos.values()];
    this.#begun.add(runId);
    await this.#connections.query(MOVE_FILES, [fileNos, "scrubbing", run.runNo, null]);
  }

  #openRun(runId: string): Promise<OpenRun> {
    let open = this.#open.get(runId);
    if (!open) {
      open = this.#findRun(runId);
      this.#open.set(runId, open);
      // A run that was finished in part may be opened again by somebody else.
      open.then(({ finished }) => finished && this.#open.delete(runId)).catch(() => this.#open.delete(runId));
    }
    return open;
  }

  async #findRun(runId: string): Promise<OpenRun> {
    const [row] = await this.#connections.query<RunRow>(SELECT_RUN, [runId]);
    if (!row) throw new StoreFault(`The store knows no run ${runId}.`, "unknown-run", false);
    const files = await this.#files(row.run_no);
    const fileNos = new Map(files.map((file) => [file.file_id, file.file_no]));
    return {
      runNo: row.run_no,
      tenant: row.tenant,
      month: row.month,
      cut: row.cut,
      fileNos,
      earlierFiles: new Map(),
      finished: row.state === "finished",
      historyMark: row.history_mark === null ? undefined : Number(row.history_mark),
    };
  }

  #files(runNo: string): Promise<RunFileRow[]> {
    return this.#connections.query<RunFileRow>(SELECT_RUN_FILES, [runNo]);
  }

  /** First name of each file in the call, by its number. */
  async #fileNames(runNo: string): Promise<Map<string, { fileId: string; name: string }>> {
    const files = await this.#files(runNo);
    return new Map(files.toReversed().map((file) => [file.file_no, { fileId: file.file_id, name: file.name }]));
  }
}

interface BegunRun {
  readonly run_no: string;
  readonly state: RunState;
  readonly cut: string;
  readonly times: number;
  readonly missing_claims: number | null;
}

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new StoreFault("A statement that must answer with a row gave none.", "no-row", false);
  return row;
}
