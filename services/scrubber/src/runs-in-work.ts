import { createHash } from "node:crypto";
import path from "node:path";
import { openFile } from "@claimscrub/files";
import { sharedReference } from "@claimscrub/load-reference";
import {
  type ChunkPorts,
  CLAIMSCRUB_VERSION,
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

/** Names what a run is judged by, a version of the rules and a reference, for workers to be found by: 16 hex digits. What a run itself chooses plays no part. */
export function nameOfLaw({ rulesVersion, referenceFingerprint }: Pick<Run, "rulesVersion" | "referenceFingerprint">): string {
  const [version] = rulesVersion.split("+");
  return createHash("sha256").update(`${version} ${referenceFingerprint}`).digest("hex").slice(0, 16);
}

/** The law of a worker that has this reference. */
export function nameOfOwnLaw(referenceFingerprint: string): string {
  return nameOfLaw({ rulesVersion: CLAIMSCRUB_VERSION, referenceFingerprint });
}

/** The rules bound to the law, made once for each set of options: making them costs more than judging a chunk. */
export class Law {
  readonly name: string;
  readonly #reference: ReturnType<typeof sharedReference>;
  readonly #judgings = new Map<string, Judging>();

  /** @param snapshot the compiled reference, undefined for the starter set */
  constructor(snapshot: SharedArrayBuffer | undefined) {
    this.#reference = sharedReference(snapshot);
    this.name = nameOfOwnLaw(this.#reference.fingerprint);
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
  // First of all: what was chosen for another version may not be readable here.
  if (nameOfLaw(run) !== law.name) throw new JobFault(OTHER_LAW, true, { elsewhere: true });
  const judging = await law.judgingFor(run.options, () => choicesOfRun(run, store));
  if (run.rulesVersion !== judging.rulesVersion) throw new JobFault(OTHER_LAW, true, { elsewhere: true });
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
