import fs from "node:fs";
import path from "node:path";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { learn } from "@claimscrub/learn-denials";
import { scrubBytes } from "@claimscrub/scrub-claims";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NAMED_SCHEMAS, type Schema } from "./schemas/index.ts";
import { faultsOf } from "./testing/conforms.ts";
import { judgeInto, judging, newSha256, startTestService, type TestService } from "./testing/test-service.ts";

const EXAMPLES = path.resolve(import.meta.dirname, "../../../examples");
const MANHATTAN = fs.readFileSync(path.join(EXAMPLES, "manhattan-mohs-2024-q3.837"), "utf8");
const DALLAS = fs.readFileSync(path.join(EXAMPLES, "dallas-primary-care-2026-q2.837"), "utf8");

/** An 835 that denies one line: 004 and 16 as its sums have it. */
const era = (claim: string, charge: string, code: string, date: string, trace = "T1") =>
  [
    "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PRACTICE       *241001*1200*^*00501*000000001*0*P*:",
    "GS*HP*PAYER*PRACTICE*20241001*1200*1*X*005010X221A1",
    "ST*835*0001",
    "BPR*I*0*C*NON************20241001",
    `TRN*1*${trace}*1999999999`,
    "DTM*405*20241001",
    "N1*PR*MEDICARE*XV*13202",
    "N3*1 PAYER WAY",
    "N4*NEW YORK*NY*10001",
    "PER*BL*DESK*TE*2125550100",
    "N1*PE*PRACTICE*XX*1234567893",
    "LX*1",
    `CLP*${claim}*4*${charge}*0**MB*ICN1`,
    "NM1*QC*1*NOBODY*SOME****MI*1EG4TE5MK73",
    `SVC*HC:${code}*${charge}*0**0`,
    `DTM*472*${date}`,
    `CAS*CO*50*${charge}`,
    "SE*16*0001",
    "GE*1*1",
    "IEA*1*000000001",
  ].join("~\n") + "~\n";
const ERA = era("NO-CLAIM-OF-OURS", "100", "99213", "20240801");

/** One visit as FHIR: as small as a claim can be. */
const FHIR_CLAIM = {
  resourceType: "Claim",
  id: "c1",
  status: "active",
  type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/claim-type", code: "professional" }] },
  use: "claim",
  created: "2025-03-03",
  patient: { reference: "Patient/1" },
  provider: { identifier: { system: "http://hl7.org/fhir/sid/us-npi", value: "1234567893" } },
  insurance: [{ sequence: 1, focal: true, coverage: { display: "Medicare" } }],
  item: [
    {
      sequence: 1,
      servicedDate: "2025-03-03",
      productOrService: { coding: [{ system: "http://www.ama-assn.org/go/cpt", code: "99213" }] },
      quantity: { value: 1 },
      net: { value: 150, currency: "USD" },
    },
  ],
};

let service: TestService;
let [alice, bob] = ["", ""];
let ofAlice = { runId: "", fileId: "" };
let finding: Finding;

beforeAll(async () => {
  service = await startTestService({ uploadBytes: 1 << 20 });
  [alice, bob] = await Promise.all([service.keyOf("alice"), service.keyOf("bob")]);
  ofAlice = await judgeInto(service.store, "alice", "manhattan.837", MANHATTAN);
  finding = (await service.store.forTenant("alice").findings({}, { limit: 1 })).items[0]!;
});
afterAll(() => service.stop());

interface Asked {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly body?: unknown;
  readonly bytes?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string | undefined;
}

async function ask({ method, url, body, bytes, headers = {}, key = alice }: Asked) {
  const response = await service.app.inject({
    method,
    url,
    headers: {
      ...(key === "" ? {} : { authorization: `Bearer ${key}` }),
      ...(body !== undefined
        ? { "content-type": "application/json" }
        : bytes !== undefined
          ? { "content-type": "application/edi-x12" }
          : {}),
      ...headers,
    },
    ...(body !== undefined ? { payload: JSON.stringify(body) } : bytes !== undefined ? { payload: bytes } : {}),
  });
  return {
    status: response.statusCode,
    type: String(response.headers["content-type"] ?? ""),
    text: response.body,
    headers: response.headers,
  };
}

