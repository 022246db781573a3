import { createHash } from "node:crypto";
import { openFile, type OpenFile } from "@claimscrub/files";
import type { Sender } from "@claimscrub/queue";
import { type Checked, checkFiles, type CrossChecked } from "@claimscrub/second-reader";
import {
  carryChoices,
  type Choices,
  CHUNK_CLAIMS,
  createJudging,
  csvLayoutsWord,
  type CsvMaps,
  isX12Plan,
  type FileWithoutResult,
  judgingOptions,
  type NamedSource,
  type PlannedFiles,
  planFiles,
  planRun,
  UNCHECKED,
} from "@claimscrub/scrub-claims";
import { FILE_LEVEL } from "@claimscrub/store";
import type { Log, ServiceMetrics } from "@claimscrub/telemetry";
import type { Connections } from "./connections.ts";
import type { SpooledFiles } from "./spooled-files.ts";

/** A file to submit: its name as given, and where its decompressed bytes lie at this moment. */
export interface Submitted {
  readonly name: string;
  readonly path: string;
}

/** What came of a submission. */
export interface Submission {
  readonly runId: string;
  /** `finished`: this very judgement is in the store already; nothing was queued. */
  readonly state: "queued" | "already-queued" | "finished";
  readonly files: number;
  readonly claims: number;
  readonly chunks: number;
  /** Files that were read a second time by another reader. */
  readonly crossChecked: number;
  /** Files of which nothing can be judged. */
  readonly withoutResult: readonly FileWithoutResult[];
}

export interface SubmitOptions {
  /** Codes, ids or authorities of the only rules to run. */
  readonly only?: readonly string[] | undefined;
  /** The law to judge by; the built-in one where left out. */
  readonly reference?: Parameters<typeof createJudging>[1];
  /** Payers' terms, rule set, rules from outside and sidecar: they travel with the run. */
  readonly choices?: Choices | undefined;
  /** Maps of columns, for files in rows. */
  readonly csvMaps?: CsvMaps | undefined;
  /** Judge against what was sent before, as the store has it now. */
  readonly history?: boolean | undefined;
  /** These claims go to their payers: once they are judged, they are history for later runs. */
  readonly sent?: boolean | undefined;
  readonly sender?: Sender | undefined;
  /** Which files are read twice; false for none, and then a file that was quarantined for it is judged after all. */
  readonly crossCheck?: CrossChecked | false;
  readonly metrics?: ServiceMetrics | undefined;
}

/**
 * Registers files that are to be judged together, keeps copies for the workers, plans them, and queues the run. Submitting the same files
 * again while they wait, or after they were judged by the same law, changes nothing.
 */
export async function submitFiles(
  submitted: readonly Submitted[],
  { store, queue }: Pick<Connections, "store" | "queue">,
  spool: SpooledFiles,
  log: Log,
  options: SubmitOptions = {},
): Promise<Submission> {
  const { terms, choice } = options.choices ?? {};
  const judging = createJudging(options.only, options.reference, terms, choice);
  const copies = new Map<string, { name: string; path: string; byteLength: number }>();
  const opened: OpenFile[] = [];
  const sources: (NamedSource & { readonly path: string })[] = [];
  let planned: PlannedFiles;
  let checked: Checked;
  try {
    for (const [ordinal, { name, path }] of submitted.entries()) {
      const copy = spool.take(path, ordinal);
      const source = await openFile(copy);
      opened.push(source);
      sources.push({ name, path: copy, byteLength: source.byteLength, open: async () => source });
    }
    planned = await planFiles({
      ...judging,
      csvMaps: options.csvMaps,
      sources,
      newHash: newSha256,
      filePlanned: (fileId, source) => copies.set(fileId, source as (typeof sources)[number]),
      fileRepeated: () => log.warn({}, "two files hold the same bytes; they are judged once"),
    });
    const twice = planned.files.flatMap(({ fileId, name, plan }) => (isX12Plan(plan) ? [{ fileId, name, plan }] : []));
    checked = await checkFiles(twice, (fileId) => openFile(copies.get(fileId)!.path), {
      which: options.crossCheck,
      log,
      metrics: options.metrics,
    });
  } finally {
    for (const source of opened) await source.close();
  }
  const quarantined = new Set(checked.quarantined.map(({ file }) => file));
  const plan = planRun(planned.files.filter(({ name }) => !quarantined.has(name)));
  const withoutResult = [...planned.withoutResult, ...checked.quarantined];
  const reasons = new Map(withoutResult.map(({ file, reason }) => [file, reason]));
  const begun = await store.beginRun({
    files: [...copies].map(([fileId, { name, byteLength }]) => ({
      fileId,
      name,
      byteLength,
      withoutResult: reasons.get(name),
      claims: quarantined.has(name) ? 0 : planned.files.find((file) => file.fileId === fileId)?.plan.claims,
    })),
    rulesVersion: judging.rulesVersion,
    referenceFingerprint: judging.reference.fingerprint,
    options: [
      judgingOptions(options.only, terms, choice),
      csvLayoutsWord(planned.files, newSha256),
      ...(options.crossCheck === false ? [UNCHECKED] : []),
    ]
      .filter((text) => text !== "")
      .join(" "),
    cut: String(CHUNK_CLAIMS),
    chunks: plan.chunks,
    tenant: options.sender?.tenant,
    choices: carryChoices(options.choices ?? {}),
    ...(options.history === true ? { historyMark: await store.historyMark(options.sender?.tenant) } : {}),
  });
  if (options.sent === true) await store.markSent(begun.runId, "submit");
  const told = { files: copies.size, claims: plan.claims, chunks: plan.chunks, crossChecked: checked.count, withoutResult };
  if (begun.state === "finished") return { runId: begun.runId, state: "finished", ...told };
  spool.handOver(begun.runId, new Map([...copies].map(([fileId, { path }]) => [fileId, path])));
  await store.writeChunk(begun.runId, FILE_LEVEL, planned.result);
  const chunks = Array.from({ length: plan.chunks }, (_, chunk) => ({ runId: begun.runId, ...plan.job(chunk) }));
  const state = await queue.submit({ runId: begun.runId }, chunks, options.sender);
  log.info({ runId: begun.runId, files: copies.size, chunks: plan.chunks, claims: plan.claims }, `run ${state}`);
  return { runId: begun.runId, state, ...told };
}

function newSha256() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}
