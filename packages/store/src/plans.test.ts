import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, patientHash } from "./index.ts";
import { SELECT_CLAIM, SELECT_CLAIM_FINDINGS, SELECT_CLAIM_LINES } from "./statements/select-claim.ts";
import { SELECT_FINDING, selectFindingsPage } from "./statements/select-findings-page.ts";
import { SELECT_MISSING } from "./statements/finish-run.ts";
import { SELECT_SENT_CLAIMS } from "./statements/sent-claims.ts";
import { COUNT_RUN_FILES, INSERT_SUPERSEDED } from "./statements/superseded.ts";
import { SORT_KEYS } from "./tenant/finding-filter.ts";

/*
 * The questions of every day must stay questions of an index, and of one month, when there are years of data. Twelve months of 2,000 claims
 * each are enough for the planner to see the difference.
 */
let home: string;
let server: { url: string; stop(): Promise<void> };
let client: pg.Client;
const MONTHS = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, "0")}-01`);

beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-plans-"));
  server = await startEmbeddedPostgres({ home });
  await (await openStore(server.url, { identityKey: Buffer.alloc(32, 7) })).close();
  client = new pg.Client(server.url);
  await client.connect();
  await client.query("insert into claimscrub.files (file_id, byte_length) select 'file-' || n, 1 from generate_series(1, 12) n");
  for (const [at, month] of MONTHS.entries()) {
    const run = at + 1;
    await client.query(`select claimscrub.ensure_month('${month}')`);
    await client.query(
      `insert into claimscrub.runs (run_id, rules_version, reference_fingerprint, options, cut, chunks, state, month)
       values ('run-${run}', '', '', '', '', 1, 'finished', '${month}')`,
    );
    await client.query(`insert into claimscrub.run_files (run_no, ordinal, file_no, name) values (${run}, 0, ${run}, 'x')`);
    await client.query(
      `insert into claimscrub.claims (month, run_no, file_no, claim_index, chunk, claim, billing_npi, payer_id, payer_name, filing_indicator,
         frequency, lines, state, facts)
       select '${month}', ${run}, ${run}, n, 0, 'C' || n, '1', 'p', 'P', 'MB', '1', 1, 'clean', '{}' from generate_series(1, 2000) n`,
    );
    await client.query(
      `insert into claimscrub.lines (month, run_no, file_no, claim_index, ordinal, chunk, line, procedure, modifiers, pos, locality, rendering_npi, findings)
       select '${month}', ${run}, ${run}, n, 1, 0, 1, '17311', '', '11', '', '', '' from generate_series(1, 2000) n`,
    );
    await client.query(
      `insert into claimscrub.findings (month, run_no, chunk, ordinal, id, file_no, claim_index, line, rule, code, direction, severity, confidence, cents, body)
       select '${month}', ${run}, 0, n, md5('${run}-' || n), ${run}, n, 1, 'r', 'MOH-001', 'denial', 'error', 'high', n, '{}' from generate_series(1, 2000) n`,
    );
  }
  await client.query("insert into claimscrub.sent_marks (run_no, run_id, source) values (1, 'run-1', 'submit')");
  await client.query(
    `insert into claimscrub.sent_claims (mark_no, file_no, file_id, claim_index, claim, billing_npi, patient, body)
     select 1, 1, 'file-1', n, 'C' || n, '1', decode(md5('p' || n / 3), 'hex'), '{}' from generate_series(1, 30000) n`,
  );
  await client.query("analyze");
});
afterAll(async () => {
  await client.end();
  await server.stop();
  fs.rmSync(home, { recursive: true });
});

/** The nodes of a plan that were really run, with what they read. */
async function plan(statement: string, values: readonly unknown[]): Promise<string[]> {
  const { rows } = await client.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(`explain (analyze, format json) ${statement}`, [...values]);
  const nodes: string[] = [];
  const visit = (node: PlanNode): void => {
    if (node["Relation Name"] !== undefined && node["Actual Loops"] > 0) nodes.push(`${node["Node Type"]} ${node["Relation Name"]}`);
    for (const child of node.Plans ?? []) visit(child);
  };
  visit(rows[0]!["QUERY PLAN"][0]!.Plan);
  return nodes;
}

/** How many rows a statement looked at, those that it threw away again too. */
async function rowsLookedAt(statement: string, values: readonly unknown[]): Promise<number> {
  const { rows } = await client.query<{ "QUERY PLAN": { Plan: PlanNode }[] }>(`explain (analyze, format json) ${statement}`, [...values]);
  const count = (node: PlanNode): number => {
    const thrown =
      (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Join Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
    return (node["Actual Rows"] + thrown) * node["Actual Loops"] + (node.Plans ?? []).reduce((sum, child) => sum + count(child), 0);
  };
  return count(rows[0]!["QUERY PLAN"][0]!.Plan);
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Actual Rows": number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Join Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly "Relation Name"?: string;
  readonly "Actual Loops": number;
  readonly Plans?: readonly PlanNode[];
}

/** Partitions that hold rows; the one of this month is empty here, and reading it through is right. */
const LARGE = /(claims|lines|findings)_2025\d\d$|sent_claims$/;
const large = (nodes: readonly string[]) => nodes.filter((node) => LARGE.test(node));

test("a page of a worklist is read from the index of one month", async () => {
  const statement = selectFindingsPage(SORT_KEYS.impact.expression, "desc", "", "", "$4");
  const nodes = large(await plan(statement, ["default", 5, MONTHS[4], 50]));
  expect(nodes).toEqual(["Index Scan findings_202505"]);
});

test("a claim, its lines and its findings are read by index from one month", async () => {
  const claim = large(await plan(SELECT_CLAIM, ["default", "file-5", 77, null]));
  expect(claim.filter((node) => !/^(Index|Bitmap)/.test(node))).toEqual([]);
  expect(claim.every((node) => node.endsWith("claims_202505"))).toBe(true);
  for (const [statement, values] of [
    [SELECT_CLAIM_LINES, [5, MONTHS[4], 5, 77]],
    [SELECT_CLAIM_FINDINGS, ["default", 5, MONTHS[4], 5, 77]],
  ] as const) {
    const nodes = large(await plan(statement, values));
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatch(/^(Index|Bitmap Heap) Scan (lines|findings)_202505$/);
  }
});

test("a finding by its id is read by index, whatever month it lies in", async () => {
  const { rows } = await client.query<{ id: string }>("select md5('7-42') as id");
  const nodes = large(await plan(SELECT_FINDING, ["default", rows[0]!.id]));
  expect(nodes.length).toBeGreaterThan(0);
  expect(nodes.filter((node) => !/^(Index|Bitmap)/.test(node))).toEqual([]);
});

test("the history of a chunk's patients is one statement by index, whatever was sent", async () => {
  const hashes = Array.from({ length: 20 }, (_, at) => Buffer.from(patientHash(Buffer.alloc(32, 7), `patient ${at}`)));
  const { rows } = await client.query<{ patient: Buffer }>("select distinct patient from claimscrub.sent_claims limit 20");
  for (const wanted of [hashes, rows.map(({ patient }) => patient)]) {
    const nodes = large(await plan(SELECT_SENT_CLAIMS, ["default", wanted, 1]));
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.filter((node) => node.startsWith("Seq"))).toEqual([]);
  }
});

test("tables are counted anew where little is believed of them, and only there", async () => {
  const counted = async () =>
    (await client.query<{ counted: number }>("select claimscrub.count_anew($1) as counted", [MONTHS[11]])).rows[0]!.counted;
  const believed = async () =>
    (await client.query<{ reltuples: number }>("select reltuples from pg_class where relname = 'claims_202512'")).rows[0]!.reltuples;
  expect(await counted()).toBe(0);
  await client.query("set allow_system_table_mods = on");
  await client.query("update pg_class set reltuples = 0, relpages = 1 where relname = 'claims_202512'");
  expect([await counted(), await believed()]).toEqual([1, 2000]);
  // As when it was counted before most of its rows came.
  await client.query("update pg_class set reltuples = 10, relpages = 1 where relname = 'claims_202512'");
  expect([await counted(), await believed(), await counted()]).toEqual([1, 2000, 0]);
});

/** What PostgreSQL takes tables for: as they are, as nobody has ever looked at them, or as somebody did while a killed worker's rows were all there was. */
const BELIEFS = [
  ["has counted the rows", ""],
  ["has never counted the rows", "reltuples = -1, relpages = 0"],
  ["believes that there are none", "reltuples = 0, relpages = 1"],
] as const;

test.each(BELIEFS)("a run is finished with work that grows as the run does where the planner %s", async (_, believed) => {
  await client.query("begin");
  if (believed !== "") {
    await client.query("set local allow_system_table_mods = on");
    const ours = "select oid from pg_class where relnamespace = 'claimscrub'::regnamespace and relname ~ '^(claims|findings|run_files)'";
    await client.query(`delete from pg_statistic where starelid in (${ours})`);
    await client.query(`update pg_class set ${believed}, relallvisible = 0 where oid in (${ours})`);
  }
  // 2,000 claims; each has eleven forerunners.
  const [run, month] = [12, MONTHS[11]];
  const looked = {
    superseded: await rowsLookedAt(INSERT_SUPERSEDED, [run, month, "default"]),
    counts: await rowsLookedAt(COUNT_RUN_FILES, [run, month]),
    missing: await rowsLookedAt(SELECT_MISSING, [run, month]),
  };
  const { rows } = await client.query<{ superseded: number; claims: number }>(
    "select (select count(*)::integer from claimscrub.superseded_claims) as superseded, claims from claimscrub.run_files where run_no = 12",
  );
  await client.query("rollback");
  expect(rows).toEqual([{ superseded: 22_000, claims: 2000 }]);
  expect(looked.superseded).toBeLessThan(22_000 * 10);
  expect(looked.counts).toBeLessThan(2000 * 10);
  expect(looked.missing).toBeLessThan(2000 * 10);
});