/** One good request of every route; addresses as the description writes them. */
const good = (): Record<string, Asked> => {
  const claim = `/v1/claims/${ofAlice.fileId}/${finding.claimIndex}`;
  return {
    "GET /health": { method: "GET", url: "/health" },
    "GET /ready": { method: "GET", url: "/ready" },
    "GET /openapi.json": { method: "GET", url: "/openapi.json" },
    "GET /v1/me": { method: "GET", url: "/v1/me" },
    "POST /v1/scrub": { method: "POST", url: "/v1/scrub", bytes: DALLAS },
    "POST /v1/price": {
      method: "POST",
      url: "/v1/price",
      body: {
        date: "2025-03-01",
        pos: "11",
        lines: [{ procedure: "17311" }, { procedure: "17311", modifiers: ["59"] }],
      },
    },
    "GET /v1/codes/{code}": {
      method: "GET",
      url: "/v1/codes/17311?date=2026-03-02&pos=22&locality=13202-01",
    },
    "GET /v1/localities": {
      method: "GET",
      url: "/v1/localities?date=2026-03-02",
    },
    "POST /v1/files": {
      method: "POST",
      url: "/v1/files",
      bytes: DALLAS,
      headers: { "x-file-name": "dallas.837" },
    },
    "POST /v1/remittances": { method: "POST", url: "/v1/remittances", bytes: ERA },
    "GET /v1/files": { method: "GET", url: "/v1/files?limit=5" },
    "GET /v1/files/{fileId}": {
      method: "GET",
      url: `/v1/files/${ofAlice.fileId}`,
    },
    "GET /v1/runs": { method: "GET", url: "/v1/runs" },
    "GET /v1/runs/{runId}": { method: "GET", url: `/v1/runs/${ofAlice.runId}` },
    "GET /v1/runs/{runId}/events": {
      method: "GET",
      url: `/v1/runs/${ofAlice.runId}/events`,
    },
    "GET /v1/findings": {
      method: "GET",
      url: `/v1/findings?run=${ofAlice.runId}&direction=denial&sort=impact&order=desc&limit=10&state=open`,
    },
    "GET /v1/findings/{id}": {
      method: "GET",
      url: `/v1/findings/${finding.id}`,
    },
    "POST /v1/findings/state": {
      method: "POST",
      url: "/v1/findings/state",
      body: { ids: [finding.id], state: "fixed", reason: "coded anew" },
    },
    "POST /v1/findings/undo": {
      method: "POST",
      url: "/v1/findings/undo",
      body: { undo: "0123456789abcdef01234567" },
    },
    "GET /v1/claims/{fileId}/{claimIndex}": { method: "GET", url: claim },
    "POST /v1/claims/{fileId}/{claimIndex}/what-if": {
      method: "POST",
      url: `${claim}/what-if`,
      body: { changes: [{ line: finding.line, remove: true }] },
    },
    "GET /v1/summary": {
      method: "GET",
      url: `/v1/summary?by=direction,rule,payer,provider,month&run=${ofAlice.runId}`,
    },
    "GET /v1/report": { method: "GET", url: "/v1/report?by=payer,carc&from=2024-01-01&to=2030-12-31" },
    "GET /v1/toolkit": { method: "GET", url: "/v1/toolkit?from=2024-01-01" },
    "GET /v1/reference": { method: "GET", url: "/v1/reference" },
    "GET /v1/rules": { method: "GET", url: "/v1/rules" },
    "GET /v1/rules/{code}": { method: "GET", url: "/v1/rules/MOH-001" },
    "POST /v1/denial-reports": {
      method: "POST",
      url: "/v1/denial-reports",
      body: {
        code: "17312",
        payerKind: "commercial",
        carc: "107",
        groupCode: "CO",
      },
    },
    "GET /v1/denial-reports": {
      method: "GET",
      url: "/v1/denial-reports?code=17312",
    },
  };
};
const OPEN = new Set(["GET /health", "GET /ready", "GET /openapi.json"]);

interface Description {
  readonly paths: Record<
    string,
    Record<
      string,
      {
        parameters: { name: string; in: string; schema: Schema }[];
        requestBody?: { content: Record<string, unknown> };
        responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
      }
    >
  >;
}

async function description(): Promise<Description> {
  return JSON.parse((await ask({ method: "GET", url: "/openapi.json" })).text) as Description;
}

