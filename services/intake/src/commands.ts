import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { arrive, BESIDE_ROWS, findFiles } from "@claimscrub/files";
import type { Sender } from "@claimscrub/queue";
import {
  CLAIMSCRUB_VERSION,
  type FileWithoutResult,
  type GivenChoice,
  type GivenConfig,
  readChoices,
  readMaps,
} from "@claimscrub/scrub-claims";
import type { Run } from "@claimscrub/store";
import { connect } from "./connections.ts";
import type { Environment } from "./env.ts";
import { loadLaw } from "./load-law.ts";
import { type Log, startTracing } from "@claimscrub/telemetry";
import { openConfigs } from "./open-configs.ts";
import { SpooledFiles } from "./spooled-files.ts";
import { submitFiles, type Submitted } from "./submit-files.ts";

/** What every command is given. */
export interface Surroundings {
  readonly environment: Environment;
  readonly log: Log;
  /** Writes results to standard output. */
  print(text: string): void;
}

export interface CommonOptions {
  readonly store?: string;
  readonly json?: true;
}

/** Exit codes of the contract. */
export const WITHOUT_RESULT = 3;

/** A command that can't be done as it was asked for: what, and what to do. */
export class CommandFault extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.name = "CommandFault";
    this.exitCode = exitCode;
  }
}

/** `submit`: sends files to the queue. Resolves with the exit code. */
export async function submit(
  paths: readonly string[],
  options: CommonOptions & {
    readonly only?: readonly string[];
    readonly history?: true;
    readonly sent?: true;
    readonly crossCheck: boolean;
    readonly csvMap?: string;
  } & GivenConfig &
    GivenChoice &
    Sender,
  { environment, log, print }: Surroundings,
): Promise<number> {
  const configs = openConfigs(environment);
  const choices = await readChoices(options, configs);
  const csvMaps = await readMaps(options, configs);
  for (const warning of choices.warnings) process.stderr.write(`claimscrub: ${warning}\n`);
  const { found, missing } = await (options.csvMap === undefined
    ? findFiles(paths, environment.startedIn)
    : findFiles(paths, environment.startedIn, BESIDE_ROWS));
  const unopened: FileWithoutResult[] = missing.map(({ name, reason }) => ({ file: name, reason }));
  const spool = new SpooledFiles(environment.home);
  try {
    const submitted: Submitted[] = [];
    for await (const arrival of arrive(found, spool.arriving, process.stdin)) {
      if (arrival.failure === undefined) submitted.push({ name: arrival.name, path: arrival.path });
      else unopened.push({ file: arrival.name, reason: arrival.failure });
    }
    for (const { file, reason } of unopened) process.stderr.write(`claimscrub: ${file}: ${reason}\n`);
    if (submitted.length === 0)
      throw new CommandFault(unopened.length > 0 ? WITHOUT_RESULT : 2, "No file was submitted: there is none to read.");
    const reference = await loadLaw(environment.home);
    const tracing = await startTracing("intake", CLAIMSCRUB_VERSION, environment.tracesTo);
    const connections = await connect(options.store, environment, log, tracing?.telemetry);
    try {
      const submission = await submitFiles(submitted, connections, spool, log, {
        only: options.only,
        reference,
        choices,
        csvMaps,
        history: options.history,
        sent: options.sent,
        sender: { lane: options.lane, tenant: options.tenant },
        ...(options.crossCheck ? {} : { crossCheck: false as const }),
      });
      const withoutResult = [...unopened, ...submission.withoutResult];
      if (options.json) print(`${JSON.stringify({ ...submission, queue: connections.queue.kind, withoutResult })}\n`);
      else {
        print(
          `run ${submission.runId} ${submission.state}: ${submission.files} files, ${submission.claims} claims in ${submission.chunks} chunks\n`,
        );
        for (const { file, reason } of submission.withoutResult) print(`  ${file}: no result (${reason})\n`);
      }
      return withoutResult.length > 0 ? WITHOUT_RESULT : 0;
    } finally {
      await connections.close();
      await tracing?.close();
    }
  } finally {
    spool.close();
  }
}

/**
 * `status`: what the queue holds and how far runs are; with a run and `--findings`, its findings. A run that is named and ended without some of its
 * claims makes the exit code 3.
 */
