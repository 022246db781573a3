import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ChunkResult, ClaimRow, Finding, LineRow, RunSummary } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FILE_LEVEL, openStore, type Store, StoreFault } from "./index.ts";

const KEY = Buffer.alloc(32, 7);
const fileId = (letter: string): string => letter.repeat(64);

const SUMMARY = { files: 1, claims: 3, findings: 3, notChecked: [], notPriced: [], assumptions: [] } as unknown as RunSummary;

const claim = (file: string, claimIndex: number, change: Partial<ClaimRow> = {}): ClaimRow => ({
  fileId: fileId(file),
  claimIndex,
  claim: `PCN-${claimIndex}`,
  billingNpi: "1234567893",
  payerId: claimIndex === 3 ? "60054" : "01112",
  payerName: claimIndex === 3 ? "AETNA" : "MEDICARE",
  filingIndicator: "MB",
  frequency: "1",
  chargeCents: 100_000,
  lines: 1,
  state: claimIndex === 2 ? "clean" : "flagged",
  identity: `01112|MEMBER${claimIndex}|19500101|F|JANE`,
  more: {
    renderingNpi: "1999999984",
    pos: claimIndex === 3 ? "22" : "11",
    date: claimIndex === 3 ? "2025-04-02" : "2025-03-01",
    dateThrough: "2025-04-02",
    allowedCents: 66_116,
    facts: JSON.stringify({ i: `PCN-${claimIndex}` }),
  },
  ...change,
});

const line = (file: string, claimIndex: number): LineRow => ({
  fileId: fileId(file),
  file: "",
  claim: `PCN-${claimIndex}`,
  claimIndex,
  line: 1,
  procedure: "17312",
  modifiers: ["59"],
  units: 1,
  pos: "11",
  date: "2025-03-01",
  dateThrough: "2025-03-01",
  chargeCents: 100_000,
  allowedCents: 66_116,
  notPricedReason: null,
  locality: "national",
  payerId: "01112",
  billingNpi: "1234567893",
  renderingNpi: "1999999984",
  findings: ["MOH-001"],
});

const finding = (file: string, claimIndex: number | null, id: string, cents: number | null, change: Partial<Finding> = {}): Finding => ({
  id: id.padStart(16, "0"),
  file: "first-name.edi",
  fileId: fileId(file),
  claim: claimIndex === null ? null : `PCN-${claimIndex}`,
  claimIndex,
  line: claimIndex === null ? null : 1,
  related: [],
  procedure: "17312",
  pos: "11",
  date: claimIndex === 3 ? "2025-04-02" : "2025-03-01",
  payerId: claimIndex === 3 ? "60054" : "01112",
  payerName: claimIndex === 3 ? "AETNA" : "MEDICARE",
  rule: "mohs/add-on-without-first-stage",
  code: "MOH-001",
  direction: "denial",
  severity: "error",
  impact: { cents, ...(cents === null ? { unknown: "unknown-code" as const } : {}), confidence: "high", basis: [] },
  message: "17312 stands without 17311.",
  remedy: { kind: "add-line", text: "Add 17311." },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: [],
  status277: [],
  causedBy: [],
  neverAppeal: false,
  citations: [],
  editions: [],
  location: { segment: 30, byte: 900, element: "SV101-2" },
  ...change,
});

const chunkOf = (file: string, change: Partial<ChunkResult> = {}): ChunkResult => ({
  claims: [claim(file, 1), claim(file, 2), claim(file, 3)],
  lines: [line(file, 1), line(file, 2), line(file, 3)],
  findings: [
    finding(file, 1, `${file}1`, 39_948),
    finding(file, 1, `${file}2`, 10_000, {
      rule: "mpfs/x",
      code: "PRC-001",
      direction: "underbilling",
      severity: "warning",
      procedure: "17311",
    }),
    finding(file, 3, `${file}3`, null, { severity: "warning" }),
  ],
  netShares: [30_000, 9_000, 0],
  summary: SUMMARY,
  ...change,
});

