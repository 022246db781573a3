import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import type { ChunkResult, ClaimRow, Finding, LineRow, RunSummary } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { FILE_LEVEL, openStore } from "@claimscrub/store";
import pg from "pg";

/*
 * How fast results are stored, what the rows of a clean line cost, and how quick the questions of every day are over years of data.
 * `npm run bench -- store 10000000`: so many lines, three a claim, one claim in twenty with a finding, spread over 24 months.
 */
const [wanted = 300_000] = process.argv.slice(2).map(Number);
const CHUNK = 1000;
const MONTHS = 24;
/** A night has up to 40 chunks; in a small form fewer, so that there are years of them all the same. */
const CHUNKS_A_RUN = Math.min(40, Math.max(1, Math.floor(wanted / 3 / CHUNK / MONTHS)));

/** Statements as the store sends them, so that their plans can be looked at. */
const sent: { readonly text: string; readonly values: readonly unknown[] }[] = [];
let recording = false;
const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function recorded(this: pg.Client, ...given: unknown[]) {
  const [text, values] = given;
  if (recording && typeof text === "string" && /^\s*(select|with)\b/i.test(text)) sent.push({ text, values: (values ?? []) as unknown[] });
  return query.apply(this, given);
} as typeof pg.Client.prototype.query;

const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-bench-"));
const server = await startEmbeddedPostgres({ home });
const store = await openStore(server.url, { identityKey: Buffer.alloc(32, 1) });
const client = new pg.Client(server.url);
await client.connect();

const SUMMARY = { files: 1, claims: CHUNK, findings: 0, notChecked: [], notPriced: [], assumptions: [] } as unknown as RunSummary;
const FACTS =
  '{"i":"PCN-00000000","p":"11","c":151000,"k":"MB","y":"15202","n":"MEDICARE PART B OHIO","r":20240805,"b":["2000051005","207N00000X","4100 EUCLID AVE","CLEVELAND","OH","441034321","organization"],"m":["2000051013","207ND0101X"],"d":"C44311 L570","w":[[1,"","17311","",1,90000,20240801,0,1,"","","2000051013","207ND0101X","PCN-00000000-1"],[2,"","17312","",1,50000,20240801,0,1,"","","2000051013","207ND0101X","PCN-00000000-2"],[3,"","17000","59",1,11000,20240801,0,2,"","","2000051013","207ND0101X","PCN-00000000-3"]]}';

/** A day of service: of the run's month or the one before. */
let monthAt = 0;
function servedOn(claimIndex: number): string {
  const month = Math.max(0, monthAt - (claimIndex % 2));
  return `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-${String((claimIndex % 28) + 1).padStart(2, "0")}`;
}

function chunk(fileId: string, from: number): ChunkResult {
  const claims: ClaimRow[] = [];
  const lines: LineRow[] = [];
  const findings: Finding[] = [];
  for (let claimIndex = from + 1; claimIndex <= from + CHUNK; claimIndex++) {
    const claim = `${fileId.slice(0, 8)}-${claimIndex}`;
    // Services of the weeks before the night.
    const date = servedOn(from + claimIndex);
    const flagged = claimIndex % 20 === 0;
    const ofClaim = { fileId, claimIndex, claim, billingNpi: "2000051005", payerId: "15202" };
    claims.push({
      ...ofClaim,
      payerName: "MEDICARE PART B OHIO",
      filingIndicator: "MB",
      frequency: "1",
      chargeCents: 151_000,
      lines: 3,
      state: flagged ? "flagged" : "clean",
      identity: `15202|${(claimIndex * 7919) % 400_000}|19500101|F|JANE`,
      more: {
        renderingNpi: "2000051013",
        pos: "11",
        date,
        dateThrough: date,
        allowedCents: 104_000,
        facts: FACTS.replaceAll("PCN-00000000", claim),
      },
    });
    for (const [at, procedure] of ["17311", "17312", "17000"].entries())
      lines.push({
        ...ofClaim,
        file: "",
        line: at + 1,
        procedure,
        modifiers: at === 2 ? ["59"] : [],
        units: 1,
        pos: "11",
        date,
        dateThrough: date,
        chargeCents: 50_000,
        allowedCents: 34_000,
        notPricedReason: null,
        locality: "15202-00",
        renderingNpi: "2000051013",
        findings: flagged && at === 1 ? ["MOH-001"] : [],
      });
    if (flagged) findings.push(findingOn(fileId, claimIndex, claim, date));
  }
  return { claims, lines, findings, netShares: findings.map(() => 39_948), summary: SUMMARY };
}

