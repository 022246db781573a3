import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ChunkResult, ClaimRow, Finding, LineRow, RunSummary } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FILE_LEVEL, openStore, patientHash, type RunPlan, runIdOf, type Store, StoreFault } from "./index.ts";

/** The same store, on the embedded server and on whatever other server is at hand. */
const SERVERS = [
  { name: "the embedded PostgreSQL", start: startEmbedded, missing: undefined },
  { name: "a PostgreSQL server", start: startServer, missing: missingServer() },
];

async function startEmbedded() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-store-"));
  const server = await startEmbeddedPostgres({ home });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      fs.rmSync(home, { recursive: true });
    },
  };
}

/** PGSERVER names a server; else the system's own programs make one for the test. */
function missingServer(): string | undefined {
  if (process.env.PGSERVER || systemPostgres()) return undefined;
  return "no server: set PGSERVER=postgres://..., or install postgresql";
}

function systemPostgres(): string | undefined {
  const root = "/usr/lib/postgresql";
  const versions = fs.existsSync(root) ? fs.readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => path.join(root, version, "bin")).find((bin) => fs.existsSync(path.join(bin, "initdb")));
}

async function startServer() {
  if (process.env.PGSERVER) return { url: process.env.PGSERVER, stop: async () => undefined };
  const bin = systemPostgres()!;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-pg-"));
  const account = process.getuid?.() === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
  if (account.uid !== undefined) fs.chownSync(folder, account.uid!, account.gid!);
  const port = 20_000 + (process.pid % 20_000);
  const data = path.join(folder, "data");
  const run = (program: string, args: string[]) => {
    const { status, stderr } = spawnSync(path.join(bin, program), args, { cwd: folder, encoding: "utf8", ...account });
    if (status !== 0) throw new Error(stderr);
  };
  run("initdb", ["-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  run("pg_ctl", ["-D", data, "-w", "-l", path.join(folder, "log"), "-o", `-p ${port} -k ${folder} -h 127.0.0.1 -F`, "start"]);
  return {
    url: `postgres://tester@127.0.0.1:${port}/postgres`,
    stop: async () => {
      run("pg_ctl", ["-D", data, "-m", "fast", "-w", "stop"]);
      fs.rmSync(folder, { recursive: true });
    },
  };
}

function idOf(flag: string): number {
  return Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim() || "65534");
}

const KEY = Buffer.alloc(32, 7);
const FILE = "c0ffee".padEnd(64, "0");
const OTHER = "badcafe".padEnd(64, "1");
const TABLES = ["files", "runs", "run_files", "chunks", "claims", "lines", "findings", "coverage"];

const plan = (change: Partial<RunPlan> = {}): RunPlan => ({
  files: [{ fileId: FILE, name: "march.edi", byteLength: 1234 }],
  rulesVersion: "0.1.0",
  referenceFingerprint: "0123456789abcdef",
  options: "",
  cut: "1000",
  chunks: 1,
  ...change,
});

const claim = (claimIndex: number, change: Partial<ClaimRow> = {}): ClaimRow => ({
  fileId: FILE,
  claimIndex,
  claim: `PCN-${claimIndex}`,
  billingNpi: "1234567893",
  payerId: "01112",
  payerName: "MEDICARE",
  filingIndicator: "MB",
  frequency: "1",
  chargeCents: 100_000,
  lines: 1,
  state: "flagged",
  identity: "01112|1EG4TE5MK73|19500101|F|JANE",
  ...change,
});

const line = (claimIndex: number, number: number, change: Partial<LineRow> = {}): LineRow => ({
  fileId: FILE,
  file: "march.edi",
  claim: `PCN-${claimIndex}`,
  claimIndex,
  line: number,
  procedure: "17311",
  modifiers: ["59", "LT"],
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
  renderingNpi: "1234567893",
  findings: ["MOH-001", "POS-001"],
  ...change,
});

const finding = (claimIndex: number | null, lineNumber: number | null, id: string, change: Partial<Finding> = {}): Finding => ({
  id,
  file: "march.edi",
  fileId: FILE,
  claim: claimIndex === null ? null : `PCN-${claimIndex}`,
  claimIndex,
  line: lineNumber,
  related: [],
  procedure: "17312",
  rule: "mohs/add-on-without-first-stage",
  code: "MOH-001",
  direction: "denial",
  severity: "error",
  impact: { cents: 39_948, confidence: "high", basis: [{ what: "17312", amount: 39_948 }] },
  message: "17312 stands without 17311.",
  remedy: { kind: "add-line", text: "Add 17311." },
  adjustmentGroup: "CO",
  carc: ["107"],
  rarc: [],
  status277: [],
  causedBy: [],
  neverAppeal: false,
  citations: [],
  editions: ["mpfs:RVU25A"],
  location: { segment: 30, byte: 900, element: "SV101-2" },
  ...change,
});

const summary = (change: Partial<RunSummary> = {}): RunSummary => ({
  files: 1,
  claims: 1,
  lines: 1,
  findings: 1,
  cleanClaims: 0,
  flaggedClaims: 1,
  unreadableClaims: 0,
  cleanClaimRate: 0,
  billedCents: 100_000,
  allowedCents: 66_116,
  byRule: {},
  byDirection: {} as RunSummary["byDirection"],
  chargeShortfall: { count: 0, cents: 0 },
  byPayer: [],
  notChecked: [{ code: "PTP-001", reason: "no-edition", count: 2 }],
  notPriced: [{ reason: "unknown-code", count: 1 }],
  assumptions: [{ what: "medicare-rules", count: 3 }],
  editions: [],
  claimscrubVersion: "0.1.0",
  durationMs: 12,
  ...change,
});

const chunkOf = (change: Partial<ChunkResult> = {}): ChunkResult => ({
  claims: [claim(1)],
  lines: [line(1, 1)],
  findings: [finding(1, 1, "00000000000000aa")],
  summary: summary(),
  ...change,
});

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

describe.each(SERVERS)("the store on $name", ({ name, start, missing }) => {
  let server: { url: string; stop(): Promise<void> };
  let admin: pg.Client;
  let url: string;
  let store: Store;

  beforeAll(async () => {
    if (missing) process.stderr.write(`the store on ${name} is not tested: ${missing}\n`);
    if (missing) return;
    server = await start();
    admin = new pg.Client(server.url);
    await admin.connect();
    const template = await newDatabase("template1");
    await (await openStore(template.url, { identityKey: KEY })).close();
    migrated = template.name;
  });
  let migrated = "";
  let database = "";
  async function newDatabase(from: string): Promise<{ name: string; url: string }> {
    const fresh = `claimscrub_test_${randomBytes(6).toString("hex")}`;
    await admin.query(`create database ${fresh} template ${from}`);
    const address = new URL(server.url);
    address.pathname = `/${fresh}`;
    return { name: fresh, url: address.href };
  }
  beforeEach(async () => {
    if (missing) return;
    const fresh = await newDatabase(migrated);
    ({ url } = fresh);
    database = fresh.name;
    store = await openStore(url, { identityKey: KEY });
    return async () => {
      await store.close();
      await admin.query(`drop database ${database}`);
    };
  });
  afterAll(async () => {
    if (missing) return;
    await admin.query(`drop database ${migrated}`);
    await admin.end();
    await server.stop();
  });

  async function counts(): Promise<Record<string, number>> {
    const client = new pg.Client(url);
    await client.connect();
    const entries: [string, number][] = [];
    for (const table of TABLES) {
      const { rows } = await client.query<{ count: number }>(`select count(*)::integer as count from claimscrub.${table}`);
      entries.push([table, rows[0]!.count]);
    }
    await client.end();
    return Object.fromEntries(entries);
  }

  test.skipIf(missing)("gives back what was written, to the last key", async () => {
    const { runId, state } = await store.beginRun(plan());
    expect(state).toBe("new");
    expect(await store.writeChunk(runId, 0, chunkOf())).toBe("written");
    await store.writeChunk(runId, FILE_LEVEL, chunkOf({ claims: [], lines: [], findings: [finding(null, null, "00000000000000bb")] }));
    expect(await store.finishRun(runId, summary())).toBe(true);
    expect(await all(store.lines(runId))).toEqual([line(1, 1)]);
    expect((await all(store.findings(runId))).map((found) => JSON.stringify(found))).toEqual(
      [finding(null, null, "00000000000000bb"), finding(1, 1, "00000000000000aa")].map((found) => JSON.stringify(found)),
    );
    expect(await store.chunkSummaries(runId)).toEqual([
      { chunk: FILE_LEVEL, summary: summary() },
      { chunk: 0, summary: summary() },
    ]);
    expect(await store.run(runId)).toMatchObject({ ...plan(), runId, state: "finished", written: 1, summary: summary() });
  });

  test.skipIf(missing)("keeps a patient as a keyed hash and nothing else of the identity", async () => {
    const { runId } = await store.beginRun(plan());
    await store.writeChunk(runId, 0, chunkOf({ claims: [claim(1), claim(2), claim(3, { identity: null })] }));
    const [first, second, third] = await all(store.claims(runId));
    expect(first?.patient).toBe(Buffer.from(patientHash(KEY, claim(1).identity!)).toString("hex"));
    expect([second?.patient, third?.patient]).toEqual([first?.patient, null]);
    const client = new pg.Client(url);
    await client.connect();
    for (const table of TABLES) {
      const { rows } = await client.query(`select row_to_json(t)::text as row from claimscrub.${table} t`);
      expect(JSON.stringify(rows)).not.toMatch(/1EG4TE5MK73|JANE|19500101/);
    }
    await client.end();
  });

  test.skipIf(missing)("adds nothing when the same files are scrubbed again under the same law", async () => {
    const { runId } = await store.beginRun(plan());
    await store.writeChunk(runId, 0, chunkOf());
    await store.finishRun(runId, summary());
    const before = await counts();
    const again = await store.beginRun(plan({ cut: "7", chunks: 4 }));
    expect(again).toEqual({ runId, state: "finished" });
    expect(await store.writeChunk(runId, 0, chunkOf())).toBe("already-there");
    expect(await store.finishRun(runId, summary())).toBe(false);
    expect(await counts()).toEqual(before);
    expect(before).toEqual({ files: 1, runs: 1, run_files: 1, chunks: 1, claims: 1, lines: 1, findings: 1, coverage: 3 });
  });

  test.skipIf(missing)("writes a chunk once though it is delivered ten times at once", async () => {
    const { runId } = await store.beginRun(plan());
    const states = await Promise.all(Array.from({ length: 10 }, () => store.writeChunk(runId, 0, chunkOf())));
    expect(states.filter((state) => state === "written")).toHaveLength(1);
    expect(await counts()).toMatchObject({ chunks: 1, claims: 1, lines: 1, findings: 1 });
  });

  test.skipIf(missing)("takes up an interrupted run where it stopped", async () => {
    const { runId } = await store.beginRun(plan({ chunks: 2 }));
    await store.writeChunk(runId, 0, chunkOf());
    expect(await store.beginRun(plan({ chunks: 2 }))).toEqual({ runId, state: "resumed" });
    expect([await store.hasChunk(runId, 0), await store.hasChunk(runId, 1)]).toEqual([true, false]);
    await expect(store.finishRun(runId, summary())).rejects.toMatchObject({ code: "run-incomplete" });
    await store.writeChunk(runId, 1, chunkOf({ claims: [], lines: [], findings: [] }));
    expect(await store.finishRun(runId, summary())).toBe(true);
  });

  test.skipIf(missing)("throws away what an interrupted run wrote in another cut, and lets its late writers come to nothing", async () => {
    const late = await openStore(url, { identityKey: KEY });
    const { runId } = await late.beginRun(plan({ cut: "7", chunks: 9 }));
    await late.writeChunk(runId, 0, chunkOf());
    expect(await store.beginRun(plan())).toEqual({ runId, state: "resumed" });
    expect(await counts()).toMatchObject({ runs: 1, chunks: 0, claims: 0, lines: 0, findings: 0, coverage: 0 });
    expect(await late.writeChunk(runId, 1, chunkOf())).toBe("already-there");
    await late.close();
    expect(await counts()).toMatchObject({ chunks: 0, lines: 0 });
    await store.writeChunk(runId, 0, chunkOf());
    expect(await store.finishRun(runId, summary())).toBe(true);
  });

  test.skipIf(missing)("leaves nothing of a chunk that breaks off in its midst", async () => {
    const { runId } = await store.beginRun(plan());
    const broken = chunkOf({
      findings: [finding(1, 1, "00000000000000aa"), finding(1, 2, "00000000000000bb", { severity: null as never })],
    });
    await expect(store.writeChunk(runId, 0, broken)).rejects.toMatchObject({ name: "StoreFault", code: "23502" });
    expect(await counts()).toMatchObject({ chunks: 0, claims: 0, lines: 0, findings: 0, coverage: 0 });
    expect(await store.writeChunk(runId, 0, chunkOf())).toBe("written");
  });

  test.skipIf(missing)("lets no row of a patient out in an error", async () => {
    const { runId } = await store.beginRun(plan());
    const twice = chunkOf({ claims: [claim(1, { claim: "SECRET-PCN" }), claim(1, { claim: "SECRET-PCN" })] });
    const error = await store.writeChunk(runId, 0, twice).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(StoreFault);
    const told = `${(error as Error).stack} ${JSON.stringify(error)} ${String((error as Error).cause)}`;
    expect(told).not.toMatch(/SECRET|1234567893|JANE/);
    expect(told).toMatch(/constraint claims_\d{6}_pkey/);
  });

  test.skipIf(missing)("orders findings by file, claim, line (none first), code and id, whatever chunk they came in", async () => {
    const files = [
      { fileId: OTHER, name: "b.edi", byteLength: 1 },
      { fileId: FILE, name: "a.edi", byteLength: 1 },
    ];
    const { runId } = await store.beginRun(plan({ files, chunks: 2 }));
    const place = (fileId: string, claimIndex: number | null, number: number | null, code: string, id: string) =>
      finding(claimIndex, number, id, { fileId, file: fileId === FILE ? "a.edi" : "b.edi", code });
    const expected = [
      place(OTHER, null, null, "ENV-001", "0000000000000001"),
      place(OTHER, 2, null, "PTP-001", "0000000000000009"),
      place(OTHER, 2, 1, "MOH-001", "0000000000000003"),
      place(OTHER, 2, 1, "MOH-001", "0000000000000004"),
      place(OTHER, 2, 10, "DUP-002", "0000000000000002"),
      place(FILE, 1, 2, "MUE-001", "0000000000000005"),
      place(FILE, 10, 1, "A", "0000000000000006"),
      place(FILE, 10, 1, "Z", "0000000000000007"),
      place(FILE, 10, 1, "a", "0000000000000008"),
    ];
    await store.writeChunk(runId, 0, chunkOf({ claims: [], lines: [], findings: expected.filter((_, at) => at % 2 === 0).reverse() }));
    await store.writeChunk(runId, 1, chunkOf({ claims: [], lines: [], findings: expected.filter((_, at) => at % 2 === 1) }));
    expect(await all(store.findings(runId))).toEqual(expected);
  });

  test.skipIf(missing)("shows findings and lines under the names and in the order of the latest call", async () => {
    const { runId } = await store.beginRun(plan());
    await store.writeChunk(runId, 0, chunkOf());
    await store.beginRun(plan({ files: [{ fileId: FILE, name: "renamed.edi", byteLength: 1234 }] }));
    expect((await all(store.findings(runId))).map(({ file }) => file)).toEqual(["renamed.edi"]);
    expect((await all(store.lines(runId))).map(({ file }) => file)).toEqual(["renamed.edi"]);
    expect(Object.keys((await all(store.findings(runId)))[0]!)).toEqual(Object.keys(finding(1, 1, "x")));
  });

  test.skipIf(missing)("reads results in batches without losing or repeating one", async () => {
    const { runId } = await store.beginRun(plan());
    const lines = Array.from({ length: 4500 }, (_, at) => line(at + 1, 1));
    await store.writeChunk(runId, 0, chunkOf({ claims: lines.map(({ claimIndex }) => claim(claimIndex)), lines, findings: [] }));
    expect(await all(store.lines(runId))).toEqual(lines);
    for await (const row of store.lines(runId)) {
      expect(row.claimIndex).toBe(1);
      break;
    }
    expect(await store.hasChunk(runId, 0)).toBe(true);
  });

  test.skipIf(missing)("keeps every text that a claim file can hold", async () => {
    const { runId } = await store.beginRun(plan({ chunks: 1_000_000 }));
    let chunk = 0;
    const tricky = fc.string({ unit: fc.constantFrom(..."\\Nnx. \0\n\r\t\b\f\v"), maxLength: 8 });
    const texts = fc.oneof(tricky, fc.string({ unit: "binary", maxLength: 30 }));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(texts, texts, texts), { minLength: 1, maxLength: 20 }), async (rows) => {
        const lines = rows.map(([procedure, pos], at) => line(1, at + 1, { claimIndex: chunk + 1, procedure, pos, claim: rows[0]![2] }));
        const findings = rows.map(([message, claimId], at) => finding(chunk + 1, at, "id", { message, claim: claimId }));
        await store.writeChunk(runId, chunk, chunkOf({ claims: [claim(chunk + 1, { claim: rows[0]![2] })], lines, findings }));
        chunk += 1;
        const shown = (text: string) => Buffer.from(text.replaceAll("\0", "\u2400")).toString();
        const read = (await all(store.lines(runId))).filter(({ claimIndex }) => claimIndex === chunk);
        expect(read).toEqual(
          lines.map((row) => ({ ...row, procedure: shown(row.procedure), pos: shown(row.pos), claim: shown(row.claim) })),
        );
        const found = (await all(store.findings(runId))).filter(({ claimIndex }) => claimIndex === chunk);
        expect(found.map((one) => JSON.stringify(one))).toEqual(findings.map((one) => JSON.stringify(one)));
      }),
      { numRuns: 40 },
    );
  });

  test.skipIf(missing)("keeps amounts, units and dates exactly", async () => {
    const { runId } = await store.beginRun(plan());
    const lines = [
      line(1, 1, { units: 0.1 + 0.2, chargeCents: Number.MAX_SAFE_INTEGER, allowedCents: 0 }),
      line(1, 2, { units: null, chargeCents: null, allowedCents: null, notPricedReason: "unknown-code", date: "", dateThrough: "" }),
      line(1, 2, { units: 1e-7, date: "1800-01-01", dateThrough: "2199-12-31", modifiers: [], findings: [], locality: "" }),
    ];
    await store.writeChunk(runId, 0, chunkOf({ lines }));
    expect(await all(store.lines(runId))).toEqual(lines);
  });

  test.skipIf(missing)("says which run failed, and lets it begin again", async () => {
    const { runId } = await store.beginRun(plan({ chunks: 2 }));
    await store.writeChunk(runId, 0, chunkOf());
    await store.failRun(runId, "chunks-missing");
    expect(await store.run(runId)).toMatchObject({ state: "failed", reason: "chunks-missing", written: 1 });
    expect(await store.beginRun(plan({ chunks: 2 }))).toEqual({ runId, state: "resumed" });
    expect(await store.run(runId)).toMatchObject({ state: "scrubbing", reason: null, written: 1 });
  });

  /** Two files; the first chunk has claims 1 of both, the second, which is lost, claim 2 of the second file. */
  async function lackingOne(change: Partial<RunPlan> = {}) {
    const files = [
      { fileId: FILE, name: "march.edi", byteLength: 1234, claims: 1 },
      { fileId: OTHER, name: "april.edi", byteLength: 99, claims: 2 },
    ];
    const whole = plan({ files, chunks: 2, ...change });
    const { runId } = await store.beginRun(whole);
    const first = chunkOf({ claims: [claim(1), claim(1, { fileId: OTHER, claim: "A-1" })] });
    await store.writeChunk(runId, 0, first);
    const lost = chunkOf({ claims: [claim(2, { fileId: OTHER, claim: "A-2" })], lines: [], findings: [] });
    return { runId, plan: whole, first, lost };
  }
  const stateOf = async (fileId: string) => {
    const file = (await store.forTenant("default").file(fileId))!;
    return [file.state, file.reason];
  };

  test.skipIf(missing)("finishes a run without the chunks that were given up, counts what is missing, and takes it in later", async () => {
    const { runId, plan: whole, first, lost } = await lackingOne();
    const files = await store.missingClaims(runId);
    expect(files).toMatchObject([{ file: "april.edi", claims: 2, missing: 1 }]);
    const part = { chunks: 1, reason: "file-not-in-spool", files };
    // A chunk that came after the summary was made is in no sum: the run stays open.
    expect(await store.finishInPart(runId, first.summary, { ...part, chunks: 0 })).toBe(false);
    expect(await store.finishInPart(runId, first.summary, part)).toBe(true);
    expect(await store.finishInPart(runId, first.summary, part)).toBe(false);
    expect(await store.run(runId)).toMatchObject({ state: "finished", reason: "file-not-in-spool", missingClaims: 1, written: 1 });
    expect(await stateOf(FILE)).toEqual(["finished", null]);
    expect(await stateOf(OTHER)).toEqual(["quarantined", "file-not-in-spool: 1 of 2 claims were not judged"]);
    // Nothing is written to a closed run, and another that looked at it meanwhile does not hold it for closed for ever.
    expect(await store.writeChunk(runId, 1, lost)).toBe("already-there");
    expect(await store.beginRun((await store.run(runId))!)).toEqual({ runId, state: "resumed" });
    expect(await store.run(runId)).toMatchObject({ state: "scrubbing", reason: null, missingClaims: null, summary: null, written: 1 });
    expect([await stateOf(FILE), await stateOf(OTHER)]).toEqual([
      ["finished", null],
      ["planned", null],
    ]);
    expect(await store.writeChunk(runId, 1, lost)).toBe("written");
    expect(await store.finishRun(runId, first.summary)).toBe(true);
    expect(await store.run(runId)).toMatchObject({ state: "finished", reason: null, missingClaims: null, written: 2 });
    expect(await store.missingClaims(runId)).toEqual([]);
    const april = await store.forTenant("default").file(OTHER);
    expect([april?.claims, april?.times.map(({ state }) => state)]).toEqual([
      2,
      ["received", "planned", "scrubbing", "quarantined", "planned", "scrubbing", "finished"],
    ]);
    expect(await store.beginRun(whole)).toEqual({ runId, state: "finished" });
  });

  test.skipIf(missing)("says that a file is scrubbed again where another process opened the run again", async () => {
    const { runId, first, lost } = await lackingOne();
    const other = await openStore(url, { identityKey: KEY });
    await other.finishInPart(runId, first.summary, { chunks: 1, reason: "x", files: await other.missingClaims(runId) });
    await other.beginRun((await other.run(runId))!);
    await other.close();
    expect(await store.writeChunk(runId, 1, lost)).toBe("written");
    expect([await stateOf(FILE), await stateOf(OTHER)]).toEqual([
      ["finished", null],
      ["scrubbing", null],
    ]);
  });

  test.skipIf(missing)("makes sent claims history when the run is whole, and not before", async () => {
    const { runId, first, lost } = await lackingOne();
    await store.finishInPart(runId, first.summary, { chunks: 1, reason: "x", files: await store.missingClaims(runId) });
    expect([await store.markSent(runId, "submit"), await store.historyMark()]).toEqual(["when-finished", 0]);
    await store.beginRun((await store.run(runId))!);
    await store.writeChunk(runId, 1, lost);
    await store.finishRun(runId, first.summary);
    expect(await store.historyMark()).toBe(1);
  });

  test.skipIf(missing)("says of a run of which nothing is there how many claims of its files are missing", async () => {
    const { runId } = await store.beginRun(plan({ files: [{ fileId: FILE, name: "march.edi", byteLength: 1234, claims: 7 }] }));
    await store.failRun(runId, "worker-died-too-often", await store.missingClaims(runId));
    expect(await stateOf(FILE)).toEqual(["quarantined", "worker-died-too-often: 7 of 7 claims were not judged"]);
  });

  test.skipIf(missing)("keeps what was chosen for a run, the same for many once, as long as one of them is there", async () => {
    const choices = '{"terms":{"fingerprint":"0123456789abcdef"}}';
    const chosen = (at: number, more: Partial<RunPlan> = {}) => plan({ options: `terms=${at}`, choices, ...more });
    const runs = [await store.beginRun(chosen(1)), await store.beginRun(chosen(2)), await store.beginRun(chosen(3, { choices: "{}" }))];
    expect(await Promise.all(runs.map(({ runId }) => store.choices(runId)))).toEqual([choices, choices, "{}"]);
    // Whoever takes a run up again by what the store says of it changes nothing.
    await store.beginRun((await store.run(runs[0]!.runId))!);
    expect(await store.choices(runs[0]!.runId)).toBe(choices);
    expect(await store.choices((await store.beginRun(plan())).runId)).toBeUndefined();
  });

  test.skipIf(missing)("remembers why nothing in a file could be judged", async () => {
    const files = [{ fileId: FILE, name: "letter.txt", byteLength: 9, withoutResult: "not-a-claim-file" }];
    const { runId } = await store.beginRun(plan({ files, chunks: 0 }));
    expect((await store.run(runId))?.files).toEqual(files);
    expect((await store.runs(5)).map((run) => run.runId)).toEqual([runId]);
  });

  test.skipIf(missing)("brings an empty database up to date though eight processes open it at once", async () => {
    const fresh = await newDatabase("template1");
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(fresh.url, { identityKey: KEY })));
    expect(await Promise.all(stores.map((one) => one.runs(1)))).toEqual(stores.map(() => []));
    for (const one of stores) await one.close();
    await admin.query(`drop database ${fresh.name}`);
  });

  test.skipIf(missing)("refuses a database that a newer Claimscrub has brought further", async () => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("insert into claimscrub.migrations (number, name) values (9999, 'future')");
    await client.end();
    await expect(openStore(url, { identityKey: KEY })).rejects.toMatchObject({ code: "newer-schema" });
  });

  test.skipIf(missing)("refuses a database in another encoding than UTF-8", async () => {
    const fresh = `claimscrub_latin_${randomBytes(6).toString("hex")}`;
    await admin.query(`create database ${fresh} template template0 encoding 'LATIN1' locale 'C'`);
    const address = new URL(server.url);
    address.pathname = `/${fresh}`;
    await expect(openStore(address.href, { identityKey: KEY })).rejects.toMatchObject({ code: "encoding" });
    await admin.query(`drop database ${fresh}`);
  });

  test.skipIf(missing)("says what is wrong with an address, and shows no password", async () => {
    const wrong = new URL(url);
    wrong.password = "hunter2";
    wrong.pathname = "/no_such_database";
    const error = await openStore(wrong.href, { identityKey: KEY }).catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(StoreFault);
    expect(`${(error as Error).message} ${JSON.stringify(error)}`).toMatch(/^(?!.*hunter2).*(password is wrong|no such database)/);
  });
});

