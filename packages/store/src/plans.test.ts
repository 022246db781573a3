import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbeddedPostgres } from "@claimscrub/embedded-postgres";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, patientHash } from "./index.ts";
import { SELECT_CLAIM, SELECT_CLAIM_FINDINGS, SELECT_CLAIM_LINES } from "./statements/select-claim.ts";
import { SELECT_FINDING, selectFindingsPage } from "./statements/select-findings-page.ts";
import { SELECT_SENT_CLAIMS } from "./statements/sent-claims.ts";
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

interface PlanNode {
  readonly "Node Type": string;
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
