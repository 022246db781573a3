import process from "node:process";
import { fileURLToPath } from "node:url";
import { CLAIMSCRUB_VERSION } from "@claimscrub/scrub-claims";
import { createLog, type HealthPage, ServiceMetrics, startHealthPage, startTracing } from "@claimscrub/telemetry";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { connect } from "./connections.ts";
import { readEnvironment } from "./env.ts";
import { runProcesses } from "./processes.ts";
import { readiness, secondsSincePublished } from "./readiness.ts";
import { work } from "./work.ts";

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}

interface WorkerOptions {
  readonly store?: string;
  readonly processes: number;
  readonly threads: number;
  readonly concurrency: number;
  readonly perMinute?: number;
  readonly stalledAfter: number;
  readonly untilEmpty?: true;
  readonly healthPort?: number;
  readonly healthHost: string;
}

const environment = readEnvironment();
const log = createLog("scrubber", environment.logLevel);

/** The scrubber's one place where everything is put together. */
const program = new Command("claimscrub")
  .description("Takes chunks of claims from the queue and scrubs them.")
  .exitOverride()
  .showHelpAfterError("Add --help to see how it is used.");

program
  .command("worker")
  .description(
    "Take chunks from the queue and scrub them until stopped (SIGTERM or Ctrl-C; what is running ends first). A thread keeps a core busy. " +
      "The queue is the Redis of REDIS_URL, else the store's PostgreSQL. The log goes to standard error.",
  )
  .option(
    "--store <url>",
    "write to the PostgreSQL server at this postgres:// address instead of CLAIMSCRUB_STORE's or the data folder's own",
  )
  .option("--processes <n>", "processes, each kept running", wholeNumber(1, 64), 1)
  .option("--threads <n>", "threads that judge, in each process", wholeNumber(1, 64), 1)
  .option("--concurrency <n>", "chunks at once in each thread: while one is written, the next is judged", wholeNumber(1, 64), 2)
  .option(
    "--per-minute <n>",
    "begin at most so many chunks a minute, all workers together; the same for all workers",
    wholeNumber(1, 1_000_000),
  )
  .option(
    "--stalled-after <seconds>",
    "silence after which a dead worker's chunk goes to another; the same for all workers",
    wholeNumber(1, 3600),
    15,
  )
  .option("--until-empty", "end when the queue is empty")
  .option(
    "--health-port <n>",
    "answer /live, /ready and /metrics on this port (process n on the n-th port from it)",
    wholeNumber(0, 65_535),
  )
  .option("--health-host <address>", "address to answer on", "127.0.0.1")
  .action(async (options: WorkerOptions) => {
    if (options.processes === 1) await runWorker(options);
    else process.exitCode = await runProcesses(options.processes, fileURLToPath(import.meta.url), (n) => argumentsOf(options, n), log);
  });

/** The command line of one of several processes. */
function argumentsOf(options: WorkerOptions, n: number): string[] {
  const { store, perMinute, untilEmpty, healthPort } = options;
  return [
    "worker",
    ...(store === undefined ? [] : ["--store", store]),
    `--threads=${options.threads}`,
    `--concurrency=${options.concurrency}`,
    `--stalled-after=${options.stalledAfter}`,
    `--health-host=${options.healthHost}`,
    ...(perMinute === undefined ? [] : ["--per-minute", String(perMinute)]),
    ...(untilEmpty === undefined ? [] : ["--until-empty"]),
    ...(healthPort === undefined ? [] : ["--health-port", String(healthPort === 0 ? 0 : healthPort + n)]),
  ];
}

async function runWorker(options: WorkerOptions): Promise<void> {
  const metrics = new ServiceMetrics(CLAIMSCRUB_VERSION);
  const tracing = await startTracing("scrubber", CLAIMSCRUB_VERSION, environment.tracesTo);
  const connections = await connect(options.store, environment, log, tracing?.telemetry);
  let page: HealthPage | undefined;
  let draining = false;
  try {
    let published: number | undefined;
    if (options.healthPort !== undefined) {
      const { queue } = connections;
      metrics.showQueue(async () => ({
        ...(await queue.counts()),
        workers: await queue.workers(),
        oldestSeconds: (await queue.oldestAgeMs()) / 1000,
      }));
      metrics.showReferenceAge(() => secondsSincePublished(published, Date.now()));
      page = await startHealthPage({
        port: options.healthPort,
        host: options.healthHost,
        live: () => true,
        ready: async () => (draining ? "draining" : readiness(connections)),
        metrics,
      });
      log.info({ port: page.port }, "health page");
    }
    await work(connections, environment.home, log, metrics, {
      threads: options.threads,
      atOnce: options.concurrency,
      stalledMs: options.stalledAfter * 1000,
      perMinute: options.perMinute,
      untilEmpty: options.untilEmpty === true,
      onDraining: () => {
        draining = true;
      },
      onLaw: ({ reference }) => {
        published = Math.max(...reference.editions().map((edition) => edition.published));
      },
    });
  } finally {
    await page?.close();
    await connections.close();
    await tracing?.close();
  }
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    // Only errors of our own say anything here: a driver's message could quote a row.
    const { name, message, stack } = error instanceof Error ? error : new Error("unknown");
    const ours = /^(StoreFault|QueueFault|UnsupportedSystem|JobFault|UnusableReference)$/.test(name);
    const frames = (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
    process.stderr.write(`claimscrub: ${ours ? message : `this is a fault of the program (${name}).\n${frames.join("\n")}`}\n`);
    process.exitCode = 4;
  }
}
