import fs from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { arrive } from "@claimscrub/files";
import type { CollectionLedger } from "@claimscrub/store";
import type { Log, ServiceMetrics } from "@claimscrub/telemetry";
import type { Connections } from "./connections.ts";
import type { CrossChecked } from "@claimscrub/second-reader";
import type { Arrival, Source } from "./sources/source.ts";
import { SpooledFiles } from "./spooled-files.ts";
import { type Submission, submitFiles, type SubmitOptions, type Submitted } from "./submit-files.ts";
import type { SourceConfig } from "./watch-config.ts";

export interface CollectPorts extends Pick<Connections, "store" | "queue"> {
  readonly home: string;
  readonly log: Log;
  readonly metrics?: ServiceMetrics | undefined;
  /** The law at this moment. */
  reference(): Promise<SubmitOptions["reference"]>;
  /** What operators choose beside rules and law, at this moment. */
  choices(): Promise<SubmitOptions["choices"]>;
  /** Maps of columns for files in rows, as they are at this moment; none where left out. */
  csvMaps?(): Promise<SubmitOptions["csvMaps"]>;
  readonly crossCheck: CrossChecked;
  /** Milliseconds since 1970. */
  now(): number;
}

/** An interchange without an end is given so long for the rest of it to come; then it is taken as it is, and its findings say so. */
const UNFINISHED_FOR_MS = 15 * 60_000;
const TAIL_BYTES = 4096;

/**
 * Looks at a source once and submits what is at rest there, as one run, or file by file. What an intake that died had begun is finished
 * first: the same batch again, and so the same run. Nothing is put away before its run is in the queue.
 * @returns the runs; undefined where another intake is at this source
 */
export async function collect(source: Source, config: SourceConfig, ports: CollectPorts): Promise<Submission[] | undefined> {
  return ports.store.collecting(config.name, async (ledger) => {
    const listed = await source.list();
    const entries = await ledger.entries();
    const keyOf = ({ name, version }: { name: string; version: string }) => `${name}\n${version}`;
    const known = new Map(entries.map((entry) => [keyOf(entry), entry]));
    const there = new Set(listed.map(keyOf));
    await ledger.forget(entries.filter((entry) => !there.has(keyOf(entry))));
    // An intake died between queueing these and putting them away.
    for (const arrival of listed) {
      const runId = known.get(keyOf(arrival))?.runId;
      if (runId != null && (await source.putAway(arrival, runId === "" ? "failed" : "done"))) await ledger.forget([arrival]);
    }
    const begun = listed.filter((arrival) => known.get(keyOf(arrival))?.runId === null);
    const fresh = listed.filter((arrival) => !known.has(keyOf(arrival)));
    const submissions: Submission[] = [];
    for (const [batch, isNew] of [[begun, false] as const, [fresh, true] as const]) {
      const parts = config.together ? [batch] : batch.map((one) => [one]);
      for (const part of parts) {
        const submission = part.length === 0 ? undefined : await submitBatch(part, source, config, ledger, ports, isNew);
        if (submission) submissions.push(submission);
      }
    }
    return submissions;
  });
}

async function submitBatch(
  batch: readonly Arrival[],
  source: Source,
  config: SourceConfig,
  ledger: CollectionLedger,
  ports: CollectPorts,
  isNew: boolean,
): Promise<Submission | undefined> {
  const { home, log, metrics } = ports;
  const spool = new SpooledFiles(home);
  try {
    const fetched: { arrival: Arrival; path: string }[] = [];
    for (const [place, arrival] of batch.entries()) {
      const copy = path.join(spool.arriving, `fetched-${place}`);
      if (!(await source.fetch(arrival, copy))) continue;
      // What is still growing is left for a later look. One that is taken again was complete the first time.
      if (isNew && ports.now() - arrival.changedAt < UNFINISHED_FOR_MS && (await isUnfinished(copy))) continue;
      fetched.push({ arrival, path: copy });
    }
    if (fetched.length === 0) return undefined;
    const taken = fetched.map(({ arrival }) => arrival);
    if (isNew) await ledger.begin(taken);
    const failed = new Set<string>();
    const submitted: Submitted[] = [];
    const found = fetched.map(({ arrival, path: at }) => ({ name: arrival.name, path: at }));
    for await (const arrival of arrive(found, spool.arriving, Readable.from([]))) {
      if (arrival.failure === undefined) submitted.push({ name: arrival.name, path: arrival.path });
      else {
        failed.add(arrival.name);
        log.error({ source: config.name, reason: "unreadable" }, "a file can't be opened; it is put aside");
      }
    }
    const submission =
      submitted.length === 0
        ? undefined
        : await submitFiles(submitted, ports, spool, log, {
            reference: await ports.reference(),
            choices: await ports.choices(),
            csvMaps: await ports.csvMaps?.(),
            sender: { lane: config.lane, tenant: config.tenant },
            crossCheck: ports.crossCheck,
            metrics,
          });
    for (const { file } of submission?.withoutResult ?? []) failed.add(file);
    metrics?.filesDone("quarantined", failed.size);
    metrics?.filesDone(
      submission?.state === "finished" ? "known" : "queued",
      Math.max(0, submitted.length - (submission?.withoutResult.length ?? 0)),
    );
    const allFailed = (name: string) => {
      // Of an archive some members may have been read.
      const members = submitted.filter((one) => one.name === name || one.name.startsWith(`${name}!`));
      return members.every((one) => failed.has(one.name));
    };
    for (const arrival of taken) {
      const as = allFailed(arrival.name) ? "failed" : "done";
      await ledger.complete([arrival], as === "failed" ? "" : submission!.runId);
      if (await source.putAway(arrival, as)) await ledger.forget([arrival]);
    }
    if (submission)
      log.info(
        { source: config.name, runId: submission.runId, files: submission.files, claims: submission.claims },
        `files taken, run ${submission.state}`,
      );
    return submission;
  } finally {
    spool.close();
  }
}

/** Whether a file begins as an interchange and has no end. */
export async function isUnfinished(file: string): Promise<boolean> {
  const handle = await fs.open(file, "r");
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, 16));
    await handle.read(head, 0, head.length, 0);
    if (!/^(\xEF\xBB\xBF)?\s*ISA/.test(head.toString("latin1"))) return false;
    const tail = Buffer.alloc(Math.min(size, TAIL_BYTES));
    await handle.read(tail, 0, tail.length, size - tail.length);
    return !tail.includes("IEA");
  } finally {
    await handle.close();
  }
}
