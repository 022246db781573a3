import { once } from "node:events";
import fs from "node:fs/promises";
import process from "node:process";
import { reasonOf } from "@claimscrub/queue";
import { CLAIMSCRUB_VERSION, type GivenChoice, type GivenConfig, readChoices, readMaps, RefusedChoices } from "@claimscrub/scrub-claims";
import { type HealthPage, type Log, ServiceMetrics, startHealthPage, startTracing } from "@claimscrub/telemetry";
import { collect } from "./collect.ts";
import { connect } from "./connections.ts";
import type { Environment } from "./env.ts";
import { loadLaw } from "./load-law.ts";
import { openConfigs } from "./open-configs.ts";
import type { Source } from "./sources/source.ts";
import type { SourceConfig, WatchConfig } from "./watch-config.ts";

export interface WatchOptions {
  readonly store?: string | undefined;
  /** Looks once at every source, submits what is there, and ends. */
  readonly once: boolean;
  readonly stalledMs: number;
  /** What is chosen beside rules and law; read anew at each look at a source. */
  readonly choices: GivenConfig & GivenChoice;
  readonly health?: { readonly port: number; readonly host: string } | undefined;
}

/** Watches sources until told to stop by SIGTERM or SIGINT; a collection under way ends first. Several intakes share the work. */
export async function watch(config: WatchConfig, environment: Environment, log: Log, options: WatchOptions): Promise<void> {
  // A choice that can't be used ends it here, not at the first file.
  const configs = openConfigs(environment);
  for (const warning of (await readChoices(options.choices, configs)).warnings) process.stderr.write(`claimscrub: ${warning}\n`);
  const stop = new AbortController();
  const stopped = Promise.race([once(process, "SIGTERM", stop), once(process, "SIGINT", stop)]).catch(() => undefined);
  const metrics = new ServiceMetrics(CLAIMSCRUB_VERSION);
  const tracing = await startTracing("intake", CLAIMSCRUB_VERSION, environment.tracesTo);
  const connections = await connect(options.store, environment, log, tracing?.telemetry);
  const sources = new Map<string, { source: Source; config: SourceConfig }>();
  let page: HealthPage | undefined;
  let draining = false;
  try {
    for (const one of config.sources) sources.set(one.name, { source: await openSource(one, environment), config: one });
    if (options.health) {
      const { queue, store } = connections;
      metrics.showQueue(async () => ({
        ...(await queue.counts()),
        workers: await queue.workers(),
        oldestSeconds: (await queue.oldestAgeMs()) / 1000,
      }));
      page = await startHealthPage({
        ...options.health,
        live: () => true,
        ready: async () => {
          if (draining) return "draining";
          await Promise.all([store.runs(0), queue.workers()]);
          return undefined;
        },
        metrics,
      });
      log.info({ port: page.port }, "health page");
    }
    const ports = {
      ...connections,
      home: environment.home,
      log,
      metrics,
      reference: () => loadLaw(environment.home),
      choices: () => choicesNow(() => readChoices(options.choices, configs)),
      csvMaps: () => choicesNow(() => readMaps(options.choices, configs)),
      crossCheck: config.crossCheck,
      now: () => Date.now(),
    };
    const collectFrom = async (name: string) => {
      const known = sources.get(name);
      // Another intake has another configuration: its sources are its own.
      if (known) await collect(known.source, known.config, ports);
    };
    if (options.once) {
      for (const name of sources.keys()) await collectFrom(name);
      return;
    }
    await connections.queue.schedule(new Map(config.sources.map((one) => [one.name, one.schedule])));
    const workers = connections.queue.collect(({ source }) => collectFrom(source), {
      concurrency: sources.size,
      stalledMs: options.stalledMs,
      onEnd: (source, reason) => {
        if (reason === undefined) return;
        metrics.failed(reason, false);
        log.error({ source, reason }, "a source could not be looked at; it is looked at again");
      },
      onFault: (reason) => log.warn({ reason }, "a server is away; waiting for it"),
    });
    log.info({}, `intake watches ${sources.size} sources`);
    await stopped;
    draining = true;
    log.info({}, "intake ends its collections and stops");
    await workers.close();
  } finally {
    stop.abort();
    for (const { source } of sources.values())
      await source.close().catch((error: unknown) => log.warn({ reason: reasonOf(error) }, "a source did not close"));
    await page?.close();
    await connections.close();
    await tracing?.close();
  }
}

/** @throws Error `choices-unusable` where somebody has made them so since: what arrives then waits. */
async function choicesNow<Read>(read: () => Promise<Read>): Promise<Read> {
  return read().catch((error: unknown) => {
    throw error instanceof RefusedChoices ? Object.assign(new Error("the choices can't be used"), { code: "choices-unusable" }) : error;
  });
}

/** Loads the client of a kind of source only where there is such a source: the clients are large. */
export async function openSource(config: SourceConfig, environment: Pick<Environment, "passwordOf">): Promise<Source> {
  switch (config.kind) {
    case "folder":
      return (await import("./sources/folder-source.ts")).folderSource(config);
    case "s3":
      return (await import("./sources/s3-source.ts")).s3Source(config);
    case "sftp":
      return (await import("./sources/sftp-source.ts")).sftpSource(config, environment.passwordOf(config.name));
  }
}

export async function readConfigFile(file: string): Promise<string> {
  return fs.readFile(file, "utf8");
}
