import process from "node:process";
import path from "node:path";
import { asSender, type Lane, LANES } from "@claimscrub/queue";
import { createLog } from "@claimscrub/telemetry";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { CommandFault, type CommonOptions, drain, requeue, status, submit } from "./commands.ts";
import { readEnvironment } from "./env.ts";
import { type GivenChoice, type GivenConfig, RefusedChoices } from "@claimscrub/scrub-claims";
import { foldersConfig, readWatchConfig } from "./watch-config.ts";

/** The intake's one place where everything is put together. */
const environment = readEnvironment();
const surroundings = {
  environment,
  log: createLog("intake", environment.logLevel === "info" ? "warn" : environment.logLevel),
  print: (text: string) => void process.stdout.write(text),
};
// A reader that has seen enough closes the pipe: that is no fault.
process.stdout.on("error", () => process.exit(0));

const program = new Command("claimscrub")
  .description("Sends claim files to the queue and shows what becomes of them.")
  .exitOverride()
  .showHelpAfterError("Add --help to see how it is used.");

const withCommon = (command: Command) =>
  command
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .option("--json", "print results as JSON, one object a line");

function tenantName(text: string): string {
  try {
    return asSender({ lane: "nightly", tenant: text }).tenant;
  } catch {
    throw new InvalidArgumentError("It must be of lower-case letters, digits and hyphens, at most 63.");
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}

const withSender = (command: Command) =>
  command
    .addOption(new Option("--lane <lane>", "what waits to be sent goes before the nightly rest").choices(LANES).default("nightly"))
    .option("--tenant <name>", "whose files these are; tenants take turns", tenantName, "default");

interface SubmitCommandOptions extends CommonOptions, GivenConfig, GivenChoice {
  readonly only?: string[];
  readonly history?: true;
  readonly sent?: true;
  readonly crossCheck: boolean;
  readonly csvMap?: string;
  readonly lane: Lane;
  readonly tenant: string;
}

/** What changes findings, by an operator's choice. `folder` names the option for the configuration folder. */
const withChoices = (command: Command, folder: string) =>
  command
    .option(folder, "payer policies (payers/*.yaml), rosters and rule sets (default: config in the data folder, else the program's own)")
    .option("--rules <file|name>", "a rule set, by file or by name (docs/rule-sets.md)")
    .option(
      "--rules-from <file|package>",
      "further rules: a module of your own, where the workers find it too; may be given again",
      (value, all: string[] = []) => [...all, value],
    );

withChoices(withSender(withCommon(program.command("submit"))), "--config <folder>")
  .description(
    "Register claim files, keep copies for the workers, and queue them to be judged together. Files, folders, globs, - for standard input; .gz and .zip " +
      "are decompressed. The queue is the Redis of REDIS_URL, else the store's PostgreSQL. Submitting the same files again changes nothing.",
  )
  .argument("<path...>")
  .option("--only <rule...>", "run only these rules: codes, ids or authorities")
  .option("--sidecar <file>", "a csv file with the practice's own record of each Mohs tumour (docs/sidecar.md)")
  .option("--csv-map <name|file>", "the map of columns of files in rows (docs/csv.md)")
  .option("--history", "judge against the patients' claims that were sent before, as the store has them now")
  .option("--sent", "mark these claims as sent: later runs with --history are judged against them")
  .option("--no-cross-check", "do not read files a second time by another reader; what was quarantined for that is judged")
  .action(async (paths: string[], options: SubmitCommandOptions) => {
    process.exitCode = await submit(paths, options, surroundings);
  });

withCommon(program.command("status"))
  .description("Show what the queue holds, the latest runs, and the jobs that were given up.")
  .argument("[run]", "one run, by its id")
  .option("--findings", "print the findings of the run, one JSON object a line, in the order of scrub")
  .option("--tumours", "print the tumours of the run's Mohs surgery, one JSON object a line, chunk by chunk")
  .action(async (run: string | undefined, options: CommonOptions & { findings?: true; tumours?: true }) => {
    process.exitCode = await status(run, options, surroundings);
  });

withChoices(withSender(withCommon(program.command("watch"))), "--choices <folder>")
  .description(
    "Watch folders, or the sources of --config (folders, S3 buckets, SFTP servers), and submit what arrives, until stopped. A file is taken when it " +
      "is at rest, and moved to done/ or failed/ once its run is in the queue. Several watchers of one queue share the work.",
  )
  .argument("[folder...]")
  .option("--config <file>", "sources in YAML; docs/operations.md shows all fields")
  .option("--every <seconds>", "how often folders are looked at", wholeNumber(1, 86_400), 10)
  .option("--once", "look once, submit what is there, and end")
  .option("--health-port <n>", "answer /live, /ready and /metrics on this port", wholeNumber(0, 65_535))
  .option("--health-host <address>", "address to answer on", "127.0.0.1")
  .action(async (folders: string[], options: CommonOptions & WatchFlags) => {
    if ((folders.length === 0) === (options.config === undefined))
      throw new CommandFault(2, "Name folders to watch, or --config FILE, and not both.");
    const at = (given: string) => path.resolve(environment.startedIn, given);
    // Only who watches buckets and servers waits for their clients to load.
    const { readConfigFile, watch } = await import("./watch.ts");
    const config =
      options.config === undefined
        ? foldersConfig(folders.map(at), options, options.every * 1000)
        : readWatchConfig(await readConfigFile(at(options.config)));
    await watch(config, environment, createLog("intake", environment.logLevel), {
      store: options.store,
      choices: { config: options.choices, option: "--choices", rules: options.rules, rulesFrom: options.rulesFrom },
      once: options.once === true,
      stalledMs: 60_000,
      health: options.healthPort === undefined ? undefined : { port: options.healthPort, host: options.healthHost },
    });
  });

interface WatchFlags {
  config?: string;
  choices?: string;
  rules?: string;
  rulesFrom?: string[];
  every: number;
  once?: true;
  lane: Lane;
  tenant: string;
  healthPort?: number;
  healthHost: string;
}

withCommon(program.command("requeue"))
  .description("Put jobs that were given up back into the queue, once what was wrong is mended.")
  .argument("[run]", "one run, by its id; all without it")
  .action(async (run: string | undefined, options: CommonOptions) => {
    process.exitCode = await requeue(run, options, surroundings);
  });

withCommon(program.command("drain"))
  .description("Wait until the queue is empty, so that workers can be stopped with nothing left to do.")
  .option("--now", "let running chunks end, and hold back the rest until drain --resume")
  .option("--resume", "let workers take jobs again")
  .action(async (options: CommonOptions & { now?: true; resume?: true }) => {
    process.exitCode = await drain(options, surroundings);
  });

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what failed; returns the exit code. Only errors of our own speak for themselves: a driver's message could quote a row. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandFault) {
    process.stderr.write(`claimscrub: ${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof RefusedChoices) {
    process.stderr.write(`claimscrub: ${error.message}\n  ${error.remedy}\n`);
    return 2;
  }
  const { name, message, stack } = error instanceof Error ? error : new Error("unknown");
  if (name === "RangeError") process.stderr.write(`claimscrub: ${message}\n`);
  else if (/^(StoreFault|QueueFault|UnsupportedSystem|UnusableReference|SourceFault|ConfigFault)$/.test(name))
    process.stderr.write(`claimscrub: ${message}\n`);
  else
    process.stderr.write(
      `claimscrub: this is a fault of the program (${name}).\n${(stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /.test(line))
        .join("\n")}\n`,
    );
  return name === "RangeError" || name === "ConfigFault" ? 2 : 4;
}
