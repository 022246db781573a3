import fs from "node:fs";
import path from "node:path";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumProgram, launch, WITHOUT_CHROMIUM } from "../../../../test/browser/chromium.ts";
import { missingRedis, type RedisServer, startRedis } from "../../../../test/e2e/redis-server.ts";
import { startTestService, type TestService } from "../testing/test-service.ts";

const EXAMPLES = path.resolve(import.meta.dirname, "../../../../examples");
const MANHATTAN = fs.readFileSync(path.join(EXAMPLES, "manhattan-mohs-2024-q3.837"), "utf8");
const BOARD = "/admin/queues";
const STATES = ["latest", "active", "waiting", "waiting-children", "prioritized", "completed", "failed", "delayed", "paused"];
const QUEUES = ["claimscrub-runs", "claimscrub-chunks", "claimscrub-dead-letters", "claimscrub-collections"];
/** What a browser says while it loads, and a job that was given up, take their time on a busy machine. */
const PATIENCE_MS = 30_000;

const noRedis = missingRedis();
const program = chromiumProgram();

interface Shown {
  readonly queues: readonly {
    readonly name: string;
    readonly readOnlyMode: boolean;
    readonly counts: Readonly<Record<string, number>>;
    readonly jobs: readonly { readonly id: string; readonly data: Readonly<Record<string, unknown>> }[];
  }[];
}

