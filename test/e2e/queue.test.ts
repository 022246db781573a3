import fs from "node:fs";
import path from "node:path";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { loadIdentityKey, openStore } from "@claimscrub/store";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClaims } from "../generator/generate-claims.ts";
import { hashFindings, scrubInline } from "../faults/inline-scrub.ts";
import { missingRedis, type RedisServer, startRedis } from "./redis-server.ts";
import { asJson, BUILT, claim, claimscrub, type Ended, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

const noRedis = missingRedis();
const BACKENDS = [
  { name: "the embedded PostgreSQL", redis: false, missing: undefined },
  { name: "a real Redis", redis: true, missing: noRedis },
];
const TABLES = ["files", "runs", "run_files", "chunks", "claims", "lines", "findings", "coverage"];

/** Programs that the command line starts for the queue's commands; most tests start them themselves, which halves the processes. */
const PROGRAMS: Readonly<Record<string, string>> = { worker: "scrubber", submit: "intake", status: "intake", drain: "intake" };

/** What is printed for the queue's commands. */
interface Submission {
  readonly runId: string;
  readonly state: string;
  readonly queue: string;
  readonly claims: number;
  readonly chunks: number;
}

/** Names, member ids, birth dates and claim numbers that stand in a file. */
function secretsOf(text: string): RegExp[] {
  const secrets = new Set<string>();
  for (const [, last = "", first = "", member = ""] of text.matchAll(
    /NM1\*(?:IL|QC)\*1\*([^*~]*)\*([^*~]*)(?:\*[^*~]*){0,3}(?:\*MI\*([^*~]*))?/g,
  )) {
    for (const secret of [last, first, member]) if (secret.length > 3) secrets.add(secret);
  }
  for (const [, born = ""] of text.matchAll(/DMG\*D8\*(\d{8})/g)) secrets.add(born);
  for (const [, id = ""] of text.matchAll(/CLM\*([^*~]+)/g)) secrets.add(id);
  const escaped = [...secrets].map((secret) => secret.replace(/[^\w]/g, "\\$&"));
  const batches: string[][] = [];
  for (let at = 0; at < escaped.length; at += 500) batches.push(escaped.slice(at, at + 500));
  return batches.map((batch) => new RegExp(`(?<![\\w-])(?:${batch.join("|")})(?![\\w-])`));
}

function expectNoneOf(secrets: readonly RegExp[], text: string): void {
  for (const secret of secrets) expect(secret.exec(text)?.[0]).toBeUndefined();
}

describe.skipIf(!BUILT)(`the queue${BUILT ? "" : ` (skipped: ${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const files = ["a.837", "b.837"].map((name) => path.join(folder, name));
  let secrets: RegExp[];
  let direct: Ended;

  beforeAll(async () => {
    const [first, second] = [1, 2].map((seed) => [...generateClaims({ claims: 520, seed, flagged: 0.1 })].map((one) => one.claim));
    // One patient at the end of one file and at the beginning of the other.
    fs.writeFileSync(files[0]!, file837([...first!, claim("SPLIT-1", FLAGGED, 5)]));
    fs.writeFileSync(files[1]!, file837([claim("SPLIT-2", FLAGGED, 5), ...second!]));
    const texts = files.map((file) => fs.readFileSync(file, "utf8")).join("");
    secrets = secretsOf(texts);
    // What is looked for must be found where it stands, else the test could not fail.
    if (!secrets.every((secret) => secret.test(texts))) throw new Error("the secrets of the files were not recognised");
    direct = await claimscrub(["scrub", ...files, "--format", "json", "--no-store", "--fail-on", "never"], {
      home: path.join(folder, "direct"),
    });
    if (direct.code !== 0) throw new Error(direct.stderr);
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  describe.each(BACKENDS)("on $name", ({ name, redis: onRedis, missing }) => {
    const home = path.join(folder, onRedis ? "redis" : "postgres");
    let redis: RedisServer | undefined;
    let server: EmbeddedPostgres;
    let client: pg.Client;
    const through = (...args: string[]) => claimscrub(args, { home, env: { REDIS_URL: redis?.url } });
    const run = (...args: string[]) => claimscrub(args, { home, env: { REDIS_URL: redis?.url }, program: PROGRAMS[args[0]!] });
    const logs: string[] = [];

    beforeAll(async () => {
      if (missing !== undefined) process.stderr.write(`the queue on ${name} is not tested: ${missing}\n`);
      else if (onRedis) redis = await startRedis();
      // Held for as long as the tests run: the commands find it running instead of starting and stopping it each.
      server = await startEmbeddedPostgres({ home });
      client = new pg.Client(server.url);
      await client.connect();
    });
    afterAll(async () => {
      await client.end();
      await server.stop();
      await redis?.stop();
    });

    /** Rows by table, and all that the queue's own tables hold. */
    async function inspect(): Promise<{ counts: Record<string, number>; queue: string }> {
      const counts: Record<string, number> = {};
      for (const table of TABLES) {
        const { rows } = await client.query<{ count: string }>(`select count(*) as count from claimscrub.${table}`);
        counts[table] = Number(rows[0]?.count);
      }
      const { rows: tables } = await client.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'claimscrub_queue'",
      );
      const parts: unknown[] = [];
      for (const table of tables) parts.push((await client.query(`select t::text from claimscrub_queue.${table.name} t`)).rows);
      return { counts, queue: redis === undefined ? JSON.stringify(parts) : await redis.dump() };
    }

    test.skipIf(missing)("yields what scrub yields, bit for bit, from two workers at once", async () => {
      const submitted = await through("submit", ...files, "--json");
      expect([submitted.stderr, submitted.code]).toEqual(["", 0]);
      const submission = JSON.parse(submitted.stdout) as Submission;
      expect(submission).toMatchObject({ state: "queued", queue: onRedis ? "redis" : "postgres", claims: 1042, chunks: 2 });
      const waiting = await inspect();
      expect(waiting.queue).toContain(submission.runId);
      expectNoneOf(secrets, waiting.queue);

      const workers = await Promise.all([through("worker", "--until-empty"), run("worker", "--until-empty")]);
      for (const worker of workers) logs.push(worker.stderr);
      expect(workers.map(({ code }) => code)).toEqual([0, 0]);

      const { summary, findings } = asJson(direct);
      const printed = await through("status", submission.runId, "--findings");
      expect(printed.stdout).toBe(findings.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
      const status = JSON.parse((await run("status", submission.runId, "--json")).stdout) as {
        latest: { state: string; summary: object }[];
      };
      expect(status.latest[0]?.state).toBe("finished");
      expect({ ...status.latest[0]?.summary, durationMs: 0 }).toEqual({ ...summary, durationMs: 0 });
      expect(fs.readdirSync(path.join(home, "spool"))).toEqual([]);
    });

    test.skipIf(missing)("adds nothing when the same files come again, by either way", async () => {
      const before = await inspect();
      expect(before.counts).toMatchObject({ files: 2, runs: 1, chunks: 3, claims: 1042, lines: asJson(direct).summary.lines });
      const again = JSON.parse((await run("submit", ...files.toReversed(), "--json")).stdout) as Submission;
      expect(again.state).toBe("finished");
      const scrubbed = await run("scrub", ...files, "--format", "json", "--fail-on", "never");
      expect(asJson(scrubbed).findings).toEqual(asJson(direct).findings);
      expect((await inspect()).counts).toEqual(before.counts);
    });

    test.skipIf(missing)("keeps claim numbers, names, member ids and birth dates out of the queue and the logs", async () => {
      const after = await inspect();
      expectNoneOf(secrets, after.queue);
      expect(logs.join("")).toContain("run finished");
      expectNoneOf(secrets, logs.join(""));
    });

    test.skipIf(missing)(
      "loses nothing when a worker is killed in the middle",
      async () => {
        const file = path.join(folder, "c.837");
        fs.writeFileSync(file, file837([...generateClaims({ claims: 2100, seed: 3, flagged: 0.1 })].map((one) => one.claim)));
        const submission = JSON.parse((await run("submit", file, "--json")).stdout) as Submission;
        let killed = false;
        await claimscrub(["worker", "--stalled-after", "2"], {
          home,
          env: { REDIS_URL: redis?.url },
          program: PROGRAMS["worker"],
          started: (child) =>
            child.stderr!.on("data", (bytes: Buffer) => {
              // The first chunk is written; the next one is under way.
              if (killed || !bytes.toString().includes("chunk written")) return;
              killed = true;
              child.kill("SIGKILL");
            }),
        });
        expect(killed).toBe(true);
        const worker = await run("worker", "--until-empty");
        expect(worker.code).toBe(0);
        const quiet = await scrubInline([{ name: file, path: file }]);
        const store = await openStore(server.url, { identityKey: loadIdentityKey(home) });
        expect(await hashFindings(store.findings(submission.runId))).toBe(quiet.findings);
        expect({ ...(await store.run(submission.runId))!.summary, durationMs: 0 }).toEqual(quiet.summary);
        await store.close();
      },
      180_000,
    );

    test.skipIf(missing)("says of files that are no claims that they have no result", async () => {
      const letter = path.join(folder, "letter.txt");
      fs.writeFileSync(letter, "Dear Sir or Madam, ...");
      const submitted = await run("submit", letter, path.join(folder, "not-there.837"), "--json");
      expect(submitted.code).toBe(3);
      const submission = JSON.parse(submitted.stdout) as Submission & { withoutResult: { file: string; reason: string }[] };
      expect(submission.withoutResult.map(({ file }) => path.basename(file))).toEqual(["not-there.837", "letter.txt"]);
      await run("worker", "--until-empty");
      const [stored] = (
        JSON.parse((await run("status", submission.runId, "--json")).stdout) as { latest: { state: string; summary: object }[] }
      ).latest;
      const scrubbed = asJson(await claimscrub(["scrub", letter, "--format", "json", "--no-store"], { home: path.join(folder, "direct") }));
      expect(stored?.state).toBe("finished");
      expect({ ...stored?.summary, durationMs: 0 }).toEqual({ ...scrubbed.summary, durationMs: 0 });
    });

    test.skipIf(missing)("drains, and says so when nobody works", async () => {
      expect((await run("drain")).stdout).toContain("empty");
      const file = path.join(folder, "d.837");
      fs.writeFileSync(file, file837([claim("DRAIN-1", FLAGGED, 8)]));
      await run("submit", file);
      const stuck = await run("drain");
      expect([stuck.code, stuck.stderr]).toEqual([4, expect.stringContaining("worker --until-empty")]);
      await run("worker", "--until-empty");
      expect((await run("drain")).code).toBe(0);
    });
  });

  test("explains wrong usage with 2 and a server that does not answer with 4", async () => {
    const home = path.join(folder, "wrong");
    expect((await claimscrub(["submit"], { home })).code).toBe(2);
    expect((await claimscrub(["worker", "--concurrency", "many"], { home })).code).toBe(2);
    expect((await claimscrub(["submit", files[0]!, "--only", "NO-999"], { home })).code).toBe(2);
    const away = await claimscrub(["status", "--store", "postgres://me:hunter2@127.0.0.1:1/x"], { home });
    expect([away.code, away.stderr]).toEqual([4, expect.stringMatching(/^(?!.*hunter2).*nothing answers/s)]);
  });
});
