import { Worker } from "node:worker_threads";
import type { ChunkJob } from "@claimscrub/queue";
import { fromTold, JobFault } from "./job-fault.ts";
import type { ThreadAnswer, ThreadQuestion, ThreadSetup } from "./judge-thread.ts";
import type { ChunkDone } from "./scrub-chunk-job.ts";

/** What a chunk leaves behind dies young or with the chunk: a small young generation saves a third of the memory. */
const LIMITS = { maxYoungGenerationSizeMb: 12 };
/** A chunk that takes longer hangs: its thread is ended. A thousand claims take a second or two. */
const PATIENCE_MS = 10 * 60_000;
/** A chunk that has ended so many threads is what ends them. */
const MOST_DEATHS = 3;

interface Waiting {
  readonly timer: NodeJS.Timeout;
  resolve(done: ChunkDone): void;
  reject(error: unknown): void;
}

/** A thread that judges, and the chunks it has. */
class Thread {
  readonly pending = new Map<number, Waiting>();
  readonly ended: Promise<void>;
  readonly #worker: Worker;

  constructor(setup: ThreadSetup, patienceMs: number, onEnd: (thread: Thread) => void) {
    this.#worker = new Worker(new URL("./judge-thread.js", import.meta.url), { workerData: setup, resourceLimits: LIMITS });
    this.#worker.on("message", ({ number, done, fault }: ThreadAnswer) => {
      const waiting = this.pending.get(number);
      this.pending.delete(number);
      clearTimeout(waiting?.timer);
      if (done) waiting?.resolve(done);
      else waiting?.reject(fromTold(fault!));
    });
    // Out of memory and the like arrive here; what they say is a stack, and what matters is that the thread is gone.
    this.#worker.on("error", () => undefined);
    this.ended = new Promise((resolve) => {
      this.#worker.on("exit", () => {
        for (const { timer, reject } of this.pending.values()) {
          clearTimeout(timer);
          reject(new JobFault("worker-thread-died", true, { tries: MOST_DEATHS }));
        }
        this.pending.clear();
        onEnd(this);
        resolve();
      });
    });
    this.#patienceMs = patienceMs;
  }
  readonly #patienceMs: number;

  run(number: number, job: ChunkJob): Promise<ChunkDone> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => void this.#worker.terminate(), this.#patienceMs);
      this.pending.set(number, { timer, resolve, reject });
      this.#worker.postMessage({ say: "chunk", number, job } satisfies ThreadQuestion, []);
    });
  }

  tell(question: ThreadQuestion): void {
    this.#worker.postMessage(question, []);
  }
}

/** Threads that judge chunks. One that dies takes its chunks with it, as failed; another takes its place. */
export class JudgeThreads {
  readonly #threads: Thread[] = [];
  #setup: ThreadSetup;
  #number = 0;
  readonly #count: number;
  readonly #patienceMs: number;

  constructor(setup: ThreadSetup, count: number, patienceMs = PATIENCE_MS) {
    this.#setup = setup;
    this.#count = count;
    this.#patienceMs = patienceMs;
    this.#fill();
  }

  /** Starts what is missing; called when there is work, so that a thread which dies at its start is not started in a circle. */
  #fill(): void {
    while (this.#threads.length < this.#count) {
      const thread = new Thread(this.#setup, this.#patienceMs, (ended) => void this.#threads.splice(this.#threads.indexOf(ended), 1));
      this.#threads.push(thread);
    }
  }

  run(job: ChunkJob): Promise<ChunkDone> {
    this.#fill();
    const thread = this.#threads.reduce((least, one) => (one.pending.size < least.pending.size ? one : least));
    return thread.run(++this.#number, job);
  }

  /** Judges by another reference from now on. */
  changeLaw(snapshot: SharedArrayBuffer | undefined): void {
    this.#setup = { ...this.#setup, snapshot };
    for (const thread of this.#threads) thread.tell({ say: "law", snapshot });
  }

  /** Ends the threads once their chunks are done. */
  async close(): Promise<void> {
    for (const thread of this.#threads) thread.tell({ say: "close" });
    await Promise.all(this.#threads.map(({ ended }) => ended));
  }
}
