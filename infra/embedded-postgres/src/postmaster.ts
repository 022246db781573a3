import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { lastLines, SERVER_ENVIRONMENT, STANDING_IN_DATA } from "./cluster.ts";
import type { Place } from "./place.ts";
import type { ServerAccount } from "./server-account.ts";
import type { Software } from "./software.ts";

/** A running server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
}

const POLL_MS = 5;
const START_MS = 60_000;
/** How long each way of asking gets before the next, harsher one: smart waits for sessions, fast ends them, immediate drops everything. */
const STOP_STEPS: readonly [NodeJS.Signals, number][] = [
  ["SIGTERM", 5_000],
  ["SIGINT", 20_000],
  ["SIGQUIT", 10_000],
];

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  wal_level: "minimal",
  max_wal_senders: "0",
  max_wal_size: "2GB",
  jit: "off",
  password_encryption: "scram-sha-256",
  timezone: "UTC",
  log_timezone: "UTC",
  // Statements and the details of errors hold patients' data: the log gets the server's own life and nothing else.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** The server that already runs on this data folder (of a keeper that was killed), once it is ready; undefined where there is none. */
export async function findRunning(place: Place): Promise<Postmaster | undefined> {
  for (;;) {
    const state = readState(place);
    if (!state || !isServerOf(place, state.pid)) return undefined;
    if (state.status === "ready") return { pid: state.pid, port: state.port, ended: endOf(place, state.pid) };
    await delay(POLL_MS);
  }
}

/** Starts the server on `port`, or on a free one where it is 0; resolves when it accepts connections. */
export async function startPostmaster(
  place: Place,
  software: Software,
  account: ServerAccount | undefined,
  port: number,
): Promise<Postmaster> {
  let why = "";
  for (let attempt = 0; attempt < 5; attempt++) {
    const chosen = attempt === 0 && port !== 0 ? port : await freePort();
    const started = await startOnce(place, software, account, chosen);
    if (typeof started !== "string") return started;
    why = started;
    if (!/address already in use|could not bind/i.test(why)) break;
  }
  throw new Error(`The embedded database did not start: ${why} (${place.log})`);
}

async function startOnce(place: Place, software: Software, account: ServerAccount | undefined, port: number): Promise<Postmaster | string> {
  const log = fs.openSync(place.log, "w", 0o600);
  const args = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(software.postgres, ["-D", STANDING_IN_DATA, ...args], {
    cwd: place.data,
    detached: true,
    env: SERVER_ENVIRONMENT,
    stdio: ["ignore", log, log],
    ...account,
  });
  fs.closeSync(log);
  const outcome: { failure?: string } = {};
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      outcome.failure = error.message;
      resolve();
    });
    child.once("exit", () => {
      outcome.failure ??= lastLines(fs.readFileSync(place.log, "utf8"));
      resolve();
    });
  });
  const deadline = Date.now() + START_MS;
  while (outcome.failure === undefined) {
    const state = readState(place);
    if (state?.pid === child.pid && state?.status === "ready") return { pid: state.pid, port, ended };
    if (Date.now() > deadline) {
      child.kill("SIGQUIT");
      await ended;
      return `it was not ready after ${START_MS / 1000} seconds`;
    }
    await Promise.race([delay(POLL_MS), ended]);
  }
  return outcome.failure;
}

/** Stops a server: politely, then firmly. */
export async function stopPostmaster(server: Postmaster): Promise<void> {
  for (const [signal, patience] of STOP_STEPS) {
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    const timer = new AbortController();
    const done = await Promise.race([server.ended.then(() => true), delay(patience, false, { signal: timer.signal }).catch(() => false)]);
    timer.abort();
    if (done) return;
  }
}

/** What postmaster.pid says: process id, port, and the word that the server writes when it accepts connections. */
function readState(place: Place): { pid: number; port: number; status: string } | undefined {
  try {
    const lines = fs.readFileSync(path.join(place.data, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

/** Whether `pid` is a server that stands in this data folder, and not a stranger who got the number after a reboot. */
function isServerOf(place: Place, pid: number): boolean {
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(place.data);
  } catch {
    return false;
  }
}

async function endOf(place: Place, pid: number): Promise<void> {
  while (isServerOf(place, pid)) await delay(50);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