describe("what one tenant sees", () => {
  let home: string;
  let server: { url: string; stop(): Promise<void> };
  let admin: pg.Client;
  let store: Store;
  let url: string;
  let number = 0;

  beforeAll(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-tenant-"));
    server = await startEmbeddedPostgres({ home });
    admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query("create database tenants");
    await (await openStore(address("tenants"), { identityKey: KEY })).close();
  });
  beforeEach(async () => {
    const name = `tenant_${++number}`;
    await admin.query(`create database ${name} template tenants`);
    url = address(name);
    store = await openStore(url, { identityKey: KEY });
    return async () => {
      await store.close();
      await admin.query(`drop database ${name}`);
    };
  });
  afterAll(async () => {
    await admin.end();
    await server.stop();
    fs.rmSync(home, { recursive: true });
  });

  function address(name: string): string {
    const at = new URL(server.url);
    at.pathname = `/${name}`;
    return at.href;
  }

  /** Scrubs one file of three claims to its end. */
  async function scrubbed(file: string, tenant?: string, rulesVersion = "1", change: Partial<ChunkResult> = {}): Promise<string> {
    const { runId } = await store.beginRun({
      files: [{ fileId: fileId(file), name: `${file}.edi`, byteLength: 9 }],
      rulesVersion,
      referenceFingerprint: "f",
      options: "",
      cut: "1000",
      chunks: 1,
      ...(tenant === undefined ? {} : { tenant }),
    });
    await store.writeChunk(runId, FILE_LEVEL, chunkOf(file, { claims: [], lines: [], findings: [], netShares: [] }));
    await store.writeChunk(runId, 0, chunkOf(file, change));
    await store.finishRun(runId, SUMMARY);
    return runId;
  }

  const ids = (page: { items: readonly Finding[] }) => page.items.map(({ id }) => id.replace(/^0+/, ""));

  test("lists the findings of the latest run, costliest first, with totals", async () => {
    const none = await store.forTenant("default").findings();
    expect(none).toEqual({ items: [], next: null, total: 0, grossCents: 0, netCents: 0, runId: null });
    await scrubbed("a");
    const runId = await scrubbed("b");
    const page = await store.forTenant("default").findings();
    expect(ids(page)).toEqual(["b1", "b2", "b3"]);
    expect(page).toMatchObject({ total: 3, grossCents: 49_948, netCents: 39_000, next: null, runId });
    expect(page.items[0]).toMatchObject({ file: "b.edi", state: { name: "open", reason: null, author: null, at: null } });
  });

  test.each([
    [{ direction: "underbilling" }, ["a2"], 9_000],
    [{ severity: "error" }, ["a1"], 30_000],
    [{ code: "MOH-001" }, ["a1", "a3"], 30_000],
    [{ payer: "60054" }, ["a3"], 0],
    [{ provider: "1999999984", month: "2025-03" }, ["a1", "a2"], 39_000],
    [{ provider: "1234567893", month: "2025-04" }, ["a3"], 0],
    [{ cause: "MOH-001 17312" }, ["a1", "a3"], 30_000],
    [{ fileId: fileId("a"), claimIndex: 3 }, ["a3"], 0],
    [{ state: "open" as const, procedure: "17311" }, ["a2"], 9_000],
    [{ state: "fixed" as const }, [], 0],
    [{ code: "x' or true --" }, [], 0],
  ])("filters them by %o", async (filter, expected, netCents) => {
    await scrubbed("a");
    const page = await store.forTenant("default").findings(filter);
    expect([ids(page), page.total, page.netCents]).toEqual([expected, expected.length, netCents]);
  });

  test.each(["impact", "net", "date", "code", "severity", "payer"] as const)(
    "pages through them by %s, both ways, none lost or twice",
    async (sort) => {
      const findings = Array.from({ length: 23 }, (_, at) => finding("a", 1, `a${at}`, (at % 4) * 100, { code: `MOH-00${at % 3}` }));
      await scrubbed("a", undefined, "1", { findings, netShares: findings.map((_, at) => at % 5) });
      for (const order of ["asc", "desc"] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await store.forTenant("default").findings({}, { sort, order, limit: 5, cursor });
          expect(page.total).toBe(23);
          seen.push(...ids(page));
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(23);
        expect(seen).toHaveLength(23);
      }
      const { next } = await store.forTenant("default").findings({}, { sort, limit: 5 });
      const other = store.forTenant("default").findings({}, { sort: sort === "net" ? "code" : "net", cursor: next! });
      await expect(other).rejects.toMatchObject({ code: "bad-cursor" });
    },
  );

  test("keeps what people decide, and takes it back", async () => {
    await scrubbed("a");
    const tenant = store.forTenant("default");
    const [first, second] = (await tenant.findings()).items;
    const fixed = await tenant.setStates({ ids: [first!.id, second!.id, "nobody's"], state: "fixed", author: "kim" });
    expect(fixed.changed).toBe(2);
    expect((await tenant.setStates({ ids: [first!.id], state: "fixed" })).changed).toBe(0);
    const ignored = await tenant.setStates({ ids: [first!.id], state: "ignored", reason: "payer agrees", author: "lee" });
    expect((await tenant.finding(first!.id))?.state).toMatchObject({ name: "ignored", reason: "payer agrees", author: "lee" });
    expect(ids(await tenant.findings({ state: "fixed" }))).toEqual(["a2"]);
    // Taking back the first act leaves alone what was decided since.
    expect((await tenant.undoStates(fixed.undo, "kim")).changed).toBe(1);
    expect((await tenant.finding(second!.id))?.state.name).toBe("open");
    const undone = await tenant.undoStates(ignored.undo);
    expect([undone.changed, (await tenant.finding(first!.id))?.state.name]).toEqual([1, "fixed"]);
    // An undo can be undone.
    expect((await tenant.undoStates(undone.undo)).changed).toBe(1);
    expect((await tenant.stateHistory(first!.id)).map(({ name, isUndo }) => [name, isUndo])).toEqual([
      ["fixed", false],
      ["ignored", false],
      ["fixed", true],
      ["ignored", true],
    ]);
    await scrubbed("a", undefined, "1");
    expect(ids(await tenant.findings({ state: "ignored" }))).toEqual(["a1"]);
  });

  test("is not what another tenant sees, by statement and by row security", async () => {
    await scrubbed("a", "north");
    await scrubbed("b", "south");
    await scrubbed("a", "south", "1", { findings: [] });
    const [north, south] = [store.forTenant("north"), store.forTenant("south")];
    const [mine] = (await north.findings()).items;
    expect(mine?.id).toMatch(/a1$/);
    expect(await south.finding(mine!.id)).toBeUndefined();
    expect((await south.setStates({ ids: [mine!.id], state: "fixed" })).changed).toBe(0);
    expect((await north.files()).items.map(({ name }) => name)).toEqual(["a.edi"]);
    expect((await south.files()).items.map(({ name }) => name)).toEqual(["a.edi", "b.edi"]);
    expect(await store.forTenant("west").claim({ fileId: fileId("a"), claimIndex: 1 })).toBeUndefined();
    expect((await south.totals({ by: ["rule"] })).all.claims).toBe(3);

    const client = new pg.Client(url);
    await client.connect();
    const count = async (table: string) => Number((await client.query(`select count(*) from ${table}`)).rows[0].count);
    await client.query("begin; set local role claimscrub_reader");
    const blind = await Promise.all(["claimscrub.findings", "claimscrub.lines", "claimscrub.run_files", "report.claims"].map(count));
    expect(blind).toEqual([0, 0, 0, 0]);
    await client.query("set local claimscrub.tenant = 'north'");
    expect(await Promise.all(["claimscrub.findings", "claimscrub.runs", "report.findings", "report.worklist"].map(count))).toEqual([
      3, 1, 3, 3,
    ]);
    await expect(
      client.query("select * from claimscrub.findings_" + new Date().toISOString().slice(0, 7).replace("-", "")),
    ).rejects.toThrow(/permission/);
    await client.end();
  });

  test("shows each file on its way, and each run", async () => {
    const tenant = store.forTenant("default");
    const runId = await scrubbed("a");
    const [file] = (await tenant.files()).items;
    expect(file).toMatchObject({ fileId: fileId("a"), state: "finished", reason: null, claims: 3, findings: 3, runId });
    expect(file?.times.map(({ state }) => state)).toEqual(["received", "planned", "scrubbing", "finished"]);
    expect(await tenant.run(runId)).toMatchObject({ state: "finished", chunks: 1, chunksDone: 1 });

    const { runId: letter } = await store.beginRun({
      files: [{ fileId: fileId("c"), name: "letter.txt", byteLength: 9, withoutResult: "not-a-claim-file" }],
      rulesVersion: "1",
      referenceFingerprint: "f",
      options: "",
      cut: "1000",
      chunks: 0,
    });
    await store.finishRun(letter, SUMMARY);
    expect(await tenant.file(fileId("c"))).toMatchObject({ state: "quarantined", reason: "not-a-claim-file" });
    const again = await scrubbed("a", undefined, "2");
    expect((await tenant.file(fileId("a")))?.times.map(({ state }) => state).slice(3)).toEqual([
      "finished",
      "planned",
      "scrubbing",
      "finished",
    ]);
    expect((await tenant.runs({ limit: 2 })).items.map((run) => run.runId)).toEqual([again, letter]);
    const rest = await tenant.runs({ limit: 2, cursor: (await tenant.runs({ limit: 2 })).next! });
    expect([rest.items.map((run) => run.runId), rest.total, rest.next]).toEqual([[runId], 3, null]);
    await store.failRun((await store.beginRun({ ...(await store.run(letter))!, rulesVersion: "9", chunks: 2 })).runId, "chunks-missing");
    expect((await tenant.files({ state: "quarantined" })).items.map(({ reason }) => reason)).toEqual(["chunks-missing"]);
  });

  test("shows a claim with its lines, its findings and what it takes to judge it anew", async () => {
    const runId = await scrubbed("a");
    const page = await store.forTenant("default").claim({ fileId: fileId("a"), claimIndex: 1 });
    expect(page).toMatchObject({ runId, claim: "PCN-1", pos: "11", date: "2025-03-01", allowedCents: 66_116, fileName: "a.edi" });
    expect(page?.lines).toMatchObject([{ line: 1, procedure: "17312", modifiers: ["59"], allowedCents: 66_116 }]);
    expect(page?.findings.map(({ code, state }) => [code, state.name])).toEqual([
      ["MOH-001", "open"],
      ["PRC-001", "open"],
    ]);
    expect(page?.patientFacts).toEqual([{ fileId: fileId("a"), fileName: "a.edi", claimIndex: 1, facts: '{"i":"PCN-1"}' }]);
  });

  test("says what is at stake in the same figures as the totals, of a run and of what counts now", async () => {
    const tenant = store.forTenant("default");
    expect(await tenant.stakes({ by: ["rule"] })).toMatchObject({ runId: null, claims: 0, cleanClaimRate: null, rows: [], trend: [] });
    expect(await tenant.stakes({ by: ["rule"], run: "nothing" })).toBeUndefined();
    const first = await scrubbed("a");
    await scrubbed("b", undefined, "1", {
      claims: [claim("b", 1, { state: "clean" })],
      lines: [line("b", 1)],
      findings: [],
      netShares: [],
    });
    // A look at one rule is no judgement: it counts nowhere.
    const look = await store.beginRun({
      files: [{ fileId: fileId("a"), name: "a.edi", byteLength: 9 }],
      rulesVersion: "1",
      referenceFingerprint: "f",
      options: "only=MOH-001",
      cut: "1000",
      chunks: 1,
    });
    await store.writeChunk(look.runId, FILE_LEVEL, chunkOf("a", { claims: [], lines: [], findings: [], netShares: [] }));
    await store.writeChunk(look.runId, 0, chunkOf("a", { netShares: [1, 1, 1] }));
    await store.finishRun(look.runId, SUMMARY);

    for (const [question, findings, denial] of [
      [{ run: first, from: "2025-01-01" }, 3, [30_000, 2]],
      [{ from: "2025-01-01", to: "2025-12-31" }, 1, [0, 1]],
    ] as const) {
      const [at, of] = await Promise.all([
        tenant.stakes({ by: ["rule", "payer"], ...question }),
        tenant.totals({ by: ["rule", "payer", "direction"], ...question }),
      ]);
      expect(at).toMatchObject({
        claims: of.all.claims,
        lines: of.all.lines,
        billedCents: of.all.billedCents,
        allowedCents: of.all.allowedCents,
        cleanClaimRate: of.all.cleanClaimRate,
      });
      for (const { by, key, count, grossCents, netCents } of at!.rows)
        expect(of.rows.find((row) => row.by === by && row.key === key)).toMatchObject({ count, grossCents, netCents });
      expect(at!.rows.filter(({ by }) => by === "rule").reduce((sum, { count }) => sum + count, 0)).toBe(findings);
      expect([at!.byDirection.denial.netCents, at!.byDirection.denial.count]).toEqual(denial);
    }
    const [worst] = (await tenant.findings({ run: first })).items;
    await tenant.setStates({ ids: [worst!.id], state: "fixed" });
    const after = (await tenant.stakes({ by: ["month"], run: first, from: "2025-01-01" }))!;
    expect([after.byDirection.denial.netCents, after.openByDirection.denial.netCents]).toEqual([30_000, 0]);
    expect(after.trend).toEqual([
      { month: "2025-03", denialCents: 30_000, underbillingCents: 9_000, auditCents: 0 },
      { month: "2025-04", denialCents: 0, underbillingCents: 0, auditCents: 0 },
    ]);
  });

  test("totals what counts now: of several scrubs of one claim the latest, and the first for the clean rate", async () => {
    const tenant = store.forTenant("default");
    const first = await scrubbed("a");
    await scrubbed("b", undefined, "1", {
      claims: [claim("b", 1, { state: "clean" })],
      lines: [line("b", 1)],
      findings: [],
      netShares: [],
    });
    const { all, rows } = await tenant.totals({ by: ["direction", "payer", "month"] });
    expect(all).toEqual({
      claims: 3,
      lines: 3,
      billedCents: 300_000,
      allowedCents: 198_348,
      firstScrubs: 3,
      cleanFirstScrubs: 1,
      cleanClaimRate: 0.3333,
    });
    expect(rows.map(({ by, key, count, netCents, claims }) => [by, key, count, netCents, claims?.claims])).toEqual([
      ["direction", "denial", 1, 0, undefined],
      ["payer", "60054", 1, 0, 1],
      ["payer", "01112", 0, 0, 2],
      ["month", "2025-03", 0, 0, 2],
      ["month", "2025-04", 1, 0, 1],
    ]);
    const ofRun = await tenant.totals({ by: ["rule", "provider"], run: first, from: "2025-03-01", to: "2025-03-31" });
    expect(
      ofRun.rows.map(({ key, name, count, unknown, grossCents, netByDirection }) => [
        key,
        name,
        count,
        unknown,
        grossCents,
        netByDirection,
      ]),
    ).toEqual([
      ["MOH-001", "mohs/add-on-without-first-stage", 1, 0, 39_948, { denial: 30_000, underbilling: 0, audit: 0 }],
      ["PRC-001", "mpfs/x", 1, 0, 10_000, { denial: 0, underbilling: 9_000, audit: 0 }],
      ["1999999984", "", 2, 0, 49_948, { denial: 30_000, underbilling: 9_000, audit: 0 }],
    ]);
    expect(ofRun.all.claims).toBe(2);
    expect((await tenant.totals({ by: ["rule"], dates: "received", from: "2001-01-01", to: "2001-12-31" })).rows).toEqual([]);
    expect((await tenant.totals({ by: ["rule"], run: "nothing" })).all.claims).toBe(0);
  });

  test("numbers the versions of a judgement instead of changing it", async () => {
    await scrubbed("a");
    await scrubbed("a", undefined, "2", { earlier: [finding("a", 2, "later", 500)] });
    const { rows } = await admin2(
      "select claim_index, rule_code, version::integer, by_later_claim from report.finding_versions order by 1, 2, 3",
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      [1, "MOH-001", 1, false],
      [1, "MOH-001", 2, false],
      [1, "PRC-001", 1, false],
      [1, "PRC-001", 2, false],
      [2, "MOH-001", 1, true],
      [3, "MOH-001", 1, false],
      [3, "MOH-001", 2, false],
    ]);
    expect((await store.forTenant("default").findings()).total).toBe(3);
  });

  test("forgets a month as a whole, and keeps what was sent", async () => {
    const runId = await scrubbed("a");
    expect(await store.markSent(runId, "submit")).toBe("marked");
    expect(await store.historyMark()).toBe(1);
    await admin2("select claimscrub.drop_month((now() at time zone 'UTC')::date)");
    expect((await store.forTenant("default").findings()).total).toBe(0);
    const { rows } = await admin2("select count(*)::integer as count, max(claim) as claim from claimscrub.sent_claims");
    expect(rows).toEqual([{ count: 3, claim: "PCN-3" }]);
    expect(await scrubbed("a")).toBe(runId);
    expect((await store.forTenant("default").findings()).total).toBe(3);
  });

  test("gives keys that speak for one tenant until they are revoked, expired or rotated out", async () => {
    const north = store.forTenant("north");
    const { key, keyId } = await north.createApiKey({ name: "front desk", scopes: ["read", "scrub"] });
    expect(key).toMatch(/^cs_[0-9a-f]{16}_[\w-]{43}$/);
    expect(await store.verifyApiKey(key)).toEqual({ keyId, tenant: "north", name: "front desk", scopes: ["read", "scrub"] });
    for (const wrong of [`${key.slice(0, -1)}!`, key.replace(/_[^_]+$/, `_${"A".repeat(43)}`), "", "cs_x_y"])
      expect(await store.verifyApiKey(wrong)).toBeUndefined();
    const { rows } = await admin2("select row_to_json(k)::text as text from claimscrub.api_keys k");
    expect(rows[0].text).not.toContain(key.slice(20));
    expect(await store.forTenant("south").apiKeys()).toEqual([]);
    expect(await store.forTenant("south").revokeApiKey(keyId)).toBe(false);
    const rotated = await north.rotateApiKey(keyId, 60);
    expect([await store.verifyApiKey(key), await store.verifyApiKey(rotated.key)].map((holder) => holder?.name)).toEqual([
      "front desk",
      "front desk",
    ]);
    await expect(north.rotateApiKey(keyId, 60)).rejects.toBeInstanceOf(StoreFault);
    expect(await north.revokeApiKey(keyId)).toBe(true);
    expect(await store.verifyApiKey(key)).toBeUndefined();
    const old = await north.createApiKey({ name: "old", scopes: [], expiresAt: new Date(Date.now() - 1000) });
    expect(await store.verifyApiKey(old.key)).toBeUndefined();
    expect((await north.apiKeys()).map(({ name, rotatedTo, revokedAt }) => [name, rotatedTo, revokedAt !== null])).toEqual([
      ["front desk", rotated.keyId, true],
      ["front desk", null, false],
      ["old", null, false],
    ]);
  });

  test("writes down who read what, for that tenant alone", async () => {
    await store.forTenant("north").audit({ keyId: "k1", action: "read", subject: "findings", detail: "run 1", rows: 12 });
    await store.forTenant("south").audit({ keyId: null, action: "refused", subject: "sign-in" });
    const entries = await store.forTenant("north").auditEntries(10);
    expect(entries).toMatchObject([{ keyId: "k1", action: "read", subject: "findings", detail: "run 1", rows: 12 }]);
  });

  async function admin2(statement: string) {
    const client = new pg.Client(url);
    await client.connect();
    try {
      return await client.query(statement);
    } finally {
      await client.end();
    }
  }
});
