import { Worker } from "node:worker_threads";
import { Problem } from "../problem.ts";
import type { AnswerForm, ScrubAnswer } from "./scrub-answer.ts";

/** What a thread is given. */
export interface ScrubTask {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly form: AnswerForm;
}

export type ScrubReply = { readonly answer: ScrubAnswer } | { readonly failed: true };

interface Waiting {
  readonly task: ScrubTask;
  resolve(answer: ScrubAnswer): void;
  reject(error: unknown): void;
}

export interface LargeScrubsOptions {
  readonly threads: number;
  /** Requests that may wait for a thread. */
  readonly queue: number;
  /** Time for one request. */
  readonly limitMs: number;
  /** What a thread is set up with: the compiled reference, shared. */
  readonly setup: unknown;
}

/** Scrubs in threads of their own what would keep other requests waiting. A request that takes too long ends with its thread. */
export class LargeScrubs {
  readonly #options: LargeScrubsOptions;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #all = new Set<Worker>();
  #busy = 0;

  constructor(options: LargeScrubsOptions) {
    this.#options = options;
  }

  /** @throws Problem where too many wait or it takes too long. */
  run(task: ScrubTask): Promise<ScrubAnswer> {
    if (this.#waiting.length >= this.#options.queue)
      throw new Problem(503, "busy", "Too many large files are being scrubbed at this moment.", [], { "retry-after": "2" });
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#start();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new Problem(503, "stopping", "The service is stopping."));
    await Promise.all([...this.#all].map((worker) => worker.terminate()));
  }

  #start(): void {
    if (this.#busy >= this.#options.threads) return;
    const next = this.#waiting.shift();
    if (next === undefined) return;
    const worker = this.#idle.pop() ?? this.#newWorker();
    this.#busy += 1;
    const end = (settle: () => void, keep: boolean): void => {
      clearTimeout(timer);
      // One by one: removing all listeners would take those of Node too, and the thread would never be heard again.
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      this.#busy -= 1;
      if (keep) this.#idle.push(worker);
      else void worker.terminate();
      settle();
      this.#start();
    };
    const onMessage = (reply: ScrubReply): void =>
      "answer" in reply
        ? end(() => next.resolve(reply.answer), true)
        : end(() => next.reject(new Error("a scrub failed in its thread")), true);
    const onError = (error: unknown): void => end(() => next.reject(error), false);
    const onExit = (): void => end(() => next.reject(new Error("a thread ended before its work was done")), false);
    const timer = setTimeout(() => {
      const detail = `A request is given ${this.#options.limitMs / 1000} seconds; send large files to POST /v1/files.`;
      end(() => next.reject(new Problem(503, "too-long", detail)), false);
    }, this.#options.limitMs);
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(next.task, []);
  }

  #newWorker(): Worker {
    const worker = new Worker(new URL("./scrub-thread.js", import.meta.url), { workerData: this.#options.setup });
    worker.unref();
    this.#all.add(worker);
    worker.on("exit", () => {
      this.#all.delete(worker);
      const place = this.#idle.indexOf(worker);
      if (place >= 0) this.#idle.splice(place, 1);
    });
    return worker;
  }
}
