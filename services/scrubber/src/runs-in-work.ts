import { openFile } from "@claimscrub/files";
import path from "node:path";
import { sharedReference } from "@claimscrub/load-reference";
import {
  type ChunkPorts,
  createJudging,
  filesInJudgingOrder,
  type Judging,
  readRunOptions,
  type UnpackedChoices,
} from "@claimscrub/scrub-claims";
import type { Run, Store } from "@claimscrub/store";
import { choicesOfRun } from "./choice-of-run.ts";
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

/** What is wrong where a run was made by another version or another reference: a worker that has them takes it. */
export const OTHER_LAW = "other-rules-or-reference";

/** The rules bound to the law, made once for each set of options: making them costs more than judging a chunk. */
export class Law {
  readonly #reference: ReturnType<typeof sharedReference>;
  readonly #judgings = new Map<string, Judging>();

  /** @param snapshot the compiled reference, undefined for the starter set */
  constructor(snapshot: SharedArrayBuffer | undefined) {
    this.#reference = sharedReference(snapshot);
  }

  /** @param choicesOf What the run was submitted with beside the law, asked for once. */
  async judgingFor(options: string, choicesOf: () => Promise<UnpackedChoices>): Promise<Judging> {
    let judging = this.#judgings.get(options);
    if (!judging) {
      const { only, unknown } = readRunOptions(options);
      if (unknown.length > 0) throw new JobFault("unknown-options", true, { elsewhere: true });
      const { terms, choice } = await choicesOf();
      judging = createJudging(only, this.#reference, terms, choice);
      this.#judgings.set(options, judging);
    }
    return judging;
  }
}

/**
 * Looks a run up and prepares to judge its chunks.
 * @throws JobFault where its law is not the one of this worker.
 */
export async function takeUpRun(store: Store, home: string, law: Law, runId: string): Promise<RunInWork> {
  const run = await store.run(runId);
  if (!run) throw new JobFault("unknown-run", false);
  const judging = await law.judgingFor(run.options, () => choicesOfRun(run, store));
  if (run.rulesVersion !== judging.rulesVersion) throw new JobFault(OTHER_LAW, true, { elsewhere: true });
  if (run.referenceFingerprint !== judging.reference.fingerprint) throw new JobFault(OTHER_LAW, true, { elsewhere: true });
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
        const { code } = error as NodeJS.ErrnoException;
        if (code === "ENOENT") throw new JobFault("file-not-in-spool", false);
        // Full tables and a network disk that is away pass.
        if (code === "EMFILE" || code === "ENFILE" || code === "EIO" || code === "ESTALE" || code === "ETIMEDOUT")
          throw new JobFault(code, true);
        throw error;
      }
    },
  };
}
