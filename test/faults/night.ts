import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { requeue, SpooledFiles, status, type Submission, submitFiles, type SubmitOptions } from "@claimscrub/intake";
import { openQueue, type ScrubQueue } from "@claimscrub/queue";
import { loadIdentityKey, openStore, type Run, type Store } from "@claimscrub/store";
import { file837 } from "../e2e/scrub-command.ts";
import { type RedisServer, startRedis } from "../e2e/redis-server.ts";
import { generateClaims } from "../generator/generate-claims.ts";
import { hashFindings, type Outcome } from "./inline-scrub.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");
const SERVICES = path.join(REPOSITORY, "services");

/** Whether the services are built; these tests kill what users run. */
export const SERVICES_BUILT = fs.existsSync(path.join(SERVICES, "scrubber/dist/main.js"));
/** Loaded in front of a program, by name. */
export const preload = (name: string): string => pathToFileURL(path.join(import.meta.dirname, `preload-${name}.mjs`)).href;

export interface Service {
  readonly child: ChildProcess;
  /** What it has logged so far. */
  log(): string;
  /** Resolves when the log holds the text. */
  said(text: string): Promise<void>;
  /** Exit code, or null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface ServiceOptions {
  readonly redisUrl?: string | undefined;
  readonly store?: string | undefined;
  readonly preload?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A night in small: real servers and a data folder of its own, real workers, files of invented claims. */
export class Night {
  readonly folder: string;
  readonly home: string;
  readonly redis: RedisServer;
  readonly postgres: EmbeddedPostgres;
  readonly store: Store;
  readonly queue: ScrubQueue;
  readonly #services = new Set<Service>();
  /** All that services of this night have said. */
  logs = "";
  #files = 0;

  private constructor(folder: string, redis: RedisServer, postgres: EmbeddedPostgres, store: Store, queue: ScrubQueue) {
    this.folder = folder;
    this.home = path.join(folder, "home");
    this.redis = redis;
    this.postgres = postgres;
    this.store = store;
    this.queue = queue;
  }

  static async begin(folder: string): Promise<Night> {
    const home = path.join(folder, "home");
    const redis = await startRedis({ durable: true });
    const postgres = await startEmbeddedPostgres({ home });
    const store = await openStore(postgres.url, { identityKey: loadIdentityKey(home) });
    return new Night(folder, redis, postgres, store, await openQueue(redis.url));
  }

  /** Writes a file of invented claims that no other file of the night has. */
  file(claims: number, name = `night-${this.#files + 1}.837`): { name: string; path: string } {
    const seed = 1000 + ++this.#files;
    const at = path.join(this.folder, name);
    fs.writeFileSync(at, file837([...generateClaims({ claims, seed, flagged: 0.1 })].map(({ claim }) => claim)));
    return { name, path: at };
  }

  /** Submits as `claimscrub submit` does, in this process. */
  async submit(files: readonly { name: string; path: string }[], options: SubmitOptions = {}): Promise<Submission> {
    const spool = new SpooledFiles(this.home);
    try {
      return await submitFiles(files, this, spool, silent, options);
    } finally {
      spool.close();
    }
  }

  /** Does what a command of intake's does, in this process; its exit code and what it prints. */
  async command(name: "requeue" | "status", runId: string | undefined): Promise<{ readonly code: number; readonly printed: string }> {
    let printed = "";
    const code = await { requeue, status }[name](
      runId,
      { store: this.postgres.url },
      {
        environment: {
          home: this.home,
          startedIn: this.folder,
          storeUrl: undefined,
          redisUrl: this.redis.url,
          logLevel: "warn",
          tracesTo: undefined,
          passwordOf: () => undefined,
        },
        log: silent,
        print: (text) => void (printed += text),
      },
    );
    return { code, printed };
  }

  worker(args: readonly string[] = [], options: ServiceOptions = {}): Service {
    return this.start("scrubber", ["worker", "--stalled-after", "2", ...args], options);
  }

  start(service: "scrubber" | "intake", args: readonly string[], options: ServiceOptions = {}): Service {
    const flags = options.preload === undefined ? [] : ["--import", preload(options.preload)];
    const child = spawn(process.execPath, [...flags, path.join(SERVICES, service, "dist/main.js"), ...args], {
      env: {
        ...process.env,
        CLAIMSCRUB_HOME: this.home,
        REDIS_URL: options.redisUrl ?? this.redis.url,
        CLAIMSCRUB_STORE: options.store ?? this.postgres.url,
        ...options.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let log = "";
    const hears = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (bytes: Buffer) => {
        log += bytes.toString();
        this.logs += bytes.toString();
        for (const hear of hears) hear();
      });
    const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
    const one: Service = {
      child,
      ended,
      log: () => log,
      said: (text) =>
        new Promise((resolve, reject) => {
          const hear = () => {
            if (!log.includes(text)) return;
            hears.delete(hear);
            resolve();
          };
          hears.add(hear);
          hear();
          void ended.then(() => reject(new Error(`the ${service} ended without saying "${text}":\n${log}`)));
        }),
    };
    // Nobody may be waiting for these words any more when it ends.
    this.#services.add(one);
    void ended.then(() => this.#services.delete(one));
    return one;
  }

  /** Ends services as an operator does, and sees that they go well. */
  async drain(...services: readonly Service[]): Promise<(number | null)[]> {
    for (const { child } of services) child.kill("SIGTERM");
    return Promise.all(services.map(({ ended }) => ended));
  }

  /** What a run has ended with, whole; waits for it. Throws where it failed or lacks claims. */
  async outcome(runId: string): Promise<Outcome> {
    const run = await this.ended(runId);
    if (run.state !== "finished" || run.missingClaims !== null)
      throw new Error(`run ${runId} ended as ${run.state}: ${run.reason}\n${this.logs.slice(-4000)}`);
    return { summary: { ...run.summary!, durationMs: 0 }, findings: await hashFindings(this.store.findings(runId)) };
  }

  /** The run when it has ended, in whatever way. */
  async ended(runId: string): Promise<Run> {
    for (;;) {
      const run = await this.store.run(runId).catch(() => undefined);
      if (run !== undefined && run.state !== "scrubbing") return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Resolves when so many chunks of a run are written. */
  async written(runId: string, chunks: number): Promise<void> {
    while (((await this.store.run(runId).catch(() => undefined))?.written ?? 0) < chunks)
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async end(): Promise<void> {
    for (const { child } of this.#services) child.kill("SIGKILL");
    await this.queue.close();
    await this.store.close();
    await this.postgres.stop();
    await this.redis.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
