import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Redis } from "ioredis";

/** A real Redis of a test's own. */
export interface RedisServer {
  readonly url: string;
  /** Everything that it holds: keys and values of every type, as one text. */
  dump(): Promise<string>;
  /** Ends it as a machine's restart does, and starts it again at the same port with what it had written down; `meanwhile` runs in between. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

function program(): string | undefined {
  const named = process.env["REDIS_SERVER_BIN"];
  return [...(named ? [named] : []), "redis-server", "valkey-server"].find((name) => spawnSync(name, ["--version"]).status === 0);
}

/** Why there is no Redis to test with; undefined where there is one. With CI=true its absence is a failure. */
export function missingRedis(): string | undefined {
  if (program() !== undefined) return undefined;
  if (process.env["CI"] === "true") throw new Error("CI needs a Redis: apt-get install redis-server");
  return "no redis-server: apt-get install redis-server, or set REDIS_SERVER_BIN";
}

/** Starts a Redis on a free port, as production runs it; without a file of its own unless it is to be restarted. */
export async function startRedis({ durable = false } = {}): Promise<RedisServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-redis-"));
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--maxmemory-policy", "noeviction"];
  if (durable) args.push("--appendonly", "yes", "--appendfsync", "always");
  let server: ChildProcess = spawn(program()!, args, { stdio: "ignore" });
  const end = async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill();
    await ended;
  };
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  client.on("error", () => undefined);
  await client.ping();
  return {
    url,
    dump: () => dump(client),
    restart: async (meanwhile) => {
      await end();
      await meanwhile?.();
      server = spawn(program()!, args, { stdio: "ignore" });
      await client.ping();
    },
    stop: async () => {
      client.disconnect();
      await end();
      fs.rmSync(folder, { recursive: true });
    },
  };
}

async function dump(client: Redis): Promise<string> {
  const parts: unknown[] = [];
  for await (const keys of client.scanStream({ count: 1000 }) as AsyncIterable<string[]>) {
    for (const key of keys) {
      const type = await client.type(key);
      if (type === "string") parts.push(key, await client.get(key));
      else if (type === "hash") parts.push(key, await client.hgetall(key));
      else if (type === "list") parts.push(key, await client.lrange(key, 0, -1));
      else if (type === "set") parts.push(key, await client.smembers(key));
      else if (type === "zset") parts.push(key, await client.zrange(key, "0", "-1", "WITHSCORES"));
      else if (type === "stream") parts.push(key, await client.xrange(key, "-", "+"));
      // Locks and the like expire while they are looked through.
      else if (type !== "none") throw new Error(`a Redis key has a type that this test can't read: ${type}`);
    }
  }
  return JSON.stringify(parts);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