export async function status(
  runId: string | undefined,
  options: CommonOptions & { readonly findings?: true; readonly tumours?: true },
  { environment, log, print }: Surroundings,
): Promise<number> {
  const { store, queue, close } = await connect(options.store, environment, log);
  try {
    const one = runId === undefined ? undefined : await store.run(runId);
    if (runId !== undefined && one === undefined) throw new CommandFault(2, `There is no run ${runId}. status without a run lists them.`);
    if (one && options.findings) {
      for await (const finding of store.findings(one.runId)) print(`${JSON.stringify(finding)}\n`);
      return 0;
    }
    if (one && options.tumours) {
      for (const { summary } of await store.chunkSummaries(one.runId))
        for (const tumour of summary.tumours ?? []) print(`${JSON.stringify(tumour)}\n`);
      return 0;
    }
    const runs = one ? [one] : await store.runs(20);
    const counts = await queue.counts();
    const deadLetters = await queue.deadLetters();
    if (options.json) print(`${JSON.stringify({ queue: queue.kind, ...counts, letters: deadLetters, latest: runs.map(runInJson) })}\n`);
    else {
      print(`queue on ${queue.kind}: chunks ${inWords(counts.chunks)}; runs ${inWords(counts.runs)}; given up ${counts.deadLetters}\n`);
      for (const run of runs) print(`${runInWords(run)}\n`);
      for (const { runId: dead, chunk, reason } of deadLetters)
        print(`given up: run ${dead}${chunk === null ? "" : ` chunk ${chunk}`} (${reason})\n`);
    }
    return one !== undefined && (one.missingClaims !== null || one.state === "failed") ? WITHOUT_RESULT : 0;
  } finally {
    await close();
  }
}

/** `requeue`: puts jobs that were given up back into the queue: of one run, or of all. */
export async function requeue(
  runId: string | undefined,
  options: CommonOptions,
  { environment, log, print }: Surroundings,
): Promise<number> {
  const { store, queue, close } = await connect(options.store, environment, log);
  try {
    if (runId !== undefined && (await store.run(runId)) === undefined)
      throw new CommandFault(2, `There is no run ${runId}. status without a run lists them.`);
    const outcomes: { runId: string; outcome: string }[] = [];
    for (const one of runId === undefined ? await queue.runsWithLetters() : [runId]) {
      const run = await store.run(one);
      if (!run || (run.state === "finished" && run.missingClaims === null)) {
        // Nothing is left to do: it was finished another way, or its rows are gone.
        await queue.forget(one);
        outcomes.push({ runId: one, outcome: run ? "finished-already" : "unknown-run" });
        continue;
      }
      // First open again, then queued: the other way round a quick worker could close it in between.
      await store.beginRun(run);
      const outcome = await queue.requeue(one);
      outcomes.push({ runId: one, outcome });
    }
    if (options.json) print(`${JSON.stringify({ queue: queue.kind, runs: outcomes })}\n`);
    else if (outcomes.length === 0) print("no job was given up\n");
    else for (const { runId: one, outcome } of outcomes) print(`run ${one}: ${outcome}\n`);
    return outcomes.some(({ outcome }) => outcome === "in-work") ? 1 : 0;
  } finally {
    await close();
  }
}

const LOOK_EVERY_MS = 250;

/** `drain`: waits until the queue is empty; with `now`, lets running jobs end and holds the rest back until `resume`. */
export async function drain(
  options: CommonOptions & { readonly now?: true; readonly resume?: true },
  { environment, log, print }: Surroundings,
): Promise<number> {
  const { queue, close } = await connect(options.store, environment, log);
  const tell = (state: string) =>
    print(options.json ? `${JSON.stringify({ queue: queue.kind, state })}\n` : `queue on ${queue.kind}: ${state}\n`);
  try {
    if (options.resume) {
      await queue.resume();
      tell("resumed");
      return 0;
    }
    if (options.now) {
      await queue.pause();
      while (((await queue.counts()).chunks["active"] ?? 0) > 0) await delay(LOOK_EVERY_MS);
      tell("paused");
      return 0;
    }
    while (!(await queue.isEmpty())) {
      if ((await queue.workers()) === 0)
        throw new CommandFault(4, "The queue is not empty and no worker takes jobs from it. Start one: claimscrub worker --until-empty.");
      await delay(LOOK_EVERY_MS);
    }
    tell("empty");
    return 0;
  } finally {
    await close();
  }
}

function runInJson(run: Run): object {
  const { runId, state, reason, chunks, written, files, missingClaims, options, startedAt, finishedAt, summary } = run;
  return {
    runId,
    state,
    reason,
    chunks,
    written,
    missingClaims,
    options,
    files: files.map(({ name, fileId }) => ({ file: name, fileId })),
    startedAt,
    finishedAt,
    summary,
  };
}

function runInWords({ runId, state, reason, chunks, written, files, missingClaims, summary }: Run): string {
  const done = summary ? `${summary.claims} claims, ${summary.findings} findings` : `${written} of ${chunks} chunks`;
  const why = reason === null || missingClaims !== null ? "" : ` (${reason})`;
  const quarantined = (summary?.quarantined ?? []).map(
    ({ file, claims, missing }) =>
      `\n  quarantined: ${file}${missing === null ? "" : `, ${missing} of ${claims} claims not judged`} (${reason})`,
  );
  return `run ${runId} ${state}${why}: ${files.length} files, ${done}${missingClaims === null ? "" : `; ${missingClaims} claims were not judged`}${quarantined.join("")}`;
}

function inWords(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).flatMap(([state, count]) => (count > 0 ? [`${count} ${state}`] : []));
  return parts.length === 0 ? "none" : parts.join(", ");
}
