import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { loadIdentityKey, openStore } from "@claimscrub/store";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { generateClaims } from "../generator/generate-claims.ts";
import { write837p } from "../generator/write-837p.ts";

/*
 * The pipeline end to end into PostgreSQL: so many files of so many claims, submitted, judged by workers, finished; the totals compared with
 * `scrub` of the same files; and the rows alone copied once more, as the limit of the database. The queue is REDIS_URL, else PostgreSQL.
 *   npm run bench -- queue                             20 files of 1,000 claims; 1 and 2 threads
 *   QUEUE_BENCH=200x1000x4 npm run bench -- queue      200 files, 1,000 claims each; 1 and 2 threads, then 4 workers
 */
const tell = (text: string) => process.stderr.write(`queue bench: ${text}\n`);
const REPOSITORY = path.resolve(import.meta.dirname, "../../..");
const service = (name: string) => path.join(REPOSITORY, "services", name, "dist/main.js");
const [files = 20, claims = 1000, workers = 0] = (process.env["QUEUE_BENCH"] ?? "").split("x").filter(Boolean).map(Number);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-queue-bench-"));

function run(main: string, args: readonly string[], home: string): Promise<{ stdout: string; log: string }> {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, CLAIMSCRUB_HOME: home },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let log = "";
  child.stdout.on("data", (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (log += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve({ stdout, log }) : reject(new Error(`${args[0]} ended with ${code}: ${log.slice(-2000)}`)),
    );
  });
}

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** Writes the files; each has its own patients. */
function writeFiles(): string[] {
  return Array.from({ length: files }, (_, at) => {
    const file = path.join(folder, `night-${String(at).padStart(4, "0")}.837`);
    const some = [...generateClaims({ claims, seed: 5000 + at, flagged: 0.05 })].map(({ claim }) => claim);
    fs.writeFileSync(file, [...write837p(some)].join(""));
    return file;
  });
}

interface Measured {
  readonly perSecond: number;
  readonly judgedMs: number;
  readonly summary: object;
  readonly findings: string;
}

async function measure(paths: readonly string[], processes: number, threads: number): Promise<Measured> {
  const home = path.join(folder, `home-${processes}-${threads}`);
  const server = await startEmbeddedPostgres({ home });
  const store = await openStore(server.url, { identityKey: loadIdentityKey(home) });
  try {
    let runId = "";
    const planning = await seconds(async () => {
      runId = (JSON.parse((await run(service("intake"), ["submit", ...paths, "--json"], home)).stdout) as { runId: string }).runId;
    });
    const began = performance.now();
    const working = Array.from({ length: processes }, () =>
      run(service("scrubber"), ["worker", "--threads", String(threads), "--until-empty"], home),
    );
    const watching = setInterval(() => {
      store.run(runId).then(
        (at) => tell(`${at?.written ?? 0} of ${at?.chunks ?? 0} chunks written by ${processes} x ${threads}`),
        () => undefined,
      );
    }, 5000);
    const logs = (await Promise.all(working).finally(() => clearInterval(watching))).map(({ log }) => log).join("");
    const whole = (performance.now() - began) / 1000;
    const done = (await store.run(runId))!;
    if (done.state !== "finished") throw new Error(`the run ended as ${done.state}: ${done.reason}`);
    const times = logs
      .split("\n")
      .flatMap((line) => (line.includes("chunk written") ? [JSON.parse(line) as { time: number; milliseconds: number }] : []));
    // From the first chunk's start to the last chunk's end: what the start of the processes costs is not the pipeline's rate.
    const first = Math.min(...times.map(({ time, milliseconds }) => time - milliseconds));
    const last = Math.max(...times.map(({ time }) => time));
    const total = done.summary!.claims;
    const hash = createHash("sha256");
    for await (const finding of store.findings(runId)) hash.update(`${JSON.stringify(finding)}\n`);
    const perSecond = Math.round(total / ((last - first) / 1000));
    console.log(
      `${processes} processes x ${threads} threads: ${total} claims, ${done.summary!.lines} lines, ${done.summary!.findings} findings; ` +
        `submitting ${planning.toFixed(1)} s, working ${((last - first) / 1000).toFixed(1)} s (${whole.toFixed(1)} s with starting and stopping): ` +
        `${perSecond} claims a second`,
    );
    if (processes * threads === 1) await copyAgain(server.url, total, perSecond);
    return { perSecond, judgedMs: last - first, summary: { ...done.summary, durationMs: 0 }, findings: hash.digest("hex") };
  } finally {
    await store.close();
    await server.stop();
  }
}

/** The same rows once more, by COPY as \copy does, into tables with the same indexes: what the database can take at most. */
async function copyAgain(url: string, total: number, perSecond: number): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  let took = 0;
  let size = 0;
  for (const table of ["claims", "lines", "findings"]) {
    const pieces: Buffer[] = [];
    for await (const piece of client.query(copyTo(`copy (select * from claimscrub.${table}) to stdout`))) pieces.push(piece as Buffer);
    size += pieces.reduce((sum, piece) => sum + piece.length, 0);
    await client.query(`create table claimscrub.again (like claimscrub.${table} including all)`);
    took += await seconds(() => pipeline(Readable.from(pieces), client.query(copyFrom("copy claimscrub.again from stdin"))));
    await client.query("drop table claimscrub.again");
  }
  await client.end();
  const limit = Math.round(total / took);
  console.log(
    `  the same rows (${(size / 2 ** 20).toFixed(1)} MB) by copy alone: ${took.toFixed(2)} s, ${limit} claims a second; the pipeline reaches ${((100 * perSecond) / limit).toFixed(0)}% of it`,
  );
}

