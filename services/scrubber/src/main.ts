import process from "node:process";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { connect } from "./connections.ts";
import { readEnvironment } from "./env.ts";
import { createLog } from "./log.ts";
import { work } from "./work.ts";

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}

/** The scrubber's one place where everything is put together. */
const program = new Command("claimscrub")
  .description("Takes chunks of claims from the queue and scrubs them.")
  .exitOverride()
  .showHelpAfterError("Add --help to see how it is used.");

program
  .command("worker")
  .description(
    "Take chunks from the queue and scrub them until stopped (SIGTERM or Ctrl-C; what is running ends first). Start as many workers as there are cores. " +
      "The queue is the Redis of REDIS_URL, else the store's PostgreSQL. The log goes to standard error.",
  )
  .option("--store <url>", "write to the PostgreSQL server at this postgres:// address instead of the data folder's own")
  .option("--concurrency <n>", "chunks at once", wholeNumber(1, 64), 1)
  .option(
    "--stalled-after <seconds>",
    "silence after which a dead worker's chunk goes to another; the same for all workers",
    wholeNumber(1, 3600),
    15,
  )
  .option("--until-empty", "end when the queue is empty")
  .action(async (options: { store?: string; concurrency: number; stalledAfter: number; untilEmpty?: true }) => {
    const environment = readEnvironment();
    const log = createLog("scrubber", environment.logLevel);
    const connections = await connect(options.store, environment, log);
    try {
      await work(connections, environment.home, log, {
        concurrency: options.concurrency,
        stalledMs: options.stalledAfter * 1000,
        untilEmpty: options.untilEmpty === true,
      });
    } finally {
      await connections.close();
    }
  });

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
