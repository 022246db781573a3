import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { childEnvironment, readEnvironment } from "../env.ts";

const HELP = `
One command runs the whole: the HTTP service with the web application, a worker that scrubs what is submitted, and, without --store, the
embedded database behind both. It prints the address to open, with a key; stop it with Ctrl-C.

All further options are those of the service: --host, --port, --store, --tls-cert, --tls-key, --behind-proxy, --rate.

Examples:
  claimscrub serve
  claimscrub serve --demo
  claimscrub serve --port 8443 --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem`;

/** After a worker has died, the next one waits so long. */
const RESTART_MS = 2000;

interface Options {
  readonly worker: boolean;
  readonly demo?: true;
  readonly store?: string;
  readonly config?: string;
  readonly rules?: string;
  readonly rulesFrom?: readonly string[];
}

/** `claimscrub serve`: the HTTP service and a worker, each in a process of its own. */
export function serveCommand(setExitCode: (code: number) => void): Command {
  return new Command("serve")
    .description("run the HTTP service with the web application, and a worker")
    .option("--demo", "load the claim files of examples/ first")
    .option("--no-worker", "run no worker beside it; others take the jobs")
    .option("--store <url>", "use the PostgreSQL server at this postgres:// address instead of the data folder's own")
    .option("--config <folder>", "payer policies, rosters and rule sets (default: config in the data folder, else the program's own)")
    .option("--rules <file|name>", "a rule set: what is scrubbed and queued is judged by it (docs/rule-sets.md)")
    .option("--rules-from <file|package>", "further rules: a module of your own; may be given again", collect)
    .argument("[arguments...]", "options of the service")
    .allowUnknownOption()
    .addHelpText("after", HELP)
    .action(async (given: string[], options: Options) => setExitCode(await serve(given, options)));
}

/** `--rules-from a --rules-from b`. */
function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** What was chosen for the service, and for what it loads at its start. Paths are made whole: the examples are submitted from another folder. */
function choices(
  { config, rules, rulesFrom = [] }: Options,
  { startedIn }: Pick<ReturnType<typeof readEnvironment>, "startedIn">,
): string[] {
  const whole = (given: string): string => (fs.existsSync(path.resolve(startedIn, given)) ? path.resolve(startedIn, given) : given);
  return [
    ...(config === undefined ? [] : ["--config", whole(config)]),
    ...(rules === undefined ? [] : ["--rules", /[/\\]|\.ya?ml$/.test(rules) ? whole(rules) : rules]),
    ...rulesFrom.flatMap((module) => ["--rules-from", whole(module)]),
  ];
}

async function serve(given: readonly string[], options: Options): Promise<number> {
  const { worker, demo, store } = options;
  const ofStore = store === undefined ? [] : ["--store", store];
  const chosen = choices(options, readEnvironment());
  const children = new Set<ChildProcess>();
  const stopping = new AbortController();
  const start = (service: string, args: readonly string[], from?: string): { child: ChildProcess; ended: Promise<number> } => {
    const main = fileURLToPath(new URL(`../../../${service}/dist/main.js`, import.meta.url));
    const child = spawn(process.execPath, [main, ...args], {
      // What a submission prints is for programs; the address is all that a person needs.
      stdio: ["ignore", service === "intake" ? "ignore" : "inherit", "inherit"],
      env: childEnvironment({ ...readEnvironment(), ...(from === undefined ? {} : { startedIn: from }) }),
    });
    children.add(child);
    const ended = new Promise<number>((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code, signal) => {
        children.delete(child);
        resolve(code ?? (signal === "SIGINT" ? 130 : 143));
      });
    });
    return { child, ended };
  };
  const stop = (signal: NodeJS.Signals): void => {
    stopping.abort();
    for (const child of children) child.kill(signal);
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  // The terminal signals the whole group; the children decide when they are done.
  process.on("SIGINT", () => stopping.abort());

  const service = start("api", ["serve", ...ofStore, ...chosen, ...given]);
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await start("scrubber", ["worker", ...ofStore]).ended;
      if (stopping.signal.aborted) return;
      process.stderr.write("claimscrub: the worker has ended; another one starts.\n");
      await delay(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const working = worker ? work() : Promise.resolve();
  // Named from the repository's folder, so that lists show them as examples/...
  if (demo) await start("intake", ["submit", ...ofStore, ...chosen, "examples"], path.resolve(import.meta.dirname, "../../../..")).ended;
  const code = await service.ended;
  stop("SIGTERM");
  await working;
  return code;
}