/** Shares of reading, judging and writing, in this process, one chunk after the other. */
async function shares(paths: readonly string[]): Promise<void> {
  const { planFiles, planRun, scrubChunk, createJudging, filesInJudgingOrder, CLAIMSCRUB_VERSION, emptySummary } = await import(
    "@claimscrub/scrub-claims"
  );
  const { openFile } = await import("@claimscrub/files");
  const { readClaims } = await import("@claimscrub/x12");
  const home = path.join(folder, "home-shares");
  const server = await startEmbeddedPostgres({ home });
  const store = await openStore(server.url, { identityKey: loadIdentityKey(home) });
  const judging = createJudging();
  const byId = new Map<string, string>();
  const sources = await Promise.all(
    paths.map(async (file) => {
      const source = await openFile(file);
      return { name: file, byteLength: source.byteLength, open: async () => source, close: () => source.close() };
    }),
  );
  const newHash = () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  };
  let planned!: Awaited<ReturnType<typeof planFiles>>;
  const planning = await seconds(async () => {
    planned = await planFiles({ ...judging, sources, newHash, filePlanned: (fileId, { name }) => byId.set(fileId, name) });
  });
  const plan = planRun(planned.files);
  const ordered = new Map(filesInJudgingOrder(planned.files).map((file) => [file.fileId, file]));
  const { runId } = await store.beginRun({
    files: planned.files.map(({ fileId, name, plan: { byteLength } }) => ({ fileId, name, byteLength })),
    rulesVersion: CLAIMSCRUB_VERSION,
    referenceFingerprint: judging.reference.fingerprint,
    options: "bench",
    cut: "1000",
    chunks: plan.chunks,
  });
  let [reading, judged, written] = [0, 0, 0];
  for (let chunk = 0; chunk < plan.chunks; chunk++) {
    const job = plan.job(chunk);
    const opened = new Map<string, Awaited<ReturnType<typeof openFile>>>();
    for (const { fileId } of job.files) opened.set(fileId, await openFile(byId.get(fileId)!));
    reading += await seconds(async () => {
      for (const part of job.files)
        if (part.format === undefined) (await readClaims(opened.get(part.fileId)!, ordered.get(part.fileId)!, part.ranges)).claims();
    });
    let result = { claims: [], lines: [], findings: [], summary: emptySummary(CLAIMSCRUB_VERSION) } as Awaited<
      ReturnType<typeof scrubChunk>
    >;
    judged += await seconds(async () => {
      result = await scrubChunk(job, { ...judging, files: ordered, openSource: async (fileId) => opened.get(fileId)!, rows: true });
    });
    written += await seconds(async () => void (await store.writeChunk(runId, chunk, result)));
    for (const source of opened.values()) await source.close();
  }
  const whole = planning + judged + written;
  const share = (part: number) => `${((100 * part) / whole).toFixed(0)}%`;
  console.log(
    `one thread, ${plan.claims} claims, ${whole.toFixed(1)} s: planning ${share(planning)}, reading ${share(reading)}, rules and pricing ${share(judged - reading)}, database ${share(written)}`,
  );
  await store.close();
  await server.stop();
}

try {
  tell(`writing ${files} files of ${claims} claims`);
  const paths = writeFiles();
  tell("scrubbing them in one process, to compare with");
  const scrubbed = await run(
    service("cli"),
    ["scrub", ...paths, "--format", "json", "--no-store", "--fail-on", "never"],
    path.join(folder, "inline"),
  );
  const inline = JSON.parse(scrubbed.stdout) as { summary: object; findings: object[] };
  const hash = createHash("sha256");
  for (const finding of inline.findings) hash.update(`${JSON.stringify(finding)}\n`);
  const expected = { summary: JSON.stringify({ ...inline.summary, durationMs: 0 }), findings: hash.digest("hex") };
  console.log(
    `queue: ${process.env["REDIS_URL"] === undefined ? "PostgreSQL" : "Redis"}; ${files} files of ${claims} claims; load of the machine ${os.loadavg()[0]!.toFixed(1)} on ${os.cpus().length} cores`,
  );
  for (const [processes, threads] of [[1, 1], [1, 2], ...(workers > 0 ? [[workers, 1]] : [])]) {
    tell(`${processes} processes x ${threads} threads`);
    const { summary, findings } = await measure(paths, processes!, threads!);
    const same = sameSummary(summary, JSON.parse(expected.summary) as object) && findings === expected.findings;
    console.log(`  totals and findings ${same ? "equal those of scrub, bit for bit" : "DIFFER FROM THOSE OF SCRUB"}`);
    if (!same) process.exitCode = 1;
  }
  tell("shares of reading, judging and writing");
  await shares(paths);
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Equal whatever the order of their keys. */
function sameSummary(a: object, b: object): boolean {
  const ordered = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(ordered)
      : typeof value === "object" && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .sort(([one], [other]) => (one < other ? -1 : 1))
              .map(([key, one]) => [key, ordered(one)]),
          )
        : value;
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}