function findingOn(fileId: string, claimIndex: number, claim: string, date: string): Finding {
  return {
    id: (BigInt(claimIndex) * 0x9e3779b97f4a7c15n + BigInt(`0x${fileId.slice(0, 8)}`)).toString(16).slice(-16).padStart(16, "0"),
    file: "night.837", fileId, claim, claimIndex, line: 2, related: [], procedure: "17312", modifiers: [], units: 1, pos: "11", date, dateThrough: date,
    payerId: "15202", payerName: "MEDICARE PART B OHIO", rule: "mohs/add-on-without-first-stage", code: "MOH-001", direction: "denial",
    severity: "error", impact: { cents: 39_948 + (claimIndex % 977), confidence: "high", basis: [{ what: "Allowed as billed", amount: 104_000 }] },
    message: "17312 stands without 17311 of the same physician and day. The payer will deny it.",
    remedy: { kind: "add-line", text: "Bill the first stage where the record shows it." }, adjustmentGroup: "CO", carc: ["107"], rarc: ["N122"],
    status277: ["A3:736"], causedBy: [], neverAppeal: false, citations: [{ title: "NCCI", section: "I" }], editions: ["mpfs:RVU24A"],
    location: { segment: 30, byte: 900, element: "SV101-2" },
  }; // biome-ignore format: the fields of the contract
}

let stored = 0;
let seconds = 0;
let runs = 0;
let last = "";
while (stored < wanted) {
  const fileId = (runs + 1).toString(16).padStart(8, "0").repeat(8);
  const chunks = Math.min(CHUNKS_A_RUN, Math.ceil((wanted - stored) / 3 / CHUNK));
  const { runId } = await store.beginRun({
    files: [{ fileId, name: `night-${runs}.837`, byteLength: 1 }],
    rulesVersion: "bench",
    referenceFingerprint: "bench",
    options: "",
    cut: "1000",
    chunks,
  });
  // Years of nights: each run lies in a month of its own.
  const month = `${2024 + Math.floor((runs % MONTHS) / 12)}-${String((runs % 12) + 1).padStart(2, "0")}-01`;
  await client.query("update claimscrub.runs set month = $2 where run_id = $1", [runId, month]);
  await client.query("select claimscrub.ensure_month($1)", [month]);
  const writer = await openStore(server.url, { identityKey: Buffer.alloc(32, 1), sessions: 1 });
  monthAt = runs % MONTHS;
  const results = [];
  for (let at = 0; at < chunks; at++) results.push(chunk(fileId, at * CHUNK));
  const began = performance.now();
  for (const [at, result] of results.entries()) await writer.writeChunk(runId, at, result);
  seconds += (performance.now() - began) / 1000;
  await writer.writeChunk(runId, FILE_LEVEL, { ...results[0]!, claims: [], lines: [], findings: [] });
  await writer.finishRun(runId, SUMMARY);
  await writer.close();
  stored += chunks * CHUNK * 3;
  runs += 1;
  last = runId;
  if (runs % 10 === 0) process.stderr.write(`\r${stored} of ${wanted} lines stored`);
}
process.stderr.write("\n");
const claims = stored / 3;
const findings = Math.round(claims / 20);
const rows = stored + claims + findings;
console.log(
  `${stored} lines, ${claims} claims, ${findings} findings in ${runs} runs: ${Math.round(claims / seconds)} claims (${Math.round(rows / seconds)} rows) a second by COPY, checks and indexes included`,
);

// The limit on this machine at this moment: the same rows of lines from a file, by the server itself, into a table with the same index.
await client.query("analyze");
await client.query(`create table bench_copy (like claimscrub.lines including all)`);
const out = path.join(home, "lines.copy");
fs.mkdirSync(path.dirname(out), { recursive: true });
const sample = Math.min(stored, 500_000);
const copyBegan = performance.now();
await client.query(`insert into bench_copy select * from claimscrub.lines limit ${sample}`);
const limit = Math.round(sample / ((performance.now() - copyBegan) / 1000));
await client.query("drop table bench_copy");
console.log(`limit: the server by itself moves ${limit} lines a second into a table with the same index`);

const { rows: sizes } = await client.query<{ part: string; bytes: string }>(`
  select part, sum(pg_total_relation_size(oid)) as bytes
  from (select oid, regexp_replace(relname, '_\\d+$', '') as part from pg_class where relname ~ '^(claims|lines|findings)_\\d+$' and relkind = 'r') as parts
  group by part order by part`);
for (const { part, bytes } of sizes) {
  const count = part === "claims" ? claims : part === "lines" ? stored : findings;
  console.log(`${part}: ${(Number(bytes) / 1048576).toFixed(0)} MB, ${Math.round(Number(bytes) / count)} bytes a row with indexes`);
}
const { rows: facts } = await client.query<{ bytes: string }>("select avg(pg_column_size(facts)) as bytes from claimscrub.claims limit 1");
console.log(`of which the facts of a claim: ${Math.round(Number(facts[0]?.bytes))} bytes`);

await client.query("vacuum analyze");
const tenant = store.forTenant("default");

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Reads of the large tables in the plan of a statement, as the role that asks it. */
async function readsOf({ text, values }: (typeof sent)[number], role: string | undefined): Promise<string[]> {
  await client.query("begin");
  try {
    if (role !== undefined) await client.query(`set local role ${role}`);
    await client.query("select set_config('claimscrub.tenant', 'default', true)");
    const { rows } = await client.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(`explain (format json) ${text}`, [...values]);
    const reads: string[] = [];
    const visit = (node: PlanNode): void => {
      const relation = node["Relation Name"] ?? "";
      if (LARGE.test(relation) && !small.has(relation)) reads.push(`${node["Node Type"]} ${relation}`);
      for (const child of node.Plans ?? []) visit(child);
    };
    visit(rows[0]!["QUERY PLAN"][0]!.Plan);
    return reads;
  } finally {
    await client.query("rollback");
  }
}

