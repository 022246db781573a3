import { parentPort, workerData } from "node:worker_threads";
import type { ChunkJob } from "@claimscrub/queue";
import { openStore, type Store } from "@claimscrub/store";
import { asTold, type ToldFault } from "./job-fault.ts";
import { Law } from "./runs-in-work.ts";
import { type ChunkDone, scrubChunkJob } from "./scrub-chunk-job.ts";

/** What a thread begins with. */
export interface ThreadSetup {
  /** Holds a password: never shown. */
  readonly storeUrl: string;
  readonly identityKey: Uint8Array;
  readonly home: string;
  /** The compiled reference, shared between the threads; undefined where the starter set serves. */
  readonly snapshot: SharedArrayBuffer | undefined;
  /** Chunks that it is given at once: while one is written, the next is judged. */
  readonly atOnce: number;
}

/** What it is told, and what it answers. */
export type ThreadQuestion =
  | { readonly say: "chunk"; readonly number: number; readonly job: ChunkJob }
  | { readonly say: "law"; readonly snapshot: SharedArrayBuffer | undefined }
  | { readonly say: "close" };
export type ThreadAnswer = { readonly number: number; readonly done?: ChunkDone; readonly fault?: ToldFault };

const port = parentPort!;
const setup = workerData as ThreadSetup;
let law = new Law(setup.snapshot);
let store: Promise<Store> | undefined;

/** Opened when it is needed, and again where that failed: a database that is away is no reason for a thread to end. */
function openOnce(): Promise<Store> {
  store ??= openStore(setup.storeUrl, { identityKey: setup.identityKey, sessions: setup.atOnce }).catch((error: unknown) => {
    store = undefined;
    throw error;
  });
  return store;
}

async function answer(number: number, job: ChunkJob): Promise<void> {
  try {
    port.postMessage({ number, done: await scrubChunkJob(job, await openOnce(), setup.home, law) } satisfies ThreadAnswer);
  } catch (error) {
    port.postMessage({ number, fault: asTold(error) } satisfies ThreadAnswer);
  }
}

port.on("message", (question: ThreadQuestion) => {
  if (question.say === "chunk") void answer(question.number, question.job);
  else if (question.say === "law") law = new Law(question.snapshot);
  else void Promise.resolve(store?.then((open) => open.close())).finally(() => port.close());
});
