import { openFile } from "@claimscrub/files";
import path from "node:path";
import type { Reference } from "@claimscrub/reference";
import { type ChunkPorts, createJudging, CLAIMSCRUB_VERSION, filesInJudgingOrder, type Judging } from "@claimscrub/scrub-claims";
import type { Run, Store } from "@claimscrub/store";
import { loadLaw } from "./load-law.ts";
import { JobFault } from "./job-fault.ts";

/** A run as a worker sees it: what to judge by, and where the bytes lie. */
export interface RunInWork {
  readonly run: Run;
  readonly ports: Omit<ChunkPorts, "openSource">;
  openSource(fileId: string): ReturnType<typeof openFile>;
}

/** The folder in which intake left the files of a run. */
export function spoolFolder(home: string, runId: string): string {
  return path.join(home, "spool", `run-${runId}`);
}

/** Rules bound to the reference, made once for each set of options: making them costs more than judging a chunk. */
const judgings = new Map<string, Judging>();
let law: Promise<Reference> | undefined;

async function judgingFor(options: string, home: string): Promise<Judging> {
  law ??= loadLaw(home).catch((error: unknown) => {
    law = undefined;
    throw error;
  });
  const reference = await law;
  let judging = judgings.get(options);
  if (!judging) {
    const only = /^only=(.+)$/.exec(options)?.[1]?.split(",");
    if (options !== "" && !only) throw new JobFault("unknown-options", true);
    judging = createJudging(only, reference);
    judgings.set(options, judging);
  }
  return judging;
}

/**
 * Looks a run up and prepares to judge its chunks.
 * @throws JobFault where its law is not the one of this worker: another worker may have it, so the job is left to come again.
 */
export async function takeUpRun(store: Store, home: string, runId: string): Promise<RunInWork> {
  const run = await store.run(runId);
  if (!run) throw new JobFault("unknown-run", false);
  let judging = await judgingFor(run.options, home);
  if (run.referenceFingerprint !== judging.reference.fingerprint) {
    // Releases may have been imported since this worker started.
    law = undefined;
    judgings.clear();
    judging = await judgingFor(run.options, home);
  }
  if (run.rulesVersion !== CLAIMSCRUB_VERSION || run.referenceFingerprint !== judging.reference.fingerprint) {
    throw new JobFault("other-rules-or-reference", true);
  }
  const files = new Map(filesInJudgingOrder(run.files).map((file) => [file.fileId, file]));
  return {
    run,
    ports: {
      ...judging,
      files,
      rows: true,
      ...(run.historyMark === undefined ? {} : { history: (identities) => store.readHistory(runId, identities) }),
    },
    openSource: async (fileId) => {
      try {
        return await openFile(path.join(spoolFolder(home, runId), fileId));
      } catch (error) {
        // The system's message holds the path of the data folder and nothing of a claim; the word is enough.
        if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new JobFault("file-not-in-spool", false);
        throw error;
      }
    },
  };
}
