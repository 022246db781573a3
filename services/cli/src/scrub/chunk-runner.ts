import type { ClaimFile } from "@claimscrub/claim";
import type { PaymentTermsSetup } from "@claimscrub/pricing";
import { sharedReference } from "@claimscrub/load-reference";
import {
  type ChunkJob,
  type ChunkOutcome,
  type ChunkRunnerPorts,
  createJudging,
  type Judging,
  reloadRules,
  type RuleChoice,
  type RuleModule,
  runChunk,
  type WantedRows,
} from "@claimscrub/scrub-claims";
import { carryingForward } from "@claimscrub/reference";
import type { Store } from "@claimscrub/store";
import { loadRules } from "../config/rule-choice.ts";
import { OpenFiles } from "./open-files.ts";
import { SpillFile } from "./spool-folder.ts";

/** The store that chunks are written to, and history is read from. */
export interface StoreTarget {
  /** Holds a password: never shown. */
  readonly url: string;
  readonly runId: string;
  readonly identityKey: Uint8Array;
  /** Whether the run is judged against what was sent before. */
  readonly history: boolean;
  /** False where this very judgement is stored already. */
  readonly write: boolean;
}

/** What a thread needs to judge chunks of a run; plain data, so that it can be handed to one. */
export interface RunnerSetup {
  /** In judging order. */
  readonly files: readonly ClaimFile[];
  /** Where each file's bytes lie, by fileId. */
  readonly paths: ReadonlyMap<string, string>;
  /** Place of each file in the call, by fileId. */
  readonly places: ReadonlyMap<string, number>;
  readonly only: readonly string[] | undefined;
  /** The compiled reference, shared between the threads; undefined where the built-in one serves. */
  readonly reference: SharedArrayBuffer | undefined;
  readonly carryForward?: boolean | undefined;
  readonly terms: PaymentTermsSetup | undefined;
  readonly ruleSet?: RuleChoice["ruleSet"];
  readonly sidecar?: RuleChoice["sidecar"];
  /** Rules from outside, which each thread loads for itself: a function can't be handed over. */
  readonly modules?: readonly RuleModule[];
  readonly wanted: WantedRows;
  /** The thread's own spill file. */
  readonly spill: string;
  readonly store: StoreTarget | undefined;
}

export interface ChunkRunner {
  run(job: ChunkJob): Promise<ChunkOutcome>;
  close(): Promise<void>;
}

function portsOf(store: Store, { runId, write, history }: StoreTarget): Pick<ChunkRunnerPorts, "keep" | "history"> {
  return {
    ...(write ? { keep: async (chunk, result) => void (await store.writeChunk(runId, chunk, result)) } : {}),
    ...(history ? { history: (identities) => store.readHistory(runId, identities) } : {}),
  };
}

/** Loads the driver of the database only where there is one to be reached. */
async function openStoreOf({ url, identityKey }: StoreTarget): Promise<Store> {
  const { openStore } = await import("@claimscrub/store");
  return openStore(url, { identityKey, sessions: 1 });
}

/** What a thread loads anew of what it was told. */
async function judgingOf({ only, reference, carryForward, terms, ruleSet, sidecar, modules = [] }: RunnerSetup): Promise<Judging> {
  const custom = await reloadRules(modules, loadRules);
  const shared = sharedReference(reference);
  const law = carryForward === true ? carryingForward(shared) : shared;
  return createJudging(only, law, terms, { ruleSet, sidecar, ...custom });
}

/**
 * Opens the files by range, the store if there is one, and judges chunks one after the other.
 * @param judging Rules and law where the caller has them; made from the set-up otherwise.
 */
export async function createChunkRunner(setup: RunnerSetup, judging?: Judging): Promise<ChunkRunner> {
  const rules = judging ?? (await judgingOf(setup));
  const files = new Map(setup.files.map((file) => [file.fileId, file]));
  const sources = new OpenFiles(setup.paths);
  const spill = new SpillFile(setup.spill);
  const target = setup.store;
  const store = target && (await openStoreOf(target));
  const ports = {
    ...rules,
    files,
    places: setup.places,
    wanted: setup.wanted,
    rows: setup.wanted.linesCsv || target?.write === true,
    claimRows: target?.write === true,
    spill,
    openSource: (fileId: string) => sources.source(fileId),
    ...(store === undefined ? {} : portsOf(store, target!)),
  };
  let last: Promise<unknown> = Promise.resolve();
  let closed: Promise<void> | undefined;
  return {
    run: (job) => {
      // One at a time: two chunks at once in a thread would be no faster and take twice the memory.
      const outcome = last.then(() => runChunk(job, ports));
      last = outcome.catch(() => undefined);
      return outcome;
    },
    close: () => {
      closed ??= last.then(async () => {
        await store?.close();
        spill.close();
        await sources.close();
      });
      return closed;
    },
  };
}
