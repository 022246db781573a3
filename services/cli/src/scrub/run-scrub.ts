import { carryingForward } from "@claimscrub/reference";
import { createHash } from "node:crypto";
import process from "node:process";
import {
  CHUNK_CLAIMS,
  type ChunkWorkers,
  createJudging,
  csvLayoutsWord,
  exitCode,
  type Judging,
  judgingOptions,
  type PlannedRun,
  runInline,
} from "@claimscrub/scrub-claims";
import { readMaps } from "../config/csv-maps.ts";
import { readPaymentConfig } from "../config/payment-config.ts";
import type { Environment } from "../env.ts";
import { loadReference } from "../reference/reference-home.ts";
import { createChunkRunner, type RunnerSetup, type StoreTarget } from "./chunk-runner.ts";
import { sidecarWords } from "./choice-words.ts";
import { type Input, locateInputs, openInputs } from "./inputs.ts";
import { Outputs, wantedRows } from "./outputs.ts";
import { ProgressBar } from "./progress.ts";
import type { RunStore } from "./run-store.ts";
import type { ScrubOptions } from "./scrub-options.ts";
import { SpillFile, SpillReader, SpoolFolder } from "./spool-folder.ts";
import { StandardOutput } from "./standard-output.ts";
import { onInterrupt } from "./interrupt.ts";
import { startThreads } from "./worker-pool.ts";

/** Below this many claims a thread costs more than it gives. */
const CLAIMS_WORTH_A_THREAD = 2000;

/** Scrubs what was asked for; resolves with the exit code. @throws Failure */
export async function runScrub(options: ScrubOptions, environment: Environment): Promise<0 | 1 | 3> {
  const located = await locateInputs(options.paths, environment.startedIn, options.csvMap !== undefined);
  const { setup: terms } = await readPaymentConfig(options.config, environment);
  const csvMaps = await readMaps(options.csvMap, options.config, environment);
  const spool = new SpoolFolder(environment.home);
  const bar = new ProgressBar();
  // The server starts while this thread loads rules and tables. A failure is reported where it is awaited.
  const opening = options.store === undefined ? undefined : openRunStore(options.store, environment.home);
  opening?.catch(() => undefined);
  let outputs: Outputs | undefined;
  const stopListening = onInterrupt(() => {
    spool.remove();
    outputs?.discard();
  });
  try {
    const { reference: loaded, snapshot } = await loadReference(environment);
    const reference = options.carryForward === true ? carryingForward(loaded) : loaded;
    if (options.carryForward === true)
      warn(
        "Tables serve up to 12 months past their end; what rests on them says so: (carried forward). It may be wrong: import the releases.",
      );
    const choice = options.choice?.choice;
    for (const warning of options.choice?.warnings ?? []) warn(warning);
    const judging = createJudging(options.only, reference, terms, choice);
    const inputs = await openInputs(located, spool);
    outputs = new Outputs(options, new StandardOutput());
    const byFileId = new Map<string, Input>();
    let historyMark: number | undefined;
    const spill = new SpillFile(spool.file("files.spill"));
    const spills = new SpillReader();
    let planned: PlannedRun | undefined;
    const outcome = await runInline({
      ...judging,
      csvMaps,
      sources: inputs.found,
      unopened: inputs.unopened,
      newHash: () => createHashInHex(),
      filePlanned: (fileId, source) => byFileId.set(fileId, source as Input),
      fileRepeated: (name, earlier) => warn(`${name} holds the same bytes as ${earlier}; it is judged once.`),
      startWorkers: async (run) => {
        planned = run;
        historyMark = options.history ? await (await opening)?.historyMark() : undefined;
        const target = await (await opening)?.begin({
          files: [...byFileId].map(([fileId, { name, byteLength }]) => ({ fileId, name, byteLength })),
          rulesVersion: judging.rulesVersion,
          referenceFingerprint: judging.reference.fingerprint,
          options: [judgingOptions(options.only, terms, choice), csvLayoutsWord(run.files, createHashInHex)]
            .filter((word) => word !== "")
            .join(" "),
          cut: String(CHUNK_CLAIMS),
          chunks: run.plan.chunks,
          historyMark,
        });
        return startWorkers(run, byFileId, options, target, spool, { reference: snapshot, terms }, judging);
      },
      keepFileLevel: async (result) => (await opening)?.keepFileLevel(result),
      spill,
      openSpill: (name) => spills.open(name),
      wanted: wantedRows(options),
      historyMark: () => historyMark,
      begin: async (summary) => outputs!.begin(summary, await (await opening)?.experience(Object.keys(summary.byRule))),
      take: (records) => outputs!.take(records),
      progress: (progress) => bar.show(progress),
      now: () => performance.now(),
    });
    await (await opening)?.finish(outcome.summary);
    bar.stop();
    for (const name of await outputs.acknowledge(planned!, byFileId))
      warn(`${name} gets no 999 and no 277CA: there is nothing in it to answer, as it is no X12 or holds only answers.`);
    // Findings alone would not say it: an archive that can't be opened has none.
    if (options.format !== "table")
      for (const { file, reason } of outcome.summary.filesWithoutResult ?? []) warn(`no result for ${file}: ${reason}`);
    const unmatched = sidecarWords(outcome.summary);
    if (unmatched !== undefined) warn(unmatched);
    await outputs.end();
    spill.close();
    spills.close();
    return exitCode({ ...outcome, failOn: options.failOn });
  } finally {
    bar.stop();
    outputs?.discard();
    spool.remove();
    await (await opening?.catch(() => undefined))?.close();
    stopListening();
  }
}

async function startWorkers(
  { plan, places }: PlannedRun,
  inputs: ReadonlyMap<string, Input>,
  options: ScrubOptions,
  store: StoreTarget | undefined,
  spool: SpoolFolder,
  law: Pick<RunnerSetup, "reference" | "terms">,
  judging: Judging,
): Promise<ChunkWorkers> {
  const setup = (thread: number): RunnerSetup => ({
    files: plan.files,
    paths: new Map([...inputs].map(([fileId, input]) => [fileId, input.path])),
    places,
    only: options.only,
    ruleSet: options.choice?.choice.ruleSet,
    sidecar: options.choice?.choice.sidecar,
    modules: options.choice?.modules ?? [],
    ...law,
    carryForward: options.carryForward,
    wanted: wantedRows(options),
    spill: spool.file(`thread-${thread}.spill`),
    store,
  });
  const worthwhile = options.jobsGiven ? plan.chunks : Math.floor(plan.claims / CLAIMS_WORTH_A_THREAD);
  const threads = Math.max(1, Math.min(options.jobs, worthwhile));
  if (threads > 1 || plan.claims >= CLAIMS_WORTH_A_THREAD)
    return startThreads(Array.from({ length: threads }, (_, thread) => setup(thread)));
  const runner = await createChunkRunner(setup(0), judging);
  return { inFlight: 1, run: (job) => runner.run(job), close: () => runner.close() };
}

/** Loads the driver of the database only where there is one to be reached. */
async function openRunStore(url: string, home: string): Promise<RunStore> {
  return (await import("./run-store.ts")).RunStore.open(url, home);
}

function createHashInHex() {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
}

/** A word of warning on standard error. */
function warn(text: string): void {
  process.stderr.write(`claimscrub: ${text}\n`);
}
