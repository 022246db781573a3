import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";

const ROOT = path.resolve(import.meta.dirname, "../..");
export const PROGRAM = path.join(ROOT, "services/cli/dist/main.js");
export const WEB = path.join(ROOT, "services/web/dist/index.html");

/** `claimscrub serve --demo` with a data folder of its own. */
export interface Served {
  readonly url: string;
  readonly key: string;
  close(): Promise<void>;
}

/** Starts it as a person would, and waits until it has printed its address and has scrubbed the examples. */
export async function serveDemo(): Promise<Served> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-serve-"));
  const child = spawn(process.execPath, [PROGRAM, "serve", "--demo", "--port", "0", "--rate", "1000"], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, CLAIMSCRUB_HOME: home, CLAIMSCRUB_LOG: "warn", INIT_CWD: ROOT },
  });
  const close = async (): Promise<void> => {
    if (child.exitCode === null) {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
    fs.rmSync(home, { recursive: true, force: true });
  };
  try {
    const { url, key } = await printedAddress(child);
    await firstRun(url, key);
    return { url, key, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function printedAddress(child: ChildProcess): Promise<{ url: string; key: string }> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout!.on("data", (piece: Buffer) => {
      printed += String(piece);
      const found = /(http:\/\/127\.0\.0\.1:\d+)\/#key=(\S+)\n/.exec(printed);
      if (found) resolve({ url: found[1]!, key: found[2]! });
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`claimscrub serve ended without an address: ${printed}`)));
  });
}

/** Asks until the run over the examples is finished; the run itself is what is waited for. */
async function firstRun(url: string, key: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/v1/runs?limit=1`, { headers: { authorization: `Bearer ${key}` } });
    const { items } = (await response.json()) as { items: { runId: string; state: string }[] };
    const run = items[0];
    if (run?.state === "finished") return;
    if (run?.state === "failed") throw new Error("the run over the examples failed");
    // The events of a run end with it; before there is a run, the next look is half a second later.
    if (run) await (await fetch(`${url}/v1/runs/${run.runId}/events`, { headers: { authorization: `Bearer ${key}` } })).text();
    else await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