test.each(["mysql://me:hunter2@host/x", "hunter2", ""])("an address that is no PostgreSQL address is refused (%#)", async (address) => {
  const error = await openStore(address, { identityKey: KEY }).catch((thrown: Error) => thrown);
  expect((error as Error).message).toMatch(/^(?!.*hunter2).*postgres:\/\//);
});

test("nothing at an address is a fault that passes", async () => {
  await expect(openStore("postgres://127.0.0.1:1/x", { identityKey: KEY })).rejects.toMatchObject({ code: "ECONNREFUSED", passing: true });
});

test("a run is named by what was judged and by which law, and by nothing else", () => {
  const files = [FILE, OTHER].map((fileId) => ({ fileId, name: fileId.slice(0, 4), byteLength: 5 }));
  const id = runIdOf(plan({ files }));
  expect(id).toMatch(/^[0-9a-f]{32}$/);
  expect(runIdOf(plan({ files: files.toReversed().map((file) => ({ ...file, name: "x" })), cut: "7", chunks: 99 }))).toBe(id);
  for (const change of [{ rulesVersion: "0.1.1" }, { referenceFingerprint: "1" }, { options: "only=MOH-001" }, { files: files.slice(1) }]) {
    expect(runIdOf(plan({ files, ...change }))).not.toBe(id);
  }
});