describe.skipIf(noRedis !== undefined)(`the board of a queue on a real Redis (${noRedis ?? "redis-server"})`, () => {
  let redis: RedisServer;
  let service: TestService;
  let [admin, sender] = ["", ""];
  /** Runs by what became of them. */
  const runs = { finished: "", givenUp: "", waiting: "" };
  let givenUpFile = "";

  beforeAll(async () => {
    redis = await startRedis();
    service = await startTestService({ queueUrl: redis.url });
    [admin, sender] = await Promise.all([service.keyOf("default", ["admin"]), service.keyOf("clinic")]);
    runs.finished = (await upload("FIN-")).runId;
    ({ runId: runs.givenUp, fileId: givenUpFile } = await upload("BAD-"));
    let ended = () => undefined as void;
    const both = new Promise<void>((resolve) => (ended = resolve));
    const left = new Set([runs.finished, runs.givenUp]);
    const workers = service.queue.work(
      {
        scrubChunk: async ({ runId }) => {
          if (runId === runs.givenUp) throw Object.assign(new Error("CLM*BAD- says too much"), { code: "poisoned-chunk" });
        },
        finishRun: async ({ runId }) => void (left.delete(runId) && left.size === 0 && ended()),
      },
      { concurrency: 1, stalledMs: 5000 },
    );
    await both;
    await workers.close();
    runs.waiting = (await upload("WAI-")).runId;
  });
  afterAll(async () => {
    await service?.stop();
    await redis?.stop();
  });

  async function upload(mark: string): Promise<{ runId: string; fileId: string }> {
    const answered = await service.app.inject({
      method: "POST",
      url: "/v1/files",
      headers: { authorization: `Bearer ${sender}`, "content-type": "application/edi-x12" },
      payload: MANHATTAN.replaceAll("CLM*", `CLM*${mark}`),
    });
    expect(answered.statusCode).toBe(202);
    return JSON.parse(answered.body) as { runId: string; fileId: string };
  }
  const basic = (key: string) => `Basic ${Buffer.from(`admin:${key}`).toString("base64")}`;
  const look = (url: string, key = admin) =>
    service.app.inject({ method: "GET", url, headers: key === "" ? {} : { authorization: basic(key) }, remoteAddress: "127.0.0.9" });
  const list = async (queue: string, status: string) =>
    await look(`${BOARD}/api/queues?activeQueue=${queue}&status=${status}&page=1&jobsPerPage=100`);

  test("lists queues and jobs: what waits, and what was given up with its reason", async () => {
    expect(service.queue.kind).toBe("redis");
    const chunks = (JSON.parse((await list("claimscrub-chunks", "prioritized")).body) as Shown).queues;
    expect(chunks.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual(QUEUES.map((name) => [name, true]));
    expect(chunks[1]!.jobs.map(({ id }) => id)).toEqual([`chunk-${runs.waiting}-0`]);
    expect(chunks[1]!.counts["prioritized"]).toBe(1);
    const { queues } = JSON.parse((await list("claimscrub-dead-letters", "waiting")).body) as Shown;
    expect(queues[2]!.jobs.map(({ data }) => data)).toEqual([
      {
        runId: runs.givenUp,
        chunk: 0,
        reason: "poisoned-chunk",
        job: { runId: runs.givenUp, chunk: 0, files: [{ fileId: givenUpFile, claims: expect.any(Number), bytes: expect.any(Number) }] },
      },
    ]);
    // What is finished leaves the queue: the service's own pages have it.
    const runsLeft = (JSON.parse((await list("claimscrub-runs", "latest")).body) as Shown).queues[0]!;
    expect(runsLeft.jobs.map(({ id }) => id)).toEqual([`run-${runs.waiting}`]);
  });

  test("shows nothing of a patient, in any list nor in any job", async () => {
    const names = [...MANHATTAN.matchAll(/NM1\*IL\*1\*([^*~]{4,})\*([^*~]{3,})\*[^~]*MI\*([^*~]+)/g)].flatMap(([, ...found]) => found);
    const births = [...MANHATTAN.matchAll(/DMG\*D8\*(\d{8})/g)].map(([, day]) => day!);
    expect([names.length > 10, births.length > 10]).toEqual([true, true]);
    let jobs = 0;
    for (const queue of QUEUES)
      for (const status of STATES) {
        const { body, statusCode } = await list(queue, status);
        expect([queue, status, statusCode]).toEqual([queue, status, 200]);
        const shown = (JSON.parse(body) as Shown).queues.find(({ name }) => name === queue)!;
        const details = await Promise.all(shown.jobs.map(({ id }) => look(`${BOARD}/api/queues/${queue}/${encodeURIComponent(id)}`)));
        jobs += details.length;
        for (const text of [body, ...details.map((detail) => detail.body)])
          for (const secret of ["FIN-", "BAD-", "WAI-", "CLM", ...names, ...births]) expect(text.includes(secret), secret).toBe(false);
      }
    expect(jobs).toBeGreaterThan(3);
  });

  test("opens to keys with the scope admin alone, and changes nothing", async () => {
    const asked = [
      BOARD,
      `${BOARD}/api/queues`,
      `${BOARD}/queue/claimscrub-chunks`,
      `${BOARD}/api/queues/claimscrub-chunks/chunk-${runs.waiting}-0`,
    ];
    for (const url of asked)
      expect([url, ...(await Promise.all([look(url), look(url, sender), look(url, "")])).map(({ statusCode }) => statusCode)]).toEqual([
        url,
        200,
        403,
        401,
      ]);
    const before = await service.queue.counts();
    for (const [method, url] of [
      ["PUT", `${BOARD}/api/queues/claimscrub-chunks/pause`],
      ["PUT", `${BOARD}/api/queues/claimscrub-chunks/empty`],
      ["PUT", `${BOARD}/api/queues/claimscrub-chunks/chunk-${runs.waiting}-0/clean`],
      ["POST", `${BOARD}/api/queues/claimscrub-chunks/add`],
    ] as const)
      expect(
        (await service.app.inject({ method, url, headers: { authorization: basic(admin) }, remoteAddress: "127.0.0.9" })).statusCode,
      ).toBe(404);
    expect(await service.queue.counts()).toEqual(before);
  });

  describe.skipIf(program === undefined)(`in a browser (${program === undefined ? WITHOUT_CHROMIUM : "chromium"})`, () => {
    let browser: Awaited<ReturnType<typeof launch>>;
    let origin: string;
    beforeAll(async () => {
      browser = await launch(program!);
      await service.app.listen({ host: "127.0.0.1", port: 0 });
      origin = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`;
    });
    afterAll(() => browser?.close());

    test("its pages load whole, ask no other host, and complain of nothing", async () => {
      const context = await browser.newContext({
        httpCredentials: { username: "admin", password: admin },
        viewport: { width: 1280, height: 860 },
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => {
        // A hint of chromium about the board's own order of loading.
        if (!message.text().includes("was preloaded using link preload")) complaints.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
      page.on("requestfailed", (request) => {
        const why = request.failure()?.errorText;
        // A page that is left lets go of what it had asked for: the board asks again every few seconds.
        if (why !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${why}`);
      });
      page.on("response", (response) => {
        if (response.status() >= 400 && response.status() !== 401) complaints.push(`${response.status()}: ${response.url()}`);
      });
      page.on("request", (request) => {
        if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith("data:")) complaints.push(`elsewhere: ${request.url()}`);
      });
      const opened = async (address: string, shown: string) => {
        await page.goto(`${origin}${BOARD}${address}`);
        await page.getByText(shown).first().waitFor();
      };
      await opened("", "1 Job");
      await page.locator("button:has(.rds-b1)").click();
      await page.getByText("Connected clients").waitFor();
      await opened("/queue/claimscrub-dead-letters?status=waiting", "poisoned-chunk");
      await opened("/queue/claimscrub-chunks?status=prioritized", `chunk-${runs.waiting}-0`);
      // A job, the flow of its run, and what the queue keeps of a failure.
      await opened(`/queue/claimscrub-chunks/chunk-${runs.waiting}-0?status=prioritized`, "Job flow");
      await page.getByText("1 unfinished").waitFor();
      await page.getByText("Error", { exact: true }).first().click();
      await page.getByText("No errors recorded").waitFor();
      await context.close();
      expect(complaints).toEqual([]);
    });
  });
});
