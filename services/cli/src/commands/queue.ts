import { spawn } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { childEnvironment, readEnvironment } from "../env.ts";

/** Commands that another service carries out, in a process of its own. All their arguments are passed on as they are. */
const COMMANDS = [
  { name: "submit", service: "intake", words: "send claim files to the queue, to be scrubbed by workers" },
  { name: "watch", service: "intake", words: "watch folders, S3 buckets and SFTP servers, and submit what arrives" },
  { name: "status", service: "intake", words: "show what the queue holds and how far its runs are" },
  { name: "requeue", service: "intake", words: "put jobs that were given up back into the queue" },
  { name: "drain", service: "intake", words: "let the queue run empty and stop cleanly" },
  { name: "worker", service: "scrubber", words: "take chunks from the queue and scrub them until stopped" },
  { name: "keys", service: "api", words: "make, list, revoke and rotate the API keys of the HTTP service" },
] as const;

/** The names of the queue's commands. */
export const QUEUE_COMMANDS: ReadonlySet<string> = new Set(COMMANDS.map(({ name }) => name));

/** The queue's commands. */
export function queueCommands(setExitCode: (code: number) => void): Command[] {
  return COMMANDS.map(({ name, service, words }) =>
    new Command(name)
      .description(words)
      .argument("[arguments...]", "as its own --help says")
      .helpOption(false)
      .allowUnknownOption()
      .passThroughOptions()
      .action(async (given: string[]) => setExitCode(await runService(service, name, given))),
  );
}

function runService(service: string, name: string, given: readonly string[]): Promise<number> {
  const main = fileURLToPath(new URL(`../../../${service}/dist/main.js`, import.meta.url));
  const child = spawn(process.execPath, [main, name, ...given], { stdio: "inherit", env: childEnvironment(readEnvironment()) });
  // The terminal signals the whole group; a signal to this process alone is passed on, and the child decides when it is done.
  const pass = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on("SIGTERM", pass);
  process.on("SIGINT", () => undefined);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}
