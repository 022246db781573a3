import process from "node:process";
import { Command, CommanderError } from "commander";
import { CommandFault, type CommonOptions, drain, status, submit } from "./commands.ts";
import { readEnvironment } from "./env.ts";
import { createLog } from "./log.ts";

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

withCommon(program.command("submit"))
  .description(
    "Register claim files, keep copies for the workers, and queue them to be judged together. Files, folders, globs, - for standard input; .gz and .zip " +
      "are decompressed. The queue is the Redis of REDIS_URL, else the store's PostgreSQL. Submitting the same files again changes nothing.",
  )
  .argument("<path...>")
  .option("--only <rule...>", "run only these rules: codes, ids or authorities")
  .option("--history", "judge against the patients' claims that were sent before, as the store has them now")
  .option("--sent", "mark these claims as sent: later runs with --history are judged against them")
  .action(async (paths: string[], options: CommonOptions & { only?: string[]; history?: true; sent?: true }) => {
    process.exitCode = await submit(paths, options, surroundings);
  });

withCommon(program.command("status"))
  .description("Show what the queue holds, the latest runs, and the jobs that were given up.")
  .argument("[run]", "one run, by its id")
  .option("--findings", "print the findings of the run, one JSON object a line, in the order of scrub")
  .action(async (run: string | undefined, options: CommonOptions & { findings?: true }) => {
    process.exitCode = await status(run, options, surroundings);
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
  const { name, message, stack } = error instanceof Error ? error : new Error("unknown");
  if (name === "RangeError") process.stderr.write(`claimscrub: ${message}\n`);
  else if (/^(StoreFault|QueueFault|UnsupportedSystem|UnusableReference)$/.test(name)) process.stderr.write(`claimscrub: ${message}\n`);
  else
    process.stderr.write(
      `claimscrub: this is a fault of the program (${name}).\n${(stack ?? "")
        .split("\n")
        .filter((line) => /^\s+at /.test(line))
        .join("\n")}\n`,
    );
  return name === "RangeError" ? 2 : 4;
}
