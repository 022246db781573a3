import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { UnsupportedSystem } from "@claimscrub/embedded-postgres";
import type { Run } from "@claimscrub/store";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { missingRedis } from "../e2e/redis-server.ts";
import { asJson, BUILT, claimscrub, makeFolder } from "../e2e/scrub-command.ts";
import { type CutWire, startWire } from "./cut-wire.ts";
import { hashFindings, scrubInline } from "./inline-scrub.ts";
import { Night, preload, type Service, SERVICES_BUILT } from "./night.ts";
import { Secrets } from "./secrets.ts";

/** `npm run test:faults` runs these longer and harder. */
const LONG = process.env["CLAIMSCRUB_LONG_FAULTS"] === "1";
/** Enough for three chunks, where something must be left to do when one is written; else for two. */
const CLAIMS = LONG ? 20_000 : 2100;
const FEW = LONG ? CLAIMS : 1100;
const KILLS = LONG ? 20 : 2;
const CUT_MS = LONG ? 30_000 : 800;
const DOWN_MS = LONG ? 10_000 : 300;
const AT_ONCE = 10;

const noRedis = missingRedis();
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function begin(folder: string): Promise<Night | undefined> {
  if (!BUILT || !SERVICES_BUILT || noRedis !== undefined) return undefined;
  try {
    return await Night.begin(folder);
  } catch (error) {
    if (error instanceof UnsupportedSystem) return undefined;
    throw error;
  }
}

const folder = makeFolder();
const began = await begin(folder);
const why = began ? "" : ` (skipped: ${noRedis ?? "the services are not built, or the embedded PostgreSQL does not run here"})`;

