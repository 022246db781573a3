import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { AddressInfo } from "node:net";
import { openQueue } from "@claimscrub/queue";
import { carryChoices, type GivenChoice, type GivenConfig, readChoices, readMaps } from "@claimscrub/scrub-claims";
import { configOpener } from "@claimscrub/files";
import { DEFAULT_TENANT, type Store } from "@claimscrub/store";
import { openRecords } from "./connections.ts";
import type { Environment } from "./env.ts";
import { Intake } from "./intake/take-file.ts";
import { LargeScrubs } from "./judge/large-scrubs.ts";
import type { ThreadSetup } from "./judge/thread-setup.ts";
import { loadLaw } from "./law.ts";
import type { Log } from "@claimscrub/telemetry";
import type { Records } from "./records.ts";
import { ADMIN, SCOPES } from "./route-facts.ts";
import { buildService } from "./service.ts";

export interface ServeOptions extends GivenConfig, Omit<GivenChoice, "sidecar"> {
  readonly host: string;
  readonly port: number;
  readonly store?: string | undefined;
  readonly tlsCert?: string | undefined;
  readonly tlsKey?: string | undefined;
  readonly rate?: number | undefined;
  /** Patient data may cross the network in the clear, as a proxy in front speaks TLS. */
  readonly behindProxy?: true | undefined;
}

/** A way of starting that can't be taken, and what to do about it. */
export class ServeFault extends Error {
  readonly exitCode: number;
  constructor(exitCode: number, message: string) {
    super(message);
    this.name = "ServeFault";
    this.exitCode = exitCode;
  }
}

const SESSIONS = 8;
const LARGE_WAITING = 32;
const LARGE_MS = 30_000;
const KEY_DAYS = 30;
const DAY_MS = 86_400_000;
const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

/** Serves until told to stop by SIGTERM or SIGINT; requests under way end first. */
export async function serve(options: ServeOptions, environment: Environment, log: Log, print: (text: string) => void): Promise<void> {
  const tls = readTls(options, environment);
  if (!LOOPBACK.has(options.host) && tls === undefined && options.behindProxy !== true)
    throw new ServeFault(
      2,
      `Claims would cross the network in the clear on ${options.host}. Give --tls-cert and --tls-key, or --behind-proxy where a proxy in front speaks TLS.`,
    );
  const configs = configOpener(environment, import.meta.url);
  const choices = await readChoices(options, configs);
  for (const warning of choices.warnings) process.stderr.write(`claimscrub: ${warning}\n`);
  const csvMaps = await readMaps(options, configs);
  const [law, records] = await Promise.all([
    loadLaw(environment.home, choices, csvMaps),
    openRecords(options.store, environment, SESSIONS),
  ]);
  const closing: (() => Promise<unknown>)[] = [() => records.close()];
  try {
    const { store } = records;
    const queue = await openQueue(environment.redisUrl ?? records.url, {
      onFault: () => log.warn({ reason: "queue-away" }, "the queue's server is away; waiting for it"),
    });
    closing.push(() => queue.close());
    const large = new LargeScrubs({
      threads: Math.max(1, os.availableParallelism() - 1),
      queue: LARGE_WAITING,
      limitMs: LARGE_MS,
      setup: { snapshot: law.snapshot, choices: carryChoices(choices), csvMaps: law.judging.csvMaps } satisfies ThreadSetup,
    });
    const web = path.resolve(import.meta.dirname, "../../web/dist");
    const app = await buildService({
      desk: {
        judging: law.judging,
        records: recordsOf(store),
        queue,
        intake: new Intake(store, queue, law, environment.home, log),
        large,
        imported: law.imported,
        rulePages: law.rulePages,
        today: machineDate,
        now: () => performance.now(),
        close: () => large.close(),
      },
      log,
      web: fs.existsSync(path.join(web, "index.html")) ? web : undefined,
      tls,
      requestsPerSecond: options.rate ?? environment.requestsPerSecond,
      uploadBytes: environment.uploadMegabytes === undefined ? undefined : environment.uploadMegabytes * 2 ** 20,
    });
    closing.push(() => app.close());
    await listen(app, options);
    const stop = new AbortController();
    const stopped = Promise.race([once(process, "SIGTERM", stop), once(process, "SIGINT", stop)]).catch(() => undefined);
    const key = await store.forTenant(DEFAULT_TENANT).createApiKey({
      name: "serve",
      // Whoever starts the service runs it.
      scopes: [...SCOPES, ADMIN],
      expiresAt: new Date(Date.now() + KEY_DAYS * DAY_MS),
    });
    closing.push(() => store.forTenant(DEFAULT_TENANT).revokeApiKey(key.keyId));
    const { port } = app.server.address() as AddressInfo;
    const host = options.host.includes(":") ? `[${options.host}]` : options.host;
    log.info({ port }, "the service listens");
    print(`${tls === undefined ? "http" : "https"}://${host}:${port}/#key=${key.key}\n`);
    await stopped;
    stop.abort();
    log.info({}, "the service ends its requests and stops");
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function listen(app: Awaited<ReturnType<typeof buildService>>, { host, port }: ServeOptions): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new ServeFault(4, `Port ${port} of ${host} is taken. Name another with --port, or 0 for any that is free.`);
    if (code === "EADDRNOTAVAIL" || code === "EACCES")
      throw new ServeFault(4, `This machine can't listen on ${host}, port ${port} (${code}). Name another with --host and --port.`);
    throw error;
  }
}

function recordsOf(store: Store): Records {
  return {
    verifyKey: (key) => store.verifyApiKey(key),
    of: (tenant) => store.forTenant(tenant),
    ready: async () => {
      await store.runs(1);
      return true;
    },
  };
}

function readTls(options: ServeOptions, environment: Environment): { cert: Buffer; key: Buffer } | undefined {
  const [cert, key] = [options.tlsCert ?? environment.tlsCertificate, options.tlsKey ?? environment.tlsKey];
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new ServeFault(2, "TLS needs both a certificate and its key: --tls-cert and --tls-key, PEM files.");
  const read = (file: string): Buffer => {
    try {
      return fs.readFileSync(path.resolve(environment.startedIn, file));
    } catch {
      throw new ServeFault(2, `${file} can't be read. Name the PEM files of certificate and key.`);
    }
  };
  return { cert: read(cert), key: read(key) };
}

function machineDate(): number {
  const now = new Date();
  return now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate();
}
