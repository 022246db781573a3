import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startEmbeddedPostgres } from "./index.ts";

const LIBRARY = fileURLToPath(new URL("../dist/index.js", import.meta.url));

let home: string;
let children: ChildProcess[] = [];
beforeEach(() => {
  // 0700, as the home of root is: the server's account may not enter it by its path.
  home = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-embedded-")), "data home");
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  children = [];
  await untilDown();
  fs.rmSync(path.dirname(home), { recursive: true });
});

/** Another process that uses the server of the same data folder, and says at which port. */
async function otherUser(): Promise<{ process: ChildProcess; port: string }> {
  const program = `const { startEmbeddedPostgres } = await import(${JSON.stringify(LIBRARY)});
    const server = await startEmbeddedPostgres({ home: ${JSON.stringify(home)} });
    console.log(new URL(server.url).port);
    setInterval(() => undefined, 1000);
    process.stdin.on("data", () => server.stop().then(() => process.exit()));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: ["pipe", "pipe", "inherit"] });
  children.push(child);
  const [port] = (await once(createInterface(child.stdout!), "line")) as [string];
  return { process: child, port };
}

/** Process id in the server's lock file; undefined where no server holds the data folder. */
function serverPid(): number | undefined {
  try {
    return Number(fs.readFileSync(path.join(home, "postgres", "data", "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

/** An orphan that has ended may stay in the list of processes until init takes notice: that is not alive. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(fs.readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** How long a process may take to be gone once its lock file is: the last lines of its own code, on a busy machine. */
const SOON = { timeout: 10_000, interval: 20 };

/** Waits for the lock file to go, which is the server's last act. */
async function untilDown(): Promise<void> {
  while (serverPid() !== undefined) await delay(10);
}

/** A process whose command line is a keeper of this data folder. */
function keeperPid(): number | undefined {
  for (const pid of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const words = fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      if (words[1]?.endsWith("keeper.js") && words[2] === fs.realpathSync(home)) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}

/** The first byte of PostgreSQL's answer to a request for encryption: proof that a server of its kind listens. */
async function answers(port: number | string): Promise<string> {
  const socket = net.connect(Number(port), "127.0.0.1");
  socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]));
  try {
    const [data] = (await once(socket, "data")) as [Buffer];
    return data.toString("latin1");
  } finally {
    socket.destroy();
  }
}

const portOf = (url: string) => new URL(url).port;

test("starts from nothing below a closed folder, listens on loopback alone, and stops with its one user", async () => {
  const cold = performance.now();
  const server = await startEmbeddedPostgres({ home });
  const coldMs = performance.now() - cold;
  const { hostname, username, password, port } = new URL(server.url);
  expect([hostname, username, password.length]).toEqual(["127.0.0.1", "claimscrub", 64]);
  expect(await answers(port)).toMatch(/^[SN]/);
  const pid = serverPid()!;
  await server.stop();
  expect([serverPid(), isAlive(pid)]).toEqual([undefined, false]);
  const warm = performance.now();
  const again = await startEmbeddedPostgres({ home });
  const warmMs = performance.now() - warm;
  expect(portOf(again.url)).toBe(port);
  await again.stop();
  process.stderr.write(`embedded PostgreSQL: ${Math.round(coldMs)} ms from nothing, ${Math.round(warmMs)} ms again\n`);
  expect(warmMs).toBeLessThan(coldMs);
});

test("runs as someone else than root, and keeps its secrets from others", async () => {
  const server = await startEmbeddedPostgres({ home });
  const status = fs.readFileSync(`/proc/${serverPid()}/status`, "utf8");
  expect(status).not.toMatch(/^Uid:\s+0\b/m);
  const mode = (name: string) => fs.statSync(path.join(home, "postgres", name)).mode & 0o777;
  expect([mode("password"), mode("keeper-secret"), mode("data")]).toEqual([0o600, 0o600, 0o700]);
  expect(fs.existsSync(path.join(home, "postgres", "password.initdb"))).toBe(false);
  await server.stop();
});

test("is shared by all processes that use the data folder, and stops with the last of them", async () => {
  const server = await startEmbeddedPostgres({ home });
  const others = await Promise.all([otherUser(), otherUser(), otherUser()]);
  expect(others.map(({ port }) => port)).toEqual(Array(3).fill(portOf(server.url)));
  const pid = serverPid()!;
  await server.stop();
  for (const [at, other] of others.entries()) {
    expect([serverPid(), isAlive(pid)]).toEqual([pid, true]);
    if (at === 0) other.process.stdin!.write("stop");
    else other.process.kill("SIGTERM");
    await once(other.process, "exit");
  }
  await untilDown();
});

test("is made once though many start it at the same time", async () => {
  const servers = await Promise.all(Array.from({ length: 8 }, () => startEmbeddedPostgres({ home })));
  expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
  await Promise.all(servers.map((server) => server.stop()));
  expect(serverPid()).toBeUndefined();
});

test("stops when its last user is killed", async () => {
  const user = await otherUser();
  const pid = serverPid()!;
  user.process.kill("SIGKILL");
  await untilDown();
  await expect.poll(() => isAlive(pid), SOON).toBe(false);
});

test("lives on when one of two users is killed", async () => {
  const server = await startEmbeddedPostgres({ home });
  const user = await otherUser();
  user.process.kill("SIGKILL");
  await once(user.process, "exit");
  expect(await answers(portOf(server.url))).toMatch(/^[SN]/);
  await server.stop();
});

test("is adopted, with its users, when its keeper is killed", async () => {
  const server = await startEmbeddedPostgres({ home });
  const pid = serverPid()!;
  const first = keeperPid()!;
  process.kill(first, "SIGKILL");
  while (keeperPid() === undefined || keeperPid() === first) await delay(10);
  expect([serverPid(), isAlive(pid)]).toEqual([pid, true]);
  const user = await otherUser();
  expect(user.port).toBe(portOf(server.url));
  user.process.kill("SIGKILL");
  await server.stop();
  await untilDown();
  await expect.poll(() => isAlive(pid), SOON).toBe(false);
});

test("an orphan of a run that was killed as a whole is adopted by the next run, and ends with it", async () => {
  const user = await otherUser();
  const pid = serverPid()!;
  // The keeper first: it would otherwise see its user go and stop the server.
  const keeper = keeperPid()!;
  process.kill(keeper, "SIGSTOP");
  user.process.kill("SIGKILL");
  process.kill(keeper, "SIGKILL");
  await once(user.process, "exit");
  expect(isAlive(pid)).toBe(true);
  const server = await startEmbeddedPostgres({ home });
  expect([serverPid(), portOf(server.url)]).toEqual([pid, user.port]);
  await server.stop();
  await expect.poll(() => isAlive(pid), SOON).toBe(false);
});

test("comes back at the same port when the server itself is killed", async () => {
  const server = await startEmbeddedPostgres({ home });
  const pid = serverPid()!;
  process.kill(pid, "SIGKILL");
  while (serverPid() === pid || serverPid() === undefined) await delay(10);
  let answer: string | undefined;
  while ((answer = await answers(portOf(server.url)).catch(() => undefined)) === undefined) await delay(10);
  expect(answer).toMatch(/^[SN]/);
  await server.stop();
});

test("a lock file that a crash of the machine left behind stops nobody", async () => {
  await (await startEmbeddedPostgres({ home })).stop();
  const lock = path.join(home, "postgres", "data", "postmaster.pid");
  // The number lives, but as another program.
  fs.writeFileSync(lock, `${process.pid}\n/proc/self/cwd\n0\n5432\n\n127.0.0.1\n\nready\n`);
  const { uid, gid } = fs.statSync(path.join(home, "postgres", "data"));
  fs.chownSync(lock, uid, gid);
  const server = await startEmbeddedPostgres({ home });
  expect(await answers(portOf(server.url))).toMatch(/^[SN]/);
  await server.stop();
});

test("a cluster of another version is left alone, with words on what to do", async () => {
  await (await startEmbeddedPostgres({ home })).stop();
  fs.writeFileSync(path.join(home, "postgres", "data", "PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres({ home })).rejects.toThrow(/made by PostgreSQL 17.*--store postgres:\/\//);
});
