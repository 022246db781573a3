import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { generateClaims } from "../generator/generate-claims.ts";
import { write837p } from "../generator/write-837p.ts";

/*
 * One-claim POST /v1/scrub as a client sees it, over keep-alive connections: the median, the 99th percentile and requests a second. The client
 * runs on the same cores and takes its share of them.
 */
const CONNECTIONS = [1, 16, 64];
const [seconds = 5] = process.argv.slice(2).map(Number);
const WARM_UP_REQUESTS = 2000;

const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-service-"));
const bodies = [...generateClaims({ claims: 200, flagged: 0.05, seed: 4 })].map(({ claim }) =>
  Buffer.from([...write837p([claim])].join("")),
);

const main = path.resolve(import.meta.dirname, "../../../services/api/dist/main.js");
const service = spawn(process.execPath, [main, "serve", "--port", "0", "--rate", "1000000"], {
  env: { ...process.env, CLAIMSCRUB_HOME: home, CLAIMSCRUB_LOG: "warn" },
  stdio: ["ignore", "pipe", "inherit"],
});
try {
  const { origin, key } = await addressOf(service);
  await load(origin, key, 4, { requests: WARM_UP_REQUESTS });
  const results = [];
  for (const connections of CONNECTIONS) {
    const { times, elapsed } = await load(origin, key, connections, { milliseconds: seconds * 1000 });
    times.sort((a, b) => a - b);
    const at = (share: number): number => Number(times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(2));
    const result = {
      connections,
      requests: times.length,
      p50: at(0.5),
      p99: at(0.99),
      requestsPerSecond: Math.round(times.length / elapsed),
    };
    results.push(result);
    console.log(
      `${connections} connections: p50 ${result.p50} ms, p99 ${result.p99} ms, ${result.requestsPerSecond} requests a second (${result.requests} requests)`,
    );
  }
  console.log(JSON.stringify({ bench: "service", results }));
} finally {
  service.kill("SIGTERM");
  await new Promise((resolve) => service.on("exit", resolve));
  fs.rmSync(home, { recursive: true, force: true });
}

async function addressOf({ stdout }: ChildProcess): Promise<{ origin: URL; key: string }> {
  for await (const text of stdout!) {
    const [, origin, key] = /(http:\S+)\/#key=(\S+)/.exec(String(text)) ?? [];
    if (origin !== undefined && key !== undefined) return { origin: new URL(origin), key };
  }
  throw new Error("the service ended before it listened");
}

interface Until {
  readonly requests?: number;
  readonly milliseconds?: number;
}

async function load(
  origin: URL,
  key: string,
  connections: number,
  { requests, milliseconds }: Until,
): Promise<{ times: number[]; elapsed: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const began = performance.now();
  let next = 0;
  const goesOn = (): boolean => (requests === undefined ? performance.now() - began < milliseconds! : next < requests);
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (goesOn()) {
        const body = bodies[next++ % bodies.length]!;
        const sent = performance.now();
        await scrubOnce(origin, key, agent, body);
        times.push(performance.now() - sent);
      }
    }),
  );
  agent.destroy();
  return { times, elapsed: (performance.now() - began) / 1000 };
}

function scrubOnce(origin: URL, key: string, agent: http.Agent, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      new URL("/v1/scrub", origin),
      {
        agent,
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/edi-x12", "content-length": body.length },
      },
      (response) => {
        response.resume();
        response.on("end", () => (response.statusCode === 200 ? resolve() : reject(new Error(`status ${response.statusCode}`))));
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}