/** Months of the large tables, and the history. */
const LARGE = /^(claims|lines|findings)_\d{6}$|^sent_claims$|^superseded_claims$/;
/** A part of a few pages is read through whatever is asked: that of a month that has just begun. */
const SMALL_PAGES = 100;
const small = new Set<string>();
let failed = false;

/**
 * Times a question, prints how the large tables are read for it, and fails where more than `most` months of one of them are read through.
 */
async function asked(
  name: string,
  work: () => Promise<unknown>,
  { role = "claimscrub_api", most = 0 }: { role?: string | undefined; most?: number } = {},
) {
  await work();
  sent.length = 0;
  recording = true;
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  recording = false;
  console.log(`${name}: ${took.toFixed(1)} ms`);
  const statements = [...sent];
  const { rows: parts } = await client.query<{ name: string }>("select relname as name from pg_class where relpages < $1", [SMALL_PAGES]);
  for (const { name: part } of parts) small.add(part);
  for (const statement of statements) {
    const reads = await readsOf(statement, role === "" ? undefined : role);
    const counts = new Map<string, number>();
    for (const read of reads) {
      const kind = read.replace(/_\d{6}$/, "");
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const words = [...counts].map(([kind, count]) => `${kind}${count === 1 ? "" : ` x ${count}`}`);
    if (words.length > 0) console.log(`  ${words.join(", ")}`);
    for (const [kind, count] of counts)
      if (kind.startsWith("Seq Scan") && count > (kind.endsWith("sent_claims") ? 0 : most)) {
        failed = true;
        console.log(`  FAILED: ${kind} of ${count} parts, where ${most} may be read through`);
      }
  }
}

await asked("a page of the latest run's worklist, totals included", () => tenant.findings({}, { limit: 100 }));
await asked("a claim with its lines and findings", () => tenant.claim({ fileId: "00000001".repeat(8), claimIndex: 20 }), {
  // In the small form a month is hardly more than the claim's own chunk.
  most: wanted < 1_000_000 ? 1 : 0,
});
const markBegan = performance.now();
await store.markSent(last, "submit");
console.log(`marking the last run as sent: ${((performance.now() - markBegan) / 1000).toFixed(1)} s`);
await client.query("analyze claimscrub.sent_claims");
const { runId: judged } = await store.beginRun({
  files: [{ fileId: "f".repeat(64), name: "next.837", byteLength: 1 }],
  rulesVersion: "bench",
  referenceFingerprint: "bench",
  options: "",
  cut: "1",
  chunks: 1,
  historyMark: await store.historyMark(),
});
const identities = Array.from({ length: 1000 }, (_, at) => `15202|${(at * 7919) % 400_000}|19500101|F|JANE`);
await asked("the history of a chunk of 1,000 patients", () => store.readHistory(judged, identities), { role: "" });
await asked("the report of one run, by rule and payer", () => tenant.totals({ by: ["rule", "payer"], run: last }), { most: 1 });
// A run of this night's; its month is the one in which it was received.
const [{ month: lastMonth = "" } = {}] = (
  await client.query<{ month: string }>("select month::text as month from claimscrub.runs where run_id = $1", [last])
).rows;
await client.query("update claimscrub.runs set started_at = month + interval '3 days'");
await client.query("analyze claimscrub.runs");
const monthEnd = lastMonth.replace(/01$/, "28");
await asked(
  "the report of a month received, by rule, payer and provider",
  () => tenant.totals({ by: ["rule", "payer", "provider"], from: lastMonth, to: monthEnd, dates: "received" }),
  { most: 1 },
);
await asked(
  "the report of a month of service, by rule, payer and provider",
  () => tenant.totals({ by: ["rule", "payer", "provider"], from: "2024-05-01", to: "2024-05-31" }),
  // It is half of what was received in that month and the next.
  { most: 3 },
);
await asked("the overview of a run, as the web application asks for it", () => tenant.stakes({ by: ["rule", "payer"], run: last }), {
  most: 1,
});
const reportBegan = performance.now();
await tenant.totals({ by: ["rule", "payer", "month"] });
console.log(
  `a report over everything, by rule, payer and month, which reads everything: ${((performance.now() - reportBegan) / 1000).toFixed(1)} s`,
);
console.log(
  JSON.stringify({
    bench: "store",
    lines: stored,
    claimsPerSecond: Math.round(claims / seconds),
    rowsPerSecond: Math.round(rows / seconds),
    limit,
    plans: failed ? "failed" : "by index",
  }),
);
if (failed) process.exitCode = 1;

await client.end();
await store.close();
await server.stop();
fs.rmSync(home, { recursive: true });