// A machine that does other work besides takes its time.
describe.skipIf(!began)(`a night with accidents${why}`, { timeout: LONG ? 900_000 : 180_000 }, () => {
  const night = began!;
  const secrets = new Secrets();
  /** Two workers that live through most of the night, as in production. */
  let workers: Service[] = [];
  let metricsPort = "";
  let metrics = "";

  beforeAll(async () => {
    workers = [night.worker(["--health-port", "0"]), night.worker()];
    await Promise.all(workers.map((worker) => worker.said("worker takes jobs")));
    metricsPort = /"port":(\d+)/.exec(workers[0]!.log())![1]!;
  });
  afterAll(async () => {
    await night?.end();
    // Mounted to see whether it can be, also where its test was left out.
    spawnSync("umount", [small]);
    fs.rmSync(small, { recursive: true, force: true });
  });

  /** A file, submitted, and what it must end with. */
  async function submitted(claims = FEW) {
    const file = night.file(claims);
    secrets.addFile(file.path);
    const expected = await scrubInline([file]);
    expect(expected.summary.claims).toBe(claims);
    return { expected, runId: (await night.submit([file])).runId };
  }

  test("workers killed in mid-chunk", async () => {
    const { expected, runId } = await submitted(LONG ? 60_000 : CLAIMS);
    const mortal = [night.worker(), night.worker()];
    // The lasting ones stand aside, so that those that are killed have the work.
    for (const { child } of workers) child.kill("SIGSTOP");
    for (let kills = 0; kills < KILLS; kills++) {
      const at = kills % mortal.length;
      while (((await night.queue.counts()).chunks["active"] ?? 0) === 0 && (await night.store.run(runId))?.state === "scrubbing")
        await pause(10);
      mortal[at]!.child.kill("SIGKILL");
      expect(await mortal[at]!.ended).toBeNull();
      mortal[at] = night.worker();
      if (LONG) await mortal[at]!.said("worker takes jobs");
    }
    for (const { child } of workers) child.kill("SIGCONT");
    expect(await night.outcome(runId)).toEqual(expected);
    for (const { child } of mortal) child.kill("SIGKILL");
  });

  test("Redis restarted", async () => {
    const { expected, runId } = await submitted();
    await night.redis.restart(() => pause(DOWN_MS));
    expect(await night.outcome(runId)).toEqual(expected);
  });

  test("PostgreSQL restarted", async () => {
    const { expected, runId } = await submitted();
    const [pid] = fs.readFileSync(path.join(night.home, "postgres", "data", "postmaster.pid"), "utf8").split("\n");
    // Immediate shutdown: all sessions are cut off, nothing is tidied up.
    process.kill(Number(pid), "SIGQUIT");
    expect(await night.outcome(runId)).toEqual(expected);
  });

  test.each(LONG ? (["refuse", "hold"] as const) : (["refuse"] as const))("the network cut to both servers (%s)", async (how) => {
    const redis = new URL(night.redis.url);
    const postgres = new URL(night.postgres.url);
    const wires: CutWire[] = [
      await startWire({ host: redis.hostname, port: Number(redis.port) }),
      await startWire({ host: postgres.hostname, port: Number(postgres.port) }),
    ];
    redis.port = String(wires[0]!.port);
    postgres.port = String(wires[1]!.port);
    for (const { child } of workers) child.kill("SIGSTOP");
    const worker = night.worker([], { redisUrl: redis.href, store: postgres.href });
    await worker.said("worker takes jobs");
    const { expected, runId } = await submitted(CLAIMS);
    await worker.said("chunk written");
    for (const wire of wires) wire.cut(how);
    await pause(CUT_MS);
    for (const wire of wires) wire.mend();
    expect(await night.outcome(runId)).toEqual(expected);
    for (const { child } of workers) child.kill("SIGCONT");
    worker.child.kill("SIGKILL");
    for (const wire of wires) await wire.close();
  });

  // The server's account may not enter this test's own folder; the disk lies beside it.
  const small = `${folder}-small-disk`;
  const mounts = (() => {
    fs.mkdirSync(small, { recursive: true });
    return spawnSync("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", small]).status === 0;
  })();

  test.skipIf(!mounts)(`the store's disk full${mounts ? "" : " (skipped: no small disk can be mounted here)"}`, async () => {
    const client = new pg.Client(night.postgres.url);
    await client.connect();
    try {
      // The disk belongs to whom the server runs as.
      const { uid, gid } = fs.statSync(path.join(night.home, "postgres", "data"));
      fs.chownSync(small, uid, gid);
      // What is there already must find room on it.
      const { rows } = await client.query<{ bytes: string }>(
        `select coalesce(sum(pg_total_relation_size(c.oid)), 0) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'claimscrub' and c.relkind = 'r' and c.relname ~ '^(lines|findings)'`,
      );
      const megabytes = 24 + Math.ceil(Number(rows[0]!.bytes) / 2 ** 20);
      expect(spawnSync("mount", ["-o", `remount,size=${megabytes}m`, small]).status).toBe(0);
      await client.query(`create tablespace small_disk location '${small}'`);
      await moveTables(client, "small_disk");
      const filler = path.join(small, "filler");
      spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=64k"], { stdio: "ignore" });
      const { expected, runId } = await submitted();
      await Promise.race(workers.map((worker) => worker.said('"reason":"53100"')));
      expect((await night.store.run(runId))?.state).toBe("scrubbing");
      fs.rmSync(filler);
      expect(await night.outcome(runId)).toEqual(expected);
    } finally {
      await moveTables(client, "pg_default");
      await client.query("drop tablespace if exists small_disk");
      await client.end();
      spawnSync("umount", [small]);
    }
  });

  /** Puts the tables that grow most, with the indexes on them, on another disk. */
  async function moveTables(client: pg.Client, space: string): Promise<void> {
    const { rows } = await client.query<{ name: string; kind: string }>(
      `select c.relname as name, c.relkind as kind from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'claimscrub' and c.relkind in ('r', 'i') and c.relname ~ '^(lines|findings)'`,
    );
    for (const { name, kind } of rows)
      await client.query(`alter ${kind === "r" ? "table" : "index"} claimscrub."${name}" set tablespace ${space}`);
  }

  test("the disk of the outputs full", async () => {
    const file = night.file(1000);
    const out = path.join(folder, "out");
    const args = ["scrub", file.path, "--no-store", "--fail-on", "never", "--format", "json", "--out", out];
    // A limit on the size of files is a disk that is full for this process alone.
    const limited = spawnSync("prlimit", ["--fsize=100000", process.execPath, path.resolve("services/cli/dist/main.js"), ...args], {
      encoding: "utf8",
      env: { ...process.env, CLAIMSCRUB_HOME: path.join(folder, "limited") },
      cwd: path.resolve(import.meta.dirname, "../.."),
    });
    expect([limited.status, limited.signal]).toEqual([4, null]);
    const scrubbed = await claimscrub(args, { home: path.join(folder, "limited") });
    expect(scrubbed.code).toBe(0);
    const expected = await scrubInline([{ ...file, name: file.path }]);
    expect({ ...asJson(scrubbed).summary, durationMs: 0 }).toEqual(expected.summary);
    expect(JSON.parse(fs.readFileSync(path.join(out, "summary.json"), "utf8"))).toMatchObject({ claims: 1000 });
  });

  test("the same file submitted ten times at once", async () => {
    const file = night.file(FEW);
    secrets.addFile(file.path);
    const expected = await scrubInline([file]);
    const all = await Promise.all(Array.from({ length: AT_ONCE }, () => night.submit([file])));
    const [runId = ""] = new Set(all.map((one) => one.runId));
    expect(all.map((one) => one.runId)).toEqual(all.map(() => runId));
    expect(await night.outcome(runId)).toEqual(expected);
    const again = await night.submit([file]);
    expect([again.runId, again.state]).toEqual([runId, "finished"]);
    expect((await night.queue.counts()).deadLetters).toBe(0);
  });

  test("two intakes on one folder", async () => {
    const incoming = path.join(folder, "incoming");
    fs.mkdirSync(incoming);
    const files = Array.from({ length: LONG ? 40 : 6 }, () => night.file(LONG ? 500 : 60));
    for (const file of files) secrets.addFile(file.path);
    const before = new Set((await night.store.runs(1000)).map(({ runId }) => runId));
    const intakes = [0, 1].map(() => night.start("intake", ["watch", incoming, "--every", "1"]));
    await Promise.all(intakes.map((intake) => intake.said("intake watches")));
    // Half of them arrive by being renamed into place, half are written there.
    for (const [place, { name, path: from }] of files.entries()) {
      if (place % 2 === 0) fs.copyFileSync(from, path.join(incoming, name));
      else {
        fs.copyFileSync(from, path.join(incoming, `.${name}.part`));
        fs.renameSync(path.join(incoming, `.${name}.part`), path.join(incoming, name));
      }
    }
    const done = path.join(incoming, "done");
    while (!fs.existsSync(done) || fs.readdirSync(done).length < files.length) await pause(100);
    const runs = (await night.store.runs(1000)).filter(({ runId }) => !before.has(runId));
    const taken = runs.flatMap((run) => run.files.map(({ name }) => name));
    expect(taken.sort()).toEqual(files.map(({ name }) => name).sort());
    for (const run of runs) {
      const ofRun = files.filter(({ name }) => run.files.some((file) => file.name === name));
      const inOrder = run.files.map(({ name }) => ofRun.find((file) => file.name === name)!);
      expect(await night.outcome(run.runId)).toEqual(await scrubInline(inOrder));
    }
    expect(await night.drain(...intakes)).toEqual([0, 0]);
  });

  test("a poisoned chunk is quarantined, the rest is finished and counted, and requeue completes the run", async () => {
    const files = [night.file(FEW), night.file(FEW)];
    for (const file of files) secrets.addFile(file.path);
    const expected = await scrubInline(files);
    for (const { child } of workers) child.kill("SIGSTOP");
    const { runId, chunks } = await night.submit(files);
    const spool = path.join(night.home, "spool", `run-${runId}`);
    const [lost = ""] = fs.readdirSync(spool);
    fs.renameSync(path.join(spool, lost), path.join(folder, "lost"));
    for (const { child } of workers) child.kill("SIGCONT");

    const part = await night.ended(runId);
    const letters = await night.queue.deadLetters();
    expect(new Set(letters.map(({ reason }) => reason))).toEqual(new Set(["file-not-in-spool"]));
    expect(part).toMatchObject({ state: "finished", reason: "file-not-in-spool", written: chunks - letters.length });
    expect(part.written).toBeGreaterThan(0);
    // Its totals are those of the rows that are there, and what they lack is said, file by file.
    const there = await rowsOf(runId);
    const { claims, lines, findings, billedCents, allowedCents, quarantined = [] } = part.summary!;
    expect({ claims, lines, findings, billedCents, allowedCents }).toEqual(there);
    expect(claims + part.missingClaims!).toBe(expected.summary.claims);
    expect(quarantined.reduce((sum, { missing }) => sum + (missing ?? 0), 0)).toBe(part.missingClaims);
    expect(quarantined).toContainEqual({ file: files.find(({ name }) => nameOf(part, lost) === name)!.name, reason: "file-not-in-spool", claims: FEW, missing: FEW }); // biome-ignore format: one object
    const tenant = night.store.forTenant("default");
    expect(await tenant.file(lost)).toMatchObject({
      state: "quarantined",
      reason: `file-not-in-spool: ${FEW} of ${FEW} claims were not judged`,
    });
    const { code, printed } = await night.command("status", runId);
    expect(code).toBe(3);
    expect(printed).toContain(`${part.missingClaims} claims were not judged`);
    expect(printed).toContain(`quarantined: ${nameOf(part, lost)}, ${FEW} of ${FEW} claims not judged (file-not-in-spool)`);

    fs.renameSync(path.join(folder, "lost"), path.join(spool, lost));
    expect(await night.command("requeue", undefined)).toEqual({ code: 0, printed: `run ${runId}: queued\n` });
    expect(await night.outcome(runId)).toEqual(expected);
    expect(await night.queue.deadLetters()).toEqual([]);
    const way = (await tenant.file(lost))!.times;
    // No worker has written a row of the lost file at first: it is scrubbing as soon as the run is.
    expect(way.map(({ state }) => state)).toEqual(["received", "planned", "scrubbing", "quarantined", "planned", "scrubbing", "finished"]);
    expect(way.map(({ at }) => at)).toEqual(way.map(({ at }) => at).sort());
  });

  const nameOf = ({ files }: Run, fileId: string) => files.find((file) => file.fileId === fileId)!.name;

  /** Sums over the rows of a run, by the database itself. */
  async function rowsOf(runId: string): Promise<object> {
    const client = new pg.Client(night.postgres.url);
    await client.connect();
    const { rows } = await client.query<Record<string, string>>(
      `select (select count(*) from claimscrub.claims c where c.run_no = r.run_no) as claims,
         (select count(*) from claimscrub.lines l where l.run_no = r.run_no) as lines,
         (select count(*) from claimscrub.findings f where f.run_no = r.run_no and not earlier) as findings,
         (select sum(charge_cents) from claimscrub.lines l where l.run_no = r.run_no) as "billedCents",
         (select sum(allowed_cents) from claimscrub.lines l where l.run_no = r.run_no) as "allowedCents"
       from claimscrub.runs r where run_id = $1`,
      [runId],
    );
    await client.end();
    return Object.fromEntries(Object.entries(rows[0]!).map(([name, text]) => [name, Number(text)]));
  }

  test.each(LONG ? [3_600_000, -3_600_000] : [3_600_000])("the clock of a worker jumped by %i ms", async (jump) => {
    for (const { child } of workers) child.kill("SIGSTOP");
    const options = { preload: "clock", env: { TEST_CLOCK_JUMP_MS: String(jump) } };
    const jumping = [night.worker([], options)];
    await jumping[0]!.said("worker takes jobs");
    const { expected, runId } = await submitted(CLAIMS);
    await jumping[0]!.said("chunk written");
    jumping[0]!.child.kill("SIGUSR2");
    for (const { child } of workers) child.kill("SIGCONT");
    expect(await night.outcome(runId)).toEqual(expected);
    expect(await night.drain(...jumping)).toEqual([0]);
  });

  test("old and new workers side by side", async () => {
    const older = [night.worker([], { preload: "old-version" })];
    const mixed = night.file(FEW);
    secrets.addFile(mixed.path);
    const ofOld = night.start("intake", ["submit", mixed.path, "--json"], { preload: "old-version" });
    expect(await ofOld.ended).toBe(0);
    const old = JSON.parse(/^\{"runId".*$/m.exec(ofOld.log())![0]) as { runId: string };
    const { expected, runId } = await submitted();
    expect(old.runId).not.toBe(runId);
    expect(await night.outcome(runId)).toEqual(expected);
    const inline = spawnSync(
      process.execPath,
      [
        "--import",
        preload("old-version"),
        path.resolve("services/cli/dist/main.js"),
        "scrub",
        mixed.path,
        "--no-store",
        "--format",
        "json",
        "--fail-on",
        "never",
      ],
      {
        encoding: "utf8",
        maxBuffer: 1 << 30,
        env: { ...process.env, CLAIMSCRUB_HOME: path.join(folder, "old") },
        cwd: path.resolve(import.meta.dirname, "../.."),
      },
    );
    const { summary, findings } = JSON.parse(inline.stdout) as ReturnType<typeof asJson>;
    expect(summary.claimscrubVersion).toBe("0.0.9");
    const stored = await night.outcome(old.runId);
    expect(stored.summary).toEqual({ ...summary, durationMs: 0 });
    expect(stored.findings).toBe(await hashFindings(findings));
    expect(await night.drain(...older)).toEqual([0]);
  });

  test("nothing of a patient is in Redis, in the logs, or in the metrics after all that", async () => {
    metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
    expect(await (await fetch(`http://127.0.0.1:${metricsPort}/ready`)).text()).toBe("ready\n");
    // A run that waits: its jobs are in Redis while it is looked through.
    const file = night.file(FEW);
    secrets.addFile(file.path);
    for (const { child } of workers) child.kill("SIGSTOP");
    const { runId } = await night.submit([file]);
    const redis = await night.redis.dump();
    for (const { child } of workers) child.kill("SIGCONT");
    expect(redis).toContain(runId);
    expect(night.logs).toContain("run finished");
    expect(metrics).toContain("claimscrub_claims_total");
    // What is looked for must be found where it stands, else this test could not fail.
    expect(secrets.findIn(fs.readFileSync(file.path, "utf8"))).toBeDefined();
    for (const text of [redis, night.logs, metrics]) expect(secrets.findIn(text)).toBeUndefined();
    expect(await night.outcome(runId)).toEqual(await scrubInline([file]));
    expect(await night.drain(...workers)).toEqual([0, 0]);
  });
});
