import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import type { ChunkResult, ClaimRow, Finding, LineRow, RunSummary } from "@claimscrub/claim";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import { FILE_LEVEL, openStore } from "@claimscrub/store";
import pg from "pg";

/*
 * How fast results are stored, what the rows of a clean line cost, and how quick the questions of every day are over years of data.
 * `npm run bench -- store 10000000`: so many lines, three a claim, one claim in twenty with a finding, spread over 24 months.
 */
const [wanted = 300_000] = process.argv.slice(2).map(Number);
const CHUNK = 3000;
const CHUNKS_A_RUN = 40;
const MONTHS = 24;

const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-bench-"));
const server = await startEmbeddedPostgres({ home });
const store = await openStore(server.url, { identityKey: Buffer.alloc(32, 1) });
const client = new pg.Client(server.url);
await client.connect();

const SUMMARY = { files: 1, claims: CHUNK, findings: 0, notChecked: [], notPriced: [], assumptions: [] } as unknown as RunSummary;
const FACTS =
  '{"i":"PCN-00000000","p":"11","c":151000,"k":"MB","y":"15202","n":"MEDICARE PART B OHIO","r":20240805,"b":["2000051005","207N00000X","4100 EUCLID AVE","CLEVELAND","OH","441034321","organization"],"m":["2000051013","207ND0101X"],"d":"C44311 L570","w":[[1,"","17311","",1,90000,20240801,0,1,"","","2000051013","207ND0101X","PCN-00000000-1"],[2,"","17312","",1,50000,20240801,0,1,"","","2000051013","207ND0101X","PCN-00000000-2"],[3,"","17000","59",1,11000,20240801,0,2,"","","2000051013","207ND0101X","PCN-00000000-3"]]}';

function chunk(fileId: string, from: number): ChunkResult {
  const claims: ClaimRow[] = [];
  const lines: LineRow[] = [];
  const findings: Finding[] = [];
  for (let claimIndex = from + 1; claimIndex <= from + CHUNK; claimIndex++) {
    const claim = `${fileId.slice(0, 6)}-${claimIndex}`;
    const date = `20${24 + (claimIndex % 2)}-${String((claimIndex % 12) + 1).padStart(2, "0")}-15`;
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
    cut: "3000",
    chunks,
  });
  // Years of nights: each run lies in a month of its own.
  const month = `${2024 + Math.floor((runs % MONTHS) / 12)}-${String((runs % 12) + 1).padStart(2, "0")}-01`;
  await client.query("update claimscrub.runs set month = $2 where run_id = $1", [runId, month]);
  await client.query("select claimscrub.ensure_month($1)", [month]);
  const writer = await openStore(server.url, { identityKey: Buffer.alloc(32, 1), sessions: 1 });
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
}
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

const tenant = store.forTenant("default");
const timed = async (name: string, work: () => Promise<unknown>) => {
  await work();
  const began = performance.now();
  await work();
  console.log(`${name}: ${(performance.now() - began).toFixed(1)} ms`);
};
await timed("a page of the latest run's worklist, totals included", () => tenant.findings({}, { limit: 100 }));
await timed("a claim with its lines and findings", () => tenant.claim({ fileId: "00000001".repeat(8), claimIndex: 20 }));
const markBegan = performance.now();
await store.markSent(last, "submit");
console.log(`marking the last run as sent: ${((performance.now() - markBegan) / 1000).toFixed(1)} s`);
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
await timed("the history of a chunk of 1,000 patients", () => store.readHistory(judged, identities));
const reportBegan = performance.now();
await tenant.totals({ by: ["rule", "payer", "month"] });
console.log(`a report over everything, by rule, payer and month: ${((performance.now() - reportBegan) / 1000).toFixed(1)} s`);
console.log(
  JSON.stringify({
    bench: "store",
    lines: stored,
    claimsPerSecond: Math.round(claims / seconds),
    rowsPerSecond: Math.round(rows / seconds),
    limit,
  }),
);

await client.end();
await store.close();
await server.stop();
fs.rmSync(home, { recursive: true });
