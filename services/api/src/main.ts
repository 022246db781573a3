import process from "node:process";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import { readEnvironment } from "./env.ts";
import { createKey, type KeyOptions, listKeys, type NewKeyOptions, revokeKey, rotateKey } from "./keys.ts";
import { RefusedChoices } from "@claimscrub/scrub-claims";
import { createLog } from "@claimscrub/telemetry";
import { serve, ServeFault, type ServeOptions } from "./serve.ts";

/** The HTTP service's one place where everything is put together. */
const environment = readEnvironment();
const print = (text: string): void => void process.stdout.write(text);

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most)
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    return number;
  };
}

const program = new Command("claimscrub")
  .description("Serves claims over HTTP, with the web application.")
  .exitOverride()
  .showHelpAfterError("Add --help to see how it is used.");

program
  .command("serve")
  .description("Run the HTTP service with the web application until stopped (SIGTERM or Ctrl-C). Prints the address with a key of its own.")
  .option("--host <host>", "address to listen on", "127.0.0.1")
  .option("--port <n>", "port; 0 for any that is free", wholeNumber(0, 65_535), 8177)
  .option("--store <url>", "use the PostgreSQL server at this postgres:// address instead of the data folder's own")
  .option("--tls-cert <file>", "PEM certificate: with it and its key the service speaks HTTPS (or CLAIMSCRUB_TLS_CERT)")
  .option("--tls-key <file>", "PEM key of the certificate (or CLAIMSCRUB_TLS_KEY)")
  .option("--behind-proxy", "listen beyond this machine without TLS, as a proxy in front speaks it")
  .option("--config <folder>", "payer policies, rosters and rule sets (default: config in the data folder, else the program's own)")
  .option("--rules <file|name>", "a rule set, by file or by name (docs/rule-sets.md): what the service scrubs and queues is judged by it")
  .option(
    "--rules-from <file|package>",
    "further rules: a module of your own, where the workers find it too; may be given again",
    (value, all: string[] = []) => [...all, value],
  )
  .option("--rate <n>", "requests a second that one key may make", wholeNumber(1, 1_000_000))
  .action((options: ServeOptions) => serve(options, environment, createLog("api", environment.logLevel), print));

const keys = program.command("keys").description("API keys of the HTTP service: stored as hashes, shown once.");
const withCommon = (command: Command): Command =>
  command
    .option("--tenant <name>", "whose keys (default: the one tenant of a store that serves one practice)")
    .option("--store <url>", "the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .option("--json", "print one JSON object");

withCommon(keys.command("create"))
  .description("make a key and print it, this once")
  .argument("<name>", "who or what it is for")
  .option("--scopes <scope...>", "what it allows: scrub, submit, read, write (default: these four), admin (the queue of all tenants)")
  .option("--days <n>", "days until it expires (default: never)", wholeNumber(1, 3650))
  .action((name: string, options: Omit<NewKeyOptions, "name">) => createKey({ ...options, name }, environment, print));
withCommon(keys.command("list"))
  .description("show keys, not their secrets")
  .action((options: KeyOptions) => listKeys(options, environment, print));
withCommon(keys.command("revoke"))
  .description("make a key worthless")
  .argument("<id>")
  .action((id: string, options: KeyOptions) => revokeKey(id, options, environment, print));
withCommon(keys.command("rotate"))
  .description("make a key in place of another, which goes on for a while")
  .argument("<id>")
  .option("--grace-seconds <n>", "how long the old key still counts", wholeNumber(0, 2_592_000), 86_400)
  .action((id: string, options: KeyOptions & { graceSeconds: number }) => rotateKey(id, options, environment, print));

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what failed; returns the exit code. Only errors of our own speak for themselves: a driver's message could quote a row. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { name, message, stack } = error instanceof Error ? error : new Error("unknown");
  if (error instanceof RefusedChoices) {
    process.stderr.write(`claimscrub: ${message}\n  ${error.remedy}\n`);
    return 2;
  }
  if (error instanceof ServeFault || /^(StoreFault|QueueFault|UnsupportedSystem|UnusableReference)$/.test(name)) {
    process.stderr.write(`claimscrub: ${message}\n`);
    return error instanceof ServeFault ? error.exitCode : 4;
  }
  const frames = (stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  process.stderr.write(`claimscrub: this is a fault of the program (${name}).\n${frames.join("\n")}\n`);
  return 4;
}
