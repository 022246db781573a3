import { type ChildProcess, spawn } from "node:child_process";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "@claimscrub/telemetry";

/** After an accident a process is started again, later each time in a row. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A process that has run for so long has recovered. */
const SOUND_MS = 60_000;

/**
 * Runs `count` worker processes and keeps them running until told to stop; each ends its jobs first. One that ends by itself with 0 has
 * done what it was asked for and is not started again.
 * @param argumentsOf the command line of process n, from 0
 * @returns the worst exit code
 */
export async function runProcesses(count: number, main: string, argumentsOf: (n: number) => readonly string[], log: Log): Promise<number> {
  const stop = new AbortController();
  const running = new Set<ChildProcess>();
  for (const signal of ["SIGTERM", "SIGINT"] as const)
    process.on(signal, () => {
      stop.abort();
      // A terminal sends Ctrl-C to the children itself; a second SIGTERM would cut their jobs off.
      if (signal === "SIGTERM") for (const child of running) child.kill("SIGTERM");
    });
  let worst = 0;
  const keep = async (n: number): Promise<void> => {
    for (let wait = FIRST_WAIT_MS; !stop.signal.aborted; ) {
      const began = performance.now();
      const child = spawn(process.execPath, [...process.execArgv, main, ...argumentsOf(n)], { stdio: "inherit" });
      running.add(child);
      const code = await new Promise<number | null>((resolve) => child.once("exit", resolve).once("error", () => resolve(4)));
      running.delete(child);
      if (code === 0) return;
      if (stop.signal.aborted || code === 2) {
        worst = Math.max(worst, code ?? 0);
        return stop.abort();
      }
      if (performance.now() - began > SOUND_MS) wait = FIRST_WAIT_MS;
      log.error({ reason: code === null ? "killed" : `exit-${code}`, milliseconds: wait }, "a worker process ended; starting another");
      await delay(wait, undefined, { signal: stop.signal }).catch(() => undefined);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  };
  await Promise.all(Array.from({ length: count }, (_, n) => keep(n)));
  return worst;
}