const routesOf = ({ paths }: Description): string[] =>
  Object.entries(paths).flatMap(([url, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${url}`));

describe("the description and the routes are one", () => {
  test("every route is described and asked here", async () => {
    expect(routesOf(await description()).sort()).toEqual(Object.keys(good()).sort());
  });
  test("every good request is answered as its schema says", async () => {
    const { paths } = await description();
    const wrong: string[] = [];
    for (const [route, asked] of Object.entries(good())) {
      const { status, text, type } = await ask(asked);
      if (status >= 300) wrong.push(`${route}: ${status} ${text.slice(0, 200)}`);
      const [method, url] = route.split(" ") as [string, string];
      const schema = paths[url]![method.toLowerCase()]!.responses[String(status)]?.content?.["application/json"]?.schema;
      if (schema === undefined || !type.startsWith("application/json")) continue;
      const named = Object.fromEntries(Object.entries(NAMED_SCHEMAS).map(([name, one]) => [`/components/schemas/${name}`, one]));
      wrong.push(
        ...faultsOf(JSON.parse(text), schema, {
          ...named,
          ...NAMED_SCHEMAS,
        }).map((fault) => `${route} ${fault}`),
      );
    }
    expect(wrong).toEqual([]);
  });
});

describe("remittances", () => {
  const load = (bytes: string, key = alice) => ask({ method: "POST", url: "/v1/remittances", bytes, key });

  test("are matched to the tenant's claims, each once however often its file comes", async () => {
    const dave = await service.keyOf("dave");
    const { fileId } = await judgeInto(service.store, "dave", "dallas.837", DALLAS);
    const records = service.store.forTenant("dave");
    const page = (await records.claim({ fileId, claimIndex: 1 }))!;
    const [line] = page.lines;
    const dollars = (line!.chargeCents! / 100).toFixed(2);
    const bytes = era(page.claim, dollars, line!.procedure, line!.date.replaceAll("-", ""));
    expect(JSON.parse((await load(bytes, dave)).text)).toEqual({
      remittances: 1,
      new: 1,
      knownBefore: 0,
      settledClaims: 1,
      faults: [],
    });
    expect(JSON.parse((await load(bytes, dave)).text)).toMatchObject({ remittances: 1, new: 0, knownBefore: 1, settledClaims: 0 });
    expect(await records.remittanceCounts()).toMatchObject({ remittances: 1 });
    // Another tenant's claim of that number is none of theirs.
    expect(await service.store.forTenant("alice").remittanceCounts()).not.toMatchObject({ remittances: 2 });
  });
  test("whose sums don't agree are loaded, and told by place without what they hold", async () => {
    const erin = await service.keyOf("erin");
    const { status, text } = await load(era("A-1", "100", "99213", "20240801").replace("CAS*CO*50*100", "CAS*CO*50*90"), erin);
    const { faults, ...rest } = JSON.parse(text) as {
      faults: { kind: string; segment: number; byte: number; element: string; message: string }[];
    };
    expect([status, rest]).toEqual([200, { remittances: 1, new: 1, knownBefore: 0, settledClaims: 1 }]);
    expect(faults.length).toBeGreaterThan(0);
    for (const { kind, segment, byte, element, message } of faults)
      expect([kind !== "", segment > 0, byte > 0, element !== "", message.length > 10]).not.toContain(false);
    expect(text).not.toMatch(/NOBODY|1EG4TE5MK73|A-1/);
  });
  test.each([
    ["nothing", "", 400, "bad-request"],
    ["a claim file", DALLAS, 422, "unreadable-file"],
    ["what is no X12", "hello", 422, "unreadable-file"],
  ])("%s is refused", async (_, bytes, status, code) => {
    const answered = await load(bytes);
    expect([answered.status, JSON.parse(answered.text).code]).toEqual([status, code]);
  });
});

describe("keys", () => {
  test("without one, with a wrong one, with a revoked one: nothing but what is open", async () => {
    const revoked = await service.store.forTenant("alice").createApiKey({ name: "old", scopes: ["read"] });
    await service.store.forTenant("alice").revokeApiKey(revoked.keyId);
    const expired = await service.store.forTenant("alice").createApiKey({
      name: "old",
      scopes: ["read"],
      expiresAt: new Date(Date.now() - 1000),
    });
    const wrong: string[] = [];
    for (const [route, asked] of Object.entries(good()))
      for (const key of ["", `${alice.slice(0, -1)}_`, revoked.key, expired.key, "cs_0_x", "'; drop table"]) {
        const { status } = await ask({ ...asked, key });
        const right = OPEN.has(route) ? status < 300 : status === 401 || status === 429;
        if (!right) wrong.push(`${route} with ${key.slice(0, 6)}: ${status}`);
      }
    expect(wrong).toEqual([]);
  });
  test("a key can do what its scopes say and no more", async () => {
    const reader = await service.keyOf("alice", ["read"]);
    const scrubber = await service.keyOf("alice", ["scrub"]);
    const statuses = async (key: string) =>
      Promise.all(
        ["POST /v1/scrub", "GET /v1/findings", "POST /v1/findings/state", "POST /v1/files"].map(
          async (route) => (await ask({ ...good()[route]!, key })).status,
        ),
      );
    expect(await statuses(reader)).toEqual([403, 200, 403, 403]);
    expect(await statuses(scrubber)).toEqual([200, 403, 403, 403]);
  });
  test("who reads claims and changes states is written down, with names of ours only", async () => {
    await ask(good()["GET /v1/claims/{fileId}/{claimIndex}"]!);
    const entries = await service.store.forTenant("alice").auditEntries(500);
    expect(
      entries.some(
        ({ action, subject, detail }) => action === "read" && subject === "claim" && detail === `${ofAlice.fileId} ${finding.claimIndex}`,
      ),
    ).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(finding.claim);
  });
});

describe("files that are sent in take their turn in the queue", () => {
  test("tenants alternate, what waits to be sent goes first, and what is sent becomes history", async () => {
    const send = async (key: string, query: string, name: string) => {
      const bytes = DALLAS.replaceAll("CLM*", `CLM*${name}-`);
      const answered = await ask({ method: "POST", url: `/v1/files${query}`, bytes, key });
      expect(answered.status).toBe(202);
      return (JSON.parse(answered.text) as { runId: string }).runId;
    };
    const names = new Map<string, string>();
    const long = await service.keyOf("a-tenant-with-a-name-of-more-than-forty-letters");
    for (const [name, key, query] of [
      ["alice-1", alice, "?lane=nightly&sent=true"],
      ["alice-2", alice, "?lane=nightly"],
      ["alice-3", alice, "?lane=nightly"],
      ["bob-1", bob, "?lane=nightly"],
      ["carol-1", long, "?lane=nightly&history=true"],
      ["bob-2", bob, ""],
    ] as const)
      names.set(await send(key, query, name.toUpperCase()), name);
    const order: string[] = [];
    let all = () => undefined as void;
    const done = new Promise<void>((resolve) => (all = resolve));
    const workers = service.queue.work(
      {
        scrubChunk: async ({ runId }) => {
          const name = names.get(runId);
          if (name !== undefined && order.push(name) === names.size) all();
        },
        finishRun: async () => undefined,
      },
      { concurrency: 1, stalledMs: 5000 },
    );
    await done;
    await workers.close();
    expect(order).toEqual(["bob-2", "alice-1", "bob-1", "carol-1", "alice-2", "alice-3"]);
    const [first] = [...names].find(([, name]) => name === "alice-1")!;
    expect(await service.store.markSent(first, "api")).toBe("when-finished");
    const [carol] = [...names].find(([, name]) => name === "carol-1")!;
    expect((await service.store.run(carol))?.historyMark).toBe(0);
    expect((await ask({ method: "POST", url: "/v1/files?lane=at-once", bytes: DALLAS })).status).toBe(400);
  });

  test("each is read by two readers, and one on which they differ is put aside with both counts", async () => {
    const numbered = DALLAS.replaceAll("CLM*", "CLM*TWICE-");
    // A service of another form inside a claim: our reader leaves it out, the other one counts it.
    const [agreed, disagreed] = [numbered, numbered.replace("SV1*HC:", "SV2*0450*HC:99281*10*UN*1~\nSV1*HC:")];
    const carol = await service.keyOf("carol");
    const send = async (bytes: string) => {
      const answered = await ask({ method: "POST", url: "/v1/files", bytes, key: carol });
      expect(answered.status).toBe(202);
      return JSON.parse(answered.text) as { fileId: string; runId: string; state: string };
    };
    const [good, bad] = [await send(agreed), await send(disagreed)];
    const chunks: string[] = [];
    let ended = () => undefined as void;
    const finished = new Promise<void>((resolve) => (ended = resolve));
    const awaited = new Set([good.runId, bad.runId]);
    const workers = service.queue.work(
      {
        scrubChunk: async ({ runId }) => void chunks.push(runId),
        finishRun: async ({ runId }) => {
          if (runId === bad.runId) await service.store.finishRun(runId, { files: 1, claims: 0 } as RunSummary);
          if (awaited.delete(runId) && awaited.size === 0) ended();
        },
      },
      { concurrency: 1, stalledMs: 5000 },
    );
    await finished;
    await workers.close();
    expect([chunks.includes(good.runId), chunks.includes(bad.runId)]).toEqual([true, false]);
    const shown = JSON.parse((await ask({ method: "GET", url: `/v1/files/${bad.fileId}`, key: carol })).text) as {
      state: string;
      reason: string;
    };
    expect(shown.state).toBe("quarantined");
    const counts = /ours counts (\d+) claims, (\d+) lines, ([\d.]+), the other (\d+) claims, (\d+) lines, ([\d.]+); 1 claims differ/.exec(
      shown.reason,
    )!;
    const [, ours, ourLines, ourDollars, theirs, theirLines, theirDollars] = counts.map(Number);
    expect([theirs! - ours!, theirLines! - ourLines!, theirDollars! - ourDollars!]).toEqual([0, 1, 0]);
    expect((await service.store.run(good.runId))?.chunks).toBe(1);
    expect((await service.store.run(bad.runId))?.chunks).toBe(0);
    expect(service.logged.filter((line) => line.includes("two readers disagree"))).toHaveLength(1);
    expect(service.logged.join("\n")).not.toContain("TWICE-");
  });
});

describe("the board of the queue", () => {
  const board = "/admin/queues";
  const look = (url: string, authorization?: string) =>
    service.app.inject({ method: "GET", url, headers: authorization === undefined ? {} : { authorization }, remoteAddress: "127.0.0.9" });
  const basic = (key: string) => `Basic ${Buffer.from(`admin:${key}`).toString("base64")}`;
  let admin = "";
  beforeAll(async () => (admin = await service.keyOf("default", ["admin"])));

  test("opens to a key with the scope admin, as a bearer's or as a browser sends it, and to no other", async () => {
    for (const url of [board, `${board}/queue/claimscrub-chunks`, `${board}/api/queues`, `${board}/static/images/logo.svg`]) {
      const none = await look(url);
      expect([url, none.statusCode, none.headers["www-authenticate"]]).toEqual([url, 401, expect.stringContaining("Basic")]);
      expect((await look(url, basic("cs_0000000000000000_none"))).statusCode).toBe(401);
      expect((await look(url, `Bearer ${alice}`)).statusCode).toBe(403);
      expect((await look(url, basic(alice))).statusCode).toBe(403);
      expect((await look(url, `Bearer ${admin}`)).statusCode).toBe(200);
      expect((await look(url, basic(admin))).statusCode).toBe(200);
    }
    expect((await ask({ method: "GET", url: "/v1/files", headers: { authorization: basic(admin) }, key: "" })).status).toBe(401);
  });
  test("asks no other host for anything", async () => {
    const page = await look(board, basic(admin));
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.headers["content-security-policy"]).toMatch(/font-src 'self'/);
    expect(page.body).toContain(`<base href="${board}/"`);
    expect(page.body).not.toMatch(/https?:\/\//);
    const scripts = [...page.body.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => file);
    expect(scripts.length).toBeGreaterThan(3);
    for (const file of scripts) expect((await look(`${board}/${file}`, basic(admin))).statusCode).toBe(200);
    expect((await look(`${board}/static/../package.json`, basic(admin))).statusCode).toBe(404);
  });
  test("shows jobs as ids and byte ranges, and changes nothing", async () => {
    const sent = await ask({ method: "POST", url: "/v1/files", bytes: MANHATTAN.replaceAll("CLM*", "CLM*BRD-") });
    const { runId, fileId } = JSON.parse(sent.text) as { runId: string; fileId: string };
    const shown = await look(`${board}/api/queues?activeQueue=claimscrub-chunks&status=prioritized&page=1&jobsPerPage=100`, basic(admin));
    const { queues } = JSON.parse(shown.body) as {
      queues: { name: string; readOnlyMode: boolean; jobs: { id: string; data: object }[] }[];
    };
    expect(queues.map(({ name, readOnlyMode }) => [name, readOnlyMode])).toEqual([
      ["claimscrub-runs", true],
      ["claimscrub-chunks", true],
      ["claimscrub-dead-letters", true],
      ["claimscrub-collections", true],
    ]);
    const job = queues[1]!.jobs.find(({ id }) => id === `chunk-${runId}-0`);
    expect(job?.data).toEqual({ runId, chunk: 0, files: [{ fileId, claims: expect.any(Number), bytes: expect.any(Number) }] });
    for (const secret of ["BRD-", ...[...MANHATTAN.matchAll(/NM1\*IL\*1\*([^*~]{4,})\*/g)].map(([, name]) => name!)])
      expect(shown.body).not.toContain(secret);
    for (const change of [`${board}/api/queues/claimscrub-chunks/pause`, `${board}/api/queues/claimscrub-chunks/chunk-${runId}-0/clean`])
      expect((await service.app.inject({ method: "PUT", url: change, headers: { authorization: basic(admin) } })).statusCode).toBe(404);
    expect((await service.queue.counts()).chunks["prioritized"]).toBeGreaterThan(0);
  });
});

describe("one tenant never sees another's", () => {
  test("on every route", async () => {
    const wrong: string[] = [];
    for (const [route, asked] of Object.entries(good())) {
      const { status, text } = await ask({ ...asked, key: bob });
      const named = /\{(fileId|runId|id)\}/.test(route) || asked.url.includes("run=");
      const empty = status === 200 && (text.includes('"total":0') || text.includes('"changed":0'));
      if (named && status !== 404 && !empty) wrong.push(`${route}: ${status} ${text.slice(0, 100)}`);
      for (const secret of [ofAlice.runId, finding.claim!, "manhattan.837"])
        if (text.includes(secret)) wrong.push(`${route} shows ${secret}`);
    }
    expect(wrong).toEqual([]);
  });
  test("nor changes it, nor takes its changes back", async () => {
    const set = await ask({
      method: "POST",
      url: "/v1/findings/state",
      body: { ids: [finding.id], state: "ignored" },
    });
    const { undo } = JSON.parse(set.text) as { undo: string };
    for (const body of [{ ids: [finding.id], state: "fixed" }])
      expect(
        (
          await ask({
            method: "POST",
            url: "/v1/findings/state",
            body,
            key: bob,
          })
        ).text,
      ).toContain('"changed":0');
    expect(
      (
        await ask({
          method: "POST",
          url: "/v1/findings/undo",
          body: { undo },
          key: bob,
        })
      ).text,
    ).toContain('"changed":0');
    const now = JSON.parse((await ask({ method: "GET", url: `/v1/findings/${finding.id}` })).text) as {
      state: { name: string; author: string };
    };
    expect(now.state).toMatchObject({ name: "ignored", author: "alice's" });
    expect((await ask({ method: "POST", url: "/v1/findings/undo", body: { undo } })).text).toContain('"changed":1');
  });
});

describe("bad, hostile and enormous requests", () => {
  const SECRET = "Zebediah-19430501";
  const HOSTILE = [
    "",
    "\u0000",
    "' or 1=1 --",
    "../../../etc/passwd",
    "%00",
    "%",
    "__proto__",
    "<script>",
    "9".repeat(3000),
    "-1",
    "1e999",
    "NaN",
    "ñ😀",
    SECRET,
    "null",
    "[]",
    "{}",
  ];

  test("a parameter of any route, with any text, is no fault of the service and never repeated", async () => {
    const wrong: string[] = [];
    const look = async (route: string, asked: Asked): Promise<void> => {
      const { status, type, text } = await ask(asked);
      if (status >= 500) wrong.push(`${route} ${asked.url.slice(0, 80)}: ${status}`);
      if (status >= 400 && !type.startsWith("application/problem+json")) wrong.push(`${route}: ${type}`);
      if (status === 400 && text.includes(SECRET)) wrong.push(`${route} repeats what was sent`);
    };
    const { paths } = await description();
    for (const [route, asked] of Object.entries(good())) {
      const [method, url] = route.split(" ") as [string, string];
      if (route.endsWith("/events")) continue;
      for (const { name, in: where } of paths[url]![method.toLowerCase()]!.parameters)
        for (const text of HOSTILE) {
          const encoded = encodeURIComponent(text);
          if (where === "query")
            await look(route, {
              ...asked,
              url: `${asked.url.split("?")[0]}?${name}=${encoded}`,
            });
          if (where === "path")
            await look(route, {
              ...asked,
              url: url.replace(`{${name}}`, encoded).replace(/\{\w+\}/g, "1"),
            });
          if (where === "header" && /^[ -~]*$/.test(text)) await look(route, { ...asked, headers: { [name]: text } });
        }
    }
    expect(wrong).toEqual([]);
  });

  test("any JSON body is answered, never by a fault of the service", async () => {
    const bodies = Object.values(good()).filter(({ body }) => body !== undefined);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...bodies),
        fc.json({ maxDepth: 4 }),
        fc.jsonValue(),
        fc.boolean(),
        async (asked, text, value, inside) => {
          const [name] = Object.keys(asked.body as object);
          const payload = inside ? JSON.stringify({ ...(asked.body as object), [name!]: value }) : text;
          const { status } = await ask({
            ...asked,
            body: undefined,
            bytes: payload,
            headers: { "content-type": "application/json" },
          });
          return status < 500;
        },
      ),
      { numRuns: 150 },
    );
  });

  test.each([
    [
      "no JSON",
      {
        method: "POST",
        url: "/v1/price",
        bytes: "{",
        headers: { "content-type": "application/json" },
      },
      400,
      "body",
    ],
    [
      "nothing",
      {
        method: "POST",
        url: "/v1/price",
        bytes: "",
        headers: { "content-type": "application/json" },
      },
      400,
      "body",
    ],
    [
      "a prototype",
      {
        method: "POST",
        url: "/v1/price",
        bytes: '{"__proto__":{"lines":[]}}',
        headers: { "content-type": "application/json" },
      },
      400,
      "body",
    ],
    [
      "another type",
      {
        method: "POST",
        url: "/v1/price",
        bytes: "<a/>",
        headers: { "content-type": "application/xml" },
      },
      415,
      "header/content-type",
    ],
    [
      "plain text as claims",
      { method: "POST", url: "/v1/scrub", bytes: DALLAS, headers: { "content-type": "text/plain" } },
      415,
      "header/content-type",
    ],
    ["an empty file", { method: "POST", url: "/v1/scrub", bytes: "" }, 400, "body"],
    [
      "a form that is none",
      {
        method: "POST",
        url: "/v1/scrub",
        bytes: DALLAS,
        headers: { accept: "text/html" },
      },
      406,
      "header/accept",
    ],
    [
      "a letter as X12",
      {
        method: "POST",
        url: "/v1/scrub",
        bytes: "Dear payer",
        headers: { accept: "application/edi-x12; type=999" },
      },
      422,
      "body",
    ],
    [
      "too many lines",
      {
        method: "POST",
        url: "/v1/price",
        body: {
          lines: Array.from({ length: 51 }, () => ({ procedure: "17311" })),
        },
      },
      400,
      "body/lines",
    ],
    [
      "a code of four",
      {
        method: "POST",
        url: "/v1/price",
        body: { lines: [{ procedure: "1731" }] },
      },
      400,
      "body/lines/0/procedure",
    ],
    [
      "a code that is not loaded",
      {
        method: "POST",
        url: "/v1/price",
        body: { lines: [{ procedure: "17311" }, { procedure: "17399" }] },
      },
      422,
      "body/lines/1/procedure",
    ],
    [
      "an unknown element",
      {
        method: "POST",
        url: "/v1/price",
        body: { lines: [{ procedure: "17311", color: 1 }] },
      },
      400,
      "body/lines/0/color",
    ],
    ["a date that is none", { method: "GET", url: "/v1/codes/17311?date=2025-02-30" }, 422, "date"],
    ["a summary from a day that is none", { method: "GET", url: "/v1/summary?from=2025-02-30" }, 400, "query/from"],
    ["a summary from before all years", { method: "GET", url: "/v1/summary?from=0000-01-01" }, 400, "query/from"],
    ["a summary that ends before it begins", { method: "GET", url: "/v1/summary?from=2025-02-02&to=2025-02-01" }, 400, "query/to"],
    ["a report to a day that is none", { method: "GET", url: "/v1/report?to=2025-04-31" }, 400, "query/to"],
    ["a report that ends before it begins", { method: "GET", url: "/v1/report?from=2025-02-02&to=2025-02-01" }, 400, "query/to"],
    ["a toolkit from a day that is none", { method: "GET", url: "/v1/toolkit?from=2023-02-29" }, 400, "query/from"],
    [
      "a body in a coding that is not undone",
      { method: "POST", url: "/v1/scrub", bytes: gzipSync(DALLAS), headers: { "content-encoding": "gzip" } },
      415,
      "header/content-encoding",
    ],
    ["a text that no database holds", { method: "GET", url: "/v1/findings?payer=%00" }, 400, "query/payer"],
    [
      "a reason that none holds",
      {
        method: "POST",
        url: "/v1/findings/state",
        body: { ids: ["0123456789abcdef"], state: "open", reason: "a\u0000" },
      },
      400,
      "body/reason",
    ],
    ["another list's cursor", { method: "GET", url: "/v1/findings?cursor=WyJmaWxlcyIsIjEiXQ" }, 400, "query/cursor"],
    [
      "a line that is not there",
      {
        method: "POST",
        url: "WHAT-IF",
        body: { changes: [{ line: 99, remove: true }] },
      },
      400,
      "body/changes/0/line",
    ],
    ["a file beyond the limit", { method: "POST", url: "/v1/files", bytes: "x".repeat(1_100_000) }, 413, "body"],
    ["a scrub beyond the limit", { method: "POST", url: "/v1/scrub", bytes: Buffer.alloc(9 << 20) }, 413, "body"],
    [
      "a JSON beyond the limit",
      {
        method: "POST",
        url: "/v1/findings/state",
        body: {
          ids: Array.from({ length: 100_000 }, () => "0123456789abcdef"),
          state: "open",
        },
      },
      413,
      "body",
    ],
  ] as [string, Asked, number, string][])("%s names its element", async (_what, asked, status, element) => {
    const url = asked.url === "WHAT-IF" ? `/v1/claims/${ofAlice.fileId}/${finding.claimIndex}/what-if` : asked.url;
    const answered = await ask({ ...asked, url });
    expect(answered.status).toBe(status);
    expect(answered.type).toContain("application/problem+json");
    const problem = JSON.parse(answered.text) as {
      status: number;
      errors: { element: string }[];
    };
    expect(problem.status).toBe(status);
    expect(problem.errors[0]!.element).toBe(element);
  });

  test("bytes of any kind are scrubbed, and whatever they are", async () => {
    const cut = fc.integer({ min: 0, max: MANHATTAN.length });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map(Buffer.from),
          cut.map((at) => Buffer.from(MANHATTAN.slice(0, at))),
        ),
        async (bytes) => {
          if (bytes.length === 0) return true;
          return (await ask({ method: "POST", url: "/v1/scrub", bytes })).status === 200;
        },
      ),
      { numRuns: 20 },
    );
  });

  test("an address that is none, and one that leads out of the application", async () => {
    for (const url of ["/v1/nothing", "/v1/findings/x/y", "/..%2f..%2fetc/passwd", "/assets/../../package.json", "/.env"])
      expect((await ask({ method: "GET", url })).status, url).toBe(404);
    expect((await ask({ method: "GET", url: `/v1/me?${"a".repeat(5000)}` })).status).toBe(414);
  });

  test("nothing of what was sent was logged", () => {
    const logged = service.logged.join("\n");
    for (const secret of [SECRET, alice, finding.claim!, "17399"]) expect(logged).not.toContain(secret);
  });
});

describe("answers", () => {
  test("a scrub gives what the pipeline gives, bit for bit, and the tumours beside", async () => {
    const { text } = await ask({
      method: "POST",
      url: "/v1/scrub",
      bytes: MANHATTAN,
      headers: { "x-file-name": "manhattan.837" },
    });
    const answer = JSON.parse(text) as {
      summary: { durationMs: number };
      findings: Finding[];
      tumours: { firstStage: { procedure: string } }[];
    };
    const own = await scrubBytes("manhattan.837", new TextEncoder().encode(MANHATTAN), judging, { newHash: newSha256, now: () => 0 });
    expect(JSON.stringify(answer.findings)).toBe(JSON.stringify(own.findings));
    expect({ ...answer.summary, durationMs: 0 }).toEqual(JSON.parse(JSON.stringify({ ...own.summary, durationMs: 0 })));
    expect(answer.tumours.length).toBeGreaterThan(5);
    expect(answer.tumours.every(({ firstStage: { procedure } }) => procedure === "17311" || procedure === "17313")).toBe(true);
  });

  // The bytes say what a file is; the type only has to be one of a claim file.
  test.each([
    ["application/fhir+json", JSON.stringify(FHIR_CLAIM), 1],
    ["application/json; charset=utf-8", JSON.stringify(FHIR_CLAIM), 1],
    ["application/fhir+ndjson", `${JSON.stringify(FHIR_CLAIM)}\n`, 1],
    ["application/octet-stream", DALLAS, 10],
    ["text/xml", DALLAS, 10],
    ["application/json", "{}", 0],
  ])("a body of %s is read", async (type, bytes, claims) => {
    const { status, text } = await ask({ method: "POST", url: "/v1/scrub", bytes, headers: { "content-type": type } });
    expect(status).toBe(200);
    expect((JSON.parse(text) as { summary: { claims: number } }).summary.claims).toBe(claims);
  });

  test.each([
    ["application/edi-x12; type=999", "ST*999*0001*005010X231A1~"],
    ["application/edi-x12;type=277CA", "ST*277*0001*005010X214~"],
    ["text/html, application/edi-x12; type=277CA; q=0.9", "ST*277*0001*005010X214~"],
  ])("%s", async (accept, segment) => {
    const { text, type } = await ask({
      method: "POST",
      url: "/v1/scrub",
      bytes: DALLAS,
      headers: { accept },
    });
    expect(type).toContain("application/edi-x12; type=");
    expect(text).toContain(segment);
  });

  test("what-if: without a line the day is priced anew, and its finding is gone", async () => {
    const asked = good()["POST /v1/claims/{fileId}/{claimIndex}/what-if"]!;
    const { before, after, findings } = JSON.parse((await ask(asked)).text) as {
      before: {
        allowedCents: number;
        lines: { line: number; allowedCents: number; steps: object[] }[];
      };
      after: { lines: { line: number }[] };
      findings: Finding[];
    };
    const page = JSON.parse((await ask(good()["GET /v1/claims/{fileId}/{claimIndex}"]!)).text) as {
      claim: { allowedCents: number };
      lines: { allowedCents: number; steps: { amount: number }[] }[];
    };
    expect(before.allowedCents).toBe(page.claim.allowedCents);
    expect(after.lines.map(({ line }) => line)).not.toContain(finding.line);
    expect(findings.some(({ code, line }) => code === finding.code && line === finding.line)).toBe(false);
    // The last step of every amount is the amount.
    expect(page.lines.map(({ steps }) => steps.at(-1)?.amount)).toEqual(page.lines.map(({ allowedCents }) => allowedCents));
  });

  test("findings page by page are all findings, each once", async () => {
    const seen: string[] = [];
    let cursor: string | null = "";
    let total = 0;
    while (cursor !== null) {
      const page = JSON.parse(
        (
          await ask({
            method: "GET",
            url: `/v1/findings?run=${ofAlice.runId}&limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`,
          })
        ).text,
      ) as { items: Finding[]; next: string | null; total: number };
      seen.push(...page.items.map(({ id }) => id));
      ({ next: cursor, total } = page);
    }
    expect(new Set(seen).size).toBe(total);
    expect(seen).toHaveLength(total);
  });

  test("findings show what their payer did so far, beside them", async () => {
    const records = service.store.forTenant("alice");
    const wanted = (await records.findings({ direction: "denial", state: "open" }, { limit: 50 })).items.find(
      ({ line, carc }) => line !== null && carc[0],
    )!;
    const page = (await records.claim({
      fileId: wanted.fileId,
      claimIndex: wanted.claimIndex!,
    }))!;
    const line = page.lines.find((one) => one.line === wanted.line)!;
    const answer = {
      claim: page.claim,
      status: "4",
      chargeCents: page.chargeCents,
      paidCents: 0,
      adjustments: [],
    };
    const adjustments = [{ group: "CO", carc: wanted.carc[0], cents: line.chargeCents }];
    const paid = {
      procedure: line.procedure,
      modifiers: line.modifiers,
      submitted: null,
      control: "",
      date: Number(line.date.replaceAll("-", "")),
      chargeCents: line.chargeCents,
      paidCents: 0,
      allowedCents: null,
      adjustments,
    };
    const body = JSON.stringify({ ...answer, lines: [paid] });
    await records.addRemittances([
      {
        paymentDate: "2024-09-30",
        payeeNpi: "",
        content: body,
        header: "{}",
        claims: [{ claim: page.claim, body }],
      },
    ]);
    const law = {
      exemptFromReduction: () => undefined,
      isPair: () => undefined,
    };
    expect(await learn(records, law)).toBe(1);
    const experience = {
      code: wanted.code,
      procedure: wanted.procedure,
      payerId: wanted.payerId,
      n: 1,
      denied: 1,
    };
    const one = await ask({ method: "GET", url: `/v1/findings/${wanted.id}` });
    expect(JSON.parse(one.text)).toMatchObject({ id: wanted.id, experience });
    const listed = JSON.parse(
      (
        await ask({
          method: "GET",
          url: `/v1/findings?run=${ofAlice.runId}&limit=1000`,
        })
      ).text,
    ) as {
      items: { direction: string; experience: object | null }[];
    };
    expect(listed.items.some((item) => item.direction !== "denial" && item.experience !== null)).toBe(false);
    const claim = await ask({
      method: "GET",
      url: `/v1/claims/${wanted.fileId}/${wanted.claimIndex}`,
    });
    expect(claim.text).toContain(`"n":1,"denied":1`);
    // A tenant's own: others learn nothing of it.
    expect(await service.store.forTenant("bob").predictionTallies("2100-01-01")).toEqual([]);
  });

  test("the report and the toolkit hold figures and law, and nothing of a patient", async () => {
    const report = await ask({ method: "GET", url: "/v1/report" });
    const toolkit = await ask({ method: "GET", url: "/v1/toolkit" });
    const seen = JSON.parse(toolkit.text) as {
      claims: number;
      triggers: { rule: string }[];
      law: Record<string, { citations: unknown[] }>;
    };
    expect(seen.claims).toBeGreaterThan(0);
    for (const { rule } of seen.triggers) expect(seen.law[rule]!.citations.length).toBeGreaterThan(0);
    const claims = [...MANHATTAN.matchAll(/CLM\*([^*]+)\*/g)].map(([, id]) => id!);
    const people = [...MANHATTAN.matchAll(/NM1\*(?:IL|QC)\*1\*([^*]+)\*([^*]+)\*.*?(?:\*MI\*(\w+))?~/g)].flatMap((found) =>
      found.slice(1).filter(Boolean),
    );
    expect(claims.length * people.length).toBeGreaterThan(100);
    for (const text of [report.text, toolkit.text]) {
      for (const secret of [...claims, ...people.filter((one) => one.length > 5)]) expect(text.includes(secret)).toBe(false);
      expect(text).not.toMatch(/\.837/);
    }
    // Another tenant's are empty.
    const empty = JSON.parse((await ask({ method: "GET", url: "/v1/toolkit", key: bob })).text) as { claims: number; triggers: unknown[] };
    expect(empty.triggers).toEqual([]);
    expect((await ask({ method: "GET", url: "/v1/report?by=moon" })).status).toBe(400);
    expect((await ask({ method: "GET", url: "/v1/toolkit?npi=Walters" })).status).toBe(400);
  });

  const told = async (key: string, query: string) =>
    (JSON.parse((await ask({ method: "GET", url: `/v1/denial-reports${query}`, key })).text) as { items: { reports: number }[] }).items;
  const tell = async (key: string, body: object) => ask({ method: "POST", url: "/v1/denial-reports", body, key });

  test("denial patterns show from five reports up, each counted once, and to their own tenant", async () => {
    const report = { code: "64450", payerKind: "medicare", carc: "97" };
    const second = await service.keyOf("alice");
    const statuses: string[] = [];
    for (const [key, modifiers] of [
      [alice, []],
      [alice, []],
      [second, []],
      [alice, ["59"]],
      [alice, ["59", "LT"]],
      [alice, ["LT", "59"]],
      [second, ["59"]],
    ] as const) {
      expect(await told(alice, "?code=64450")).toEqual([]);
      const answer = await tell(key, { ...report, modifiers });
      expect(answer.status).toBe(201);
      statuses.push((JSON.parse(answer.text) as { status: string }).status);
    }
    // The same from the same key is folded, whatever the order of its modifiers; from another key it is another report.
    expect(statuses).toEqual(["taken", "known", "taken", "taken", "taken", "known", "taken"]);
    expect(await told(alice, "?code=64450")).toMatchObject([{ carc: "97", reports: 5 }]);
    expect(await told(bob, "?code=64450")).toEqual([]);
  });

  test("no sequence of questions, before and after a report, tells what it said", async () => {
    // Two tenants hear the same reports but for one, whose every part differs; then each may ask whatever can be asked, at each step.
    const keys = await Promise.all(["carol", "dave"].map((tenant) => service.keyOf(tenant)));
    const questions = ["", "?code=17312", "?code=17311", "?code=64450"];
    const view = async (key: string) => JSON.stringify(await Promise.all(questions.map((query) => told(key, query))));
    const base = { code: "17312", payerKind: "medicare", carc: "97" };
    const others = ["11", "22", "24", "19"].flatMap((pos) => [
      { ...base, pos, curedBy: "appeal" },
      { ...base, pos, curedBy: "add-modifier", modifiers: ["59"] },
    ]);
    const [one, other] = [
      { ...base, pos: "11", curedBy: "nothing", rarc: "N115" },
      { ...base, pos: "31", curedBy: "reopening", modifiers: ["RT"], groupCode: "PR" },
    ];
    /** What is seen of the cell after each report; the two that differ are the fifth. */
    const seen: string[] = [];
    for (const [at, report] of [...others.slice(0, 4), one, ...others.slice(4)].entries()) {
      for (const [which, key] of keys.entries()) expect((await tell(key, at === 4 && which === 1 ? other : report)).status).toBe(201);
      seen.push(await view(keys[0]!));
      expect(await view(keys[1]!)).toBe(seen.at(-1));
    }
    const [nothing, five] = [seen[0], seen[4]];
    // With four nothing shows. With five the cell does, and not what any of the five said; the sixth to the ninth change nothing, whatever they say.
    expect(seen).toEqual([nothing, nothing, nothing, nothing, five, five, five, five, five]);
    expect(await told(keys[0]!, "")).toEqual([{ ...base, reports: 5, curedBy: [] }]);
    for (const query of ["?payerKind=medicare", "?code=17312&pos=11", "?curedBy=appeal", "?least=1", "?carc=97"])
      expect((await ask({ method: "GET", url: `/v1/denial-reports${query}`, key: keys[0]! })).status).toBe(400);
  });

  test.each([
    [{ code: "EDNAW" }],
    [{ curedBy: "edna-walters" }],
    [{ carc: "Walters" }],
    [{ note: "Edna Walters, born 1950-01-01" }],
    [{ payerKind: "Edna" }],
    [{ modifiers: ["WALTERS"] }],
  ])("a report with words is refused, and they are not repeated: %j", async (words) => {
    const answer = await tell(bob, { code: "64450", payerKind: "medicare", carc: "97", ...words });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/edna|walters|1950/i);
    expect(service.logged.join("\n")).not.toMatch(/edna|walters/i);
  });

  test("who reports too fast has to wait", async () => {
    const key = await service.keyOf("erin");
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, at) => tell(key, { code: `1${String(1000 + at)}`, payerKind: "other", carc: "97" })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]!.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("headers keep the application to itself", async () => {
    const { headers } = await ask({ method: "GET", url: "/" });
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/unsafe|https?:|\*/);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
    });
    expect((await ask({ method: "GET", url: "/v1/me" })).headers["cache-control"]).toBe("no-store");
  });
});

test("progress of a run comes as it happens, and ends with the run", async () => {
  await service.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = service.app.server.address() as AddressInfo;
  const events: { state: string; chunksDone: number }[] = [];
  let reading: Promise<void> | undefined;
  await judgeInto(service.store, "alice", "dallas.837", DALLAS.replace("DALLAS", "DALLAS2"), async (runId) => {
    const address = `http://127.0.0.1:${port}/v1/runs/${runId}/events`;
    expect((await fetch(address, { headers: { authorization: `Bearer ${bob}` } })).status).toBe(404);
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${alice}` },
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader.read();
    const take = (text: string): void => {
      for (const [, data = ""] of text.matchAll(/data: (.*)\n\n/g)) events.push(JSON.parse(data) as (typeof events)[number]);
    };
    take(first.value!);
    expect(events).toMatchObject([{ state: "scrubbing", chunksDone: 0 }]);
    reading = (async () => {
      for (let next = await reader.read(); !next.done; next = await reader.read()) take(next.value);
    })();
  });
  await reading;
  expect(events.at(-1)).toMatchObject({
    state: "finished",
    chunksDone: 1,
    chunks: 1,
  });
});
