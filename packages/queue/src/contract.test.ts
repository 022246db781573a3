import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ChunkJob, openQueue, type ScrubQueue, type Workers } from "./index.ts";

/** One behaviour on both backends: the suite below runs on each of them. */
const BACKENDS = [
  { name: "the embedded PostgreSQL", start: startPostgres, missing: undefined },
  { name: "a real Redis", start: startRedis, missing: missingRedis() },
];

function redisServer(): string | undefined {
  const named = process.env.REDIS_SERVER_BIN;
  return [...(named ? [named] : []), "redis-server", "valkey-server"].find((program) => spawnSync(program, ["--version"]).status === 0);
}

function missingRedis(): string | undefined {
  if (redisServer()) return undefined;
  if (process.env.CI === "true") throw new Error("CI needs a Redis: apt-get install redis-server");
  return "no redis-server: apt-get install redis-server, or set REDIS_SERVER_BIN";
}

async function startPostgres() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-queue-"));
  const server = await startEmbeddedPostgres({ home });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      fs.rmSync(home, { recursive: true });
    },
  };
}

async function startRedis() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-redis-"));
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--maxmemory-policy", "noeviction"];
  const server: ChildProcess = spawn(redisServer()!, args, { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  probe.on("error", () => undefined);
  await probe.ping();
  probe.disconnect();
  return {
    url,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill();
      await ended;
      fs.rmSync(folder, { recursive: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

const RETRY = { attempts: 3, delayMs: 10, mostMs: 100 };
const HEADER = {
  delimiters: { element: 42, component: 58, terminator: 126, repetition: 94 },
  kind: "professional" as const,
  purpose: "claim" as const,
  received: 20250301,
  early: false,
};
let runs = 0;
const newRunId = () => (++runs).toString(16).padStart(32, "0");
const chunk = (runId: string, number: number): ChunkJob => ({
  runId,
  chunk: number,
  files: [{ fileId: "b".repeat(64), ranges: [{ claimIndex: number + 1, from: 10, to: 20, segment: 5, loops: [], header: HEADER }] }],
});
const chunksOf = (runId: string, count: number) => Array.from({ length: count }, (_, number) => chunk(runId, number));
const fault = (passing: boolean) => Object.assign(new Error("Key (claim)=(SMITH) exists"), { code: passing ? "57P01" : "23505", passing });

/** Workers that write down what they do, and the wait for a run to be finished. */
function workOn(queue: ScrubQueue, doChunk: (job: ChunkJob) => Promise<void> = async () => undefined, concurrency = 2, law?: string) {
  const did: string[] = [];
  const waiting = new Map<string, () => void>();
  const ends: { chunk: number | null; reason: string | undefined; last: boolean }[] = [];
  const workers: Workers = queue.work(
    {
      scrubChunk: async (job) => {
        await doChunk(job);
        did.push(`chunk ${job.chunk}`);
      },
      finishRun: async (job) => {
        did.push("run");
        waiting.get(job.runId)?.();
      },
    },
    { concurrency, law, stalledMs: 1000, onEnd: ({ chunk, reason, last }) => ends.push({ chunk, reason, last }) },
  );
  return { did, ends, workers, finished: (runId: string) => new Promise<void>((resolve) => waiting.set(runId, resolve)) };
}

describe.each(BACKENDS)("the queue on $name", ({ name, start, missing }) => {
  let server: { url: string; stop(): Promise<void> } | undefined;
  let queue: ScrubQueue;

  beforeAll(async () => {
    if (missing) process.stderr.write(`the queue on ${name} is not tested: ${missing}\n`);
    if (missing) return;
    server = await start();
    queue = await openQueue(server.url, { retry: RETRY });
  });
  afterAll(async () => {
    await queue?.close();
    await server?.stop();
  });

  test.skipIf(missing)("does the run after all its chunks, each once", async () => {
    const runId = newRunId();
    const work = workOn(queue);
    const finished = work.finished(runId);
    expect(await queue.submit({ runId }, chunksOf(runId, 20))).toBe("queued");
    await finished;
    await work.workers.close();
    expect(work.did.at(-1)).toBe("run");
    expect(work.did.slice(0, -1).sort()).toEqual(
      chunksOf(runId, 20)
        .map((job) => `chunk ${job.chunk}`)
        .sort(),
    );
    expect(await queue.isEmpty()).toBe(true);
  });

  test.skipIf(missing)("finishes a run without chunks", async () => {
    const runId = newRunId();
    const work = workOn(queue);
    const finished = work.finished(runId);
    await queue.submit({ runId }, []);
    await finished;
    await work.workers.close();
    expect(work.did).toEqual(["run"]);
  });

  test.skipIf(missing)("takes a run that is waiting already as the same run", async () => {
    const runId = newRunId();
    const answers = [await queue.submit({ runId }, chunksOf(runId, 2)), await queue.submit({ runId }, chunksOf(runId, 2))];
    expect(answers).toEqual(["queued", "already-queued"]);
    const work = workOn(queue);
    await work.finished(runId);
    await work.workers.close();
    expect(work.did.sort()).toEqual(["chunk 0", "chunk 1", "run"]);
  });

  test.skipIf(missing)("does a run once that ten submit at the same time", async () => {
    const runId = newRunId();
    await Promise.all(Array.from({ length: 10 }, () => queue.submit({ runId }, chunksOf(runId, 3))));
    const work = workOn(queue);
    await work.finished(runId);
    await work.workers.close();
    expect(work.did.sort()).toEqual(["chunk 0", "chunk 1", "chunk 2", "run"]);
    expect(await queue.isEmpty()).toBe(true);
  });

  test.skipIf(missing)("tries a fault that passes again", async () => {
    const runId = newRunId();
    let failures = 2;
    const work = workOn(queue, async () => {
      if (failures-- > 0) throw fault(true);
    });
    const finished = work.finished(runId);
    await queue.submit({ runId }, chunksOf(runId, 1));
    await finished;
    await work.workers.close();
    expect(work.did).toEqual(["chunk 0", "run"]);
    expect(work.ends.filter(({ reason }) => reason !== undefined)).toEqual([
      { chunk: 0, reason: "57P01", last: false },
      { chunk: 0, reason: "57P01", last: false },
    ]);
  });

  test.skipIf(missing)("gives up a fault that does not pass at once, does the rest, and keeps a dead letter", async () => {
    const runId = newRunId();
    let tries = 0;
    const work = workOn(queue, async (job) => {
      if (job.chunk !== 1) return;
      tries += 1;
      throw fault(false);
    });
    const finished = work.finished(runId);
    await queue.submit({ runId }, chunksOf(runId, 3));
    await finished;
    await work.workers.close();
    expect(tries).toBe(1);
    expect(work.did.sort()).toEqual(["chunk 0", "chunk 2", "run"]);
    expect(await queue.deadLetters()).toContainEqual({ queue: "claimscrub-chunks", runId, chunk: 1, reason: "23505" });
  });

  test.skipIf(missing)("lets a run that was given up be submitted anew", async () => {
    const runId = newRunId();
    let broken = true;
    const work = workOn(queue, async () => {
      if (broken) throw fault(false);
    });
    let finished = work.finished(runId);
    await queue.submit({ runId }, chunksOf(runId, 2));
    await finished;
    broken = false;
    finished = work.finished(runId);
    // The job of the run itself may still be on its way out when its handler has returned.
    while ((await queue.submit({ runId }, chunksOf(runId, 2))) !== "queued");
    await finished;
    await work.workers.close();
    expect(work.did).toEqual(["run", "chunk 0", "chunk 1", "run"]);
  });

  /** Takes everything that waits, one after the other, and says in which order. */
  async function orderOfWork(runs: number, submit: () => Promise<void>): Promise<string[]> {
    const order: string[] = [];
    let ended = 0;
    let all = () => undefined as void;
    const done = new Promise<void>((resolve) => (all = resolve));
    await submit();
    const workers = queue.work(
      {
        scrubChunk: async ({ runId, chunk: number }) => void order.push(`${Number.parseInt(runId, 16)}.${number}`),
        finishRun: async () => {
          if (++ended === runs) all();
        },
      },
      { concurrency: 1, stalledMs: 5000 },
    );
    await done;
    await workers.close();
    return order;
  }

  test.skipIf(missing)("takes claims that wait to be sent before the nightly ones", async () => {
    const [night, day] = [newRunId(), newRunId()];
    const order = await orderOfWork(2, async () => {
      await queue.submit({ runId: night }, chunksOf(night, 2), { lane: "nightly", tenant: "a" });
      await queue.submit({ runId: day }, chunksOf(day, 2), { lane: "pre-submission", tenant: "b" });
    });
    const [n, d] = [Number.parseInt(night, 16), Number.parseInt(day, 16)];
    expect(order).toEqual([`${d}.0`, `${d}.1`, `${n}.0`, `${n}.1`]);
  });

  test.skipIf(missing)("lets tenants take turns, however much one of them has sent", async () => {
    const [first, second, third] = [newRunId(), newRunId(), newRunId()];
    const order = await orderOfWork(3, async () => {
      await queue.submit({ runId: first }, chunksOf(first, 4), { lane: "nightly", tenant: "large" });
      await queue.submit({ runId: second }, chunksOf(second, 2), { lane: "nightly", tenant: "large" });
      await queue.submit({ runId: third }, chunksOf(third, 2), { lane: "nightly", tenant: "small" });
    });
    const [a, b, c] = [first, second, third].map((runId) => Number.parseInt(runId, 16));
    expect(order.map((one) => one.split(".")[0])).toEqual([a, c, a, c, a, a, b, b].map(String));
  });

  test.skipIf(missing)("does what was given up again on request, and closes the run", async () => {
    const runId = newRunId();
    let broken = true;
    const work = workOn(queue, async (job) => {
      if (broken && job.chunk > 0) throw fault(false);
    });
    let finished = work.finished(runId);
    await queue.submit({ runId }, chunksOf(runId, 3));
    await finished;
    while ((await queue.deadLetters()).filter((letter) => letter.runId === runId).length < 2);
    expect(await queue.runsWithLetters()).toContain(runId);
    broken = false;
    finished = work.finished(runId);
    while ((await queue.requeue(runId)) !== "queued");
    await finished;
    await work.workers.close();
    expect(work.did.sort()).toEqual(["chunk 0", "chunk 1", "chunk 2", "run", "run"]);
    expect((await queue.deadLetters()).filter((letter) => letter.runId === runId)).toEqual([]);
  });

  test.skipIf(missing)("offers a job that is another worker's again, without an attempt being lost", async () => {
    const runId = newRunId();
    let offers = 0;
    const work = workOn(queue, async () => {
      offers += 1;
      if (offers <= 1) throw Object.assign(new Error("other version"), { code: "other-rules", passing: true, elsewhere: true });
    });
    const finished = work.finished(runId);
    await queue.submit({ runId }, chunksOf(runId, 1));
    await finished;
    await work.workers.close();
    expect(work.did).toEqual(["chunk 0", "run"]);
    expect(work.ends.map(({ reason }) => reason)).toEqual([undefined, undefined]);
  });

  describe.skipIf(missing)("where workers of two laws work side by side", () => {
    const OLD = "0".repeat(16);
    const NEW = "1".repeat(16);
    const forAnother = Object.assign(new Error("other version"), { code: "other-rules", passing: true, elsewhere: true });
    /** A worker of the new law, to which every chunk is one of the old. */
    const wrongWorker = (of: ScrubQueue, tries: number[], finishRun: (runId: string) => void = () => undefined) =>
      of.work(
        {
          scrubChunk: async ({ chunk }) => {
            tries[chunk] = (tries[chunk] ?? 0) + 1;
            throw forAnother;
          },
          finishRun: async ({ runId }) => finishRun(runId),
          lawOf: async () => OLD,
        },
        { concurrency: 2, stalledMs: 30_000, law: NEW },
      );

    test("hands what one can't judge over to those that can, once", async () => {
      const runId = newRunId();
      const tries: number[] = [];
      let ended = () => undefined as void;
      const end = new Promise<void>((resolve) => (ended = resolve));
      const wrong = [wrongWorker(queue, tries, ended), wrongWorker(queue, tries, ended)];
      await queue.submit({ runId }, chunksOf(runId, 4));
      // They are alone, so that every chunk has come to one that can't.
      while (tries.filter((count) => count > 0).length < 4) await new Promise(setImmediate);
      expect(await queue.isEmpty()).toBe(false);
      const work = workOn(queue, async () => undefined, 2, OLD);
      void work.finished(runId).then(ended);
      await end;
      await Promise.all([work.workers.close(), ...wrong.map((one) => one.close())]);
      expect(work.did.filter((what) => what !== "run").sort()).toEqual(["chunk 0", "chunk 1", "chunk 2", "chunk 3"]);
      expect(tries).toEqual([1, 1, 1, 1]);
      expect(work.ends.map(({ reason }) => reason).filter(Boolean)).toEqual([]);
      expect(await queue.isEmpty()).toBe(true);
    });

    test("tries them again by its own worker, gives them up once, and ends the run", async () => {
      const runId = newRunId();
      const tries: number[] = [];
      let attempts = 0;
      const wrong = wrongWorker(queue, tries);
      await queue.submit({ runId }, chunksOf(runId, 1));
      while ((tries[0] ?? 0) === 0) await new Promise(setImmediate);
      await wrong.close();
      const work = workOn(
        queue,
        async () => {
          attempts += 1;
          throw fault(true);
        },
        2,
        OLD,
      );
      await work.finished(runId);
      await work.workers.close();
      expect(attempts).toBe(RETRY.attempts);
      const letters = (await queue.deadLetters()).filter((letter) => letter.runId === runId);
      expect(letters).toEqual([{ queue: "claimscrub-chunks", runId, chunk: 0, reason: "57P01" }]);
      expect(await queue.requeue(runId)).toBe("queued");
      const second = workOn(queue);
      await second.finished(runId);
      await second.workers.close();
      expect(second.did).toEqual(["chunk 0", "run"]);
    });

    test("goes on with another law when releases have come", async () => {
      const runId = newRunId();
      const tries: number[] = [];
      const wrong = wrongWorker(queue, tries);
      await queue.submit({ runId }, chunksOf(runId, 1));
      while ((tries[0] ?? 0) === 0) await new Promise(setImmediate);
      await wrong.close();
      const work = workOn(queue, async () => undefined, 2, NEW);
      await work.workers.changeLaw(OLD);
      await work.finished(runId);
      await work.workers.close();
      expect(work.did).toEqual(["chunk 0", "run"]);
    });

    test("gives up what none comes for in time", async () => {
      const impatient = await openQueue(server!.url, { retry: RETRY, elsewhereForMs: 300 });
      const runId = newRunId();
      const tries: number[] = [];
      let ended = () => undefined as void;
      const end = new Promise<void>((resolve) => (ended = resolve));
      const wrong = wrongWorker(impatient, tries, ended);
      await impatient.submit({ runId }, chunksOf(runId, 1));
      await end;
      await wrong.close();
      const letters = (await impatient.deadLetters()).filter((letter) => letter.runId === runId);
      await impatient.forget(runId);
      await impatient.close();
      expect(letters.map(({ reason }) => reason)).toEqual(["other-rules"]);
      // Handed over once; then it fails as often as a job may. On PostgreSQL BullMQ counts the handing over as an attempt.
      expect([RETRY.attempts, RETRY.attempts + 1]).toContain(tries[0]);
    });
  });

  test.skipIf(missing)("begins no more chunks in a period than were allowed", async () => {
    const runId = newRunId();
    const began: number[] = [];
    let all = () => undefined as void;
    const done = new Promise<void>((resolve) => (all = resolve));
    const workers = queue.work(
      { scrubChunk: async () => void began.push(performance.now()), finishRun: async () => all() },
      { concurrency: 4, stalledMs: 5000, rate: { chunks: 2, perMs: 400 } },
    );
    await queue.submit({ runId }, chunksOf(runId, 5));
    await done;
    await workers.close();
    expect(began).toHaveLength(5);
    // Five can not be begun in one period; the periods begin where the server says, so one whole period is what is sure.
    expect(began[4]! - began[0]!).toBeGreaterThan(300);
  });

  test.skipIf(missing)("has sources looked at by schedule, and forgets those that are not named any more", async () => {
    const seen = new Map<string, number>();
    let enough = () => undefined as void;
    const done = new Promise<void>((resolve) => (enough = resolve));
    const watcher = queue.collect(
      async ({ source }) => {
        seen.set(source, (seen.get(source) ?? 0) + 1);
        if ((seen.get("often") ?? 0) >= 3) enough();
      },
      { concurrency: 2, stalledMs: 5000 },
    );
    await queue.schedule(
      new Map([
        ["often", { everyMs: 100 }],
        ["yearly", { cron: "0 0 1 1 *" }],
      ]),
    );
    await done;
    expect(seen.get("yearly")).toBeUndefined();
    await queue.schedule(new Map());
    await watcher.close();
  });

  test.skipIf(missing)("says how long the oldest chunk has waited", async () => {
    const runId = newRunId();
    expect(await queue.oldestAgeMs()).toBe(0);
    await queue.submit({ runId }, chunksOf(runId, 2));
    while ((await queue.oldestAgeMs()) === 0);
    const work = workOn(queue);
    await work.finished(runId);
    await work.workers.close();
    expect(await queue.oldestAgeMs()).toBe(0);
  });

  test.skipIf(missing)("refuses a job that could carry a patient, before it is stored", async () => {
    const runId = newRunId();
    const bad = { ...chunk(runId, 0), claim: "SMITH" } as unknown as ChunkJob;
    await expect(queue.submit({ runId }, [bad])).rejects.toThrow("refused");
    expect(await queue.isEmpty()).toBe(true);
  });

  test.skipIf(missing)("lets running jobs end when it is closed, and leaves the rest for others", async () => {
    const runId = newRunId();
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let begun = () => undefined as void;
    const first = new Promise<void>((resolve) => (begun = resolve));
    const work = workOn(
      queue,
      async () => {
        begun();
        await gate;
      },
      1,
    );
    await queue.submit({ runId }, chunksOf(runId, 3));
    await first;
    const closed = work.workers.close();
    release();
    await closed;
    expect(work.did).toHaveLength(1);
    const others = workOn(queue);
    await others.finished(runId);
    await others.workers.close();
    expect([...work.did, ...others.did].sort()).toEqual(["chunk 0", "chunk 1", "chunk 2", "run"]);
  });
});

test.each([0, 400])("workers on a PostgreSQL that is killed %i ms after they began go on when it is back", async (after) => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-queue-"));
  const server = await startEmbeddedPostgres({ home });
  const queue = await openQueue(server.url, { retry: RETRY });
  const work = workOn(queue);
  await queue.schedule(new Map([["folder", { everyMs: 200 }]]));
  await new Promise((resolve) => setTimeout(resolve, after));
  const [pid] = fs.readFileSync(path.join(home, "postgres", "data", "postmaster.pid"), "utf8").split("\n");
  process.kill(Number(pid), "SIGQUIT");
  // An intake that begins while the server is away watches when it is back.
  let looked = () => undefined as void;
  const watcher = queue.collect(async () => looked(), { concurrency: 1, stalledMs: 1000 });
  const runId = newRunId();
  const finished = work.finished(runId);
  while ((await queue.submit({ runId }, chunksOf(runId, 2)).catch(() => undefined)) === undefined)
    await new Promise((resolve) => setTimeout(resolve, 100));
  await finished;
  expect(work.did.filter((one) => one === "run")).toEqual(["run"]);
  // Sources are looked at again, too: not once, by what was under way, but by schedule.
  for (let times = 0; times < 3; times++) await new Promise<void>((resolve) => (looked = resolve));
  await work.workers.close();
  await watcher.close();
  await queue.close();
  await server.stop();
  fs.rmSync(home, { recursive: true });
});

test("an address of neither kind is refused without being quoted", async () => {
  await expect(openQueue("mysql://me:secret@host/x")).rejects.toThrow(/^(?!.*secret).*redis:\/\//);
});
