import { createHmac } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { RunSummary } from "@claimscrub/claim";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claimscrub, makeFolder, NOT_BUILT } from "./scrub-command.ts";

interface Report {
  kpis: { id: string; definition: string; value: number | null; missing?: string }[];
  mohs: { provider: string; cases: number; tumours: number; stages: number }[];
  figures: { claims: number; findings: number; netByDirection: Record<string, number> };
  rows: { by: string; key: string; findings: number; netCents: number; grossCents: number; claims?: { claims: number } }[];
  practice?: { code: string; of: number }[];
  charges?: { rows: { code: string; lines: number; belowFeeCents: number; lostCents: number }[]; linesWithoutYearBefore: number };
}

describe.skipIf(!BUILT)(`report${BUILT ? "" : ` (skipped: ${NOT_BUILT})`}`, { timeout: 180_000 }, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const report = (...args: string[]) => claimscrub(["report", ...args], { home });
  let summary: RunSummary;
  let whole: Report;

  beforeAll(async () => {
    const scrubbed = await claimscrub(["scrub", "examples", "--format", "json", "--fail-on", "never"], { home });
    if (scrubbed.code !== 0) throw new Error(scrubbed.stderr);
    summary = asJson(scrubbed).summary;
    whole = JSON.parse((await report("--json", "--practice")).stdout) as Report;
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test("says what the scrub said, to the cent, and every cut adds up to it", () => {
    const net = summary.byDirection;
    expect(whole.figures).toMatchObject({
      claims: summary.claims,
      findings: summary.findings,
      netByDirection: { denial: net.denial.netCents, underbilling: net.underbilling.netCents, audit: net.audit.netCents },
    });
    const expected = [summary.findings, net.denial.netCents + net.underbilling.netCents + net.audit.netCents];
    for (const by of ["direction", "rule", "payer", "provider", "code", "site", "month"]) {
      const rows = whole.rows.filter((row) => row.by === by);
      const sums = [rows.reduce((sum, row) => sum + row.findings, 0), rows.reduce((sum, row) => sum + row.netCents, 0)];
      expect([by, ...sums]).toEqual([by, ...expected]);
    }
    for (const [code, { count, grossCents }] of Object.entries(summary.byRule))
      expect(whole.rows.find((row) => row.by === "rule" && row.key === code)).toMatchObject({ findings: count, grossCents });
  });

  test("shows each figure with its definition, and says what the missing ones wait for", () => {
    expect(whole.kpis.find(({ id }) => id === "clean-claim-rate")?.value).toBe(summary.cleanClaimRate);
    for (const { definition, value, missing } of whole.kpis) {
      expect(definition.length).toBeGreaterThan(20);
      expect(value === null).toBe(missing !== undefined);
    }
    expect(whole.kpis.filter(({ missing }) => missing?.includes("remittances")).length).toBeGreaterThan(5);
    for (const { cases, tumours, stages } of whole.mohs)
      expect([cases > 0, tumours >= cases, stages >= tumours]).toEqual([true, true, true]);
    expect(new Set(whole.practice?.map(({ code }) => code))).toEqual(new Set(["PTP-003", "PTP-005", "MOH-038", "MOH-039"]));
    for (const { code, lines, belowFeeCents, lostCents } of whole.charges?.rows ?? []) {
      expect(code === "PRC-021" ? lines >= 20 : lostCents === 0).toBe(true);
      expect(belowFeeCents).toBeGreaterThanOrEqual(lostCents);
    }
    expect(whole.charges?.linesWithoutYearBefore).toBeGreaterThanOrEqual(0);
  });

  test("writes Parquet that another reader reads, and html that needs nothing from outside", async () => {
    const out = path.join(folder, "pq");
    expect((await report("--format", "parquet", "--out", out)).code).toBe(0);
    const read = async (name: string) => parquetReadObjects({ file: await asyncBufferFromFile(path.join(out, `${name}.parquet`)) });
    const [claims, lines, findings] = [await read("claims"), await read("lines"), await read("findings")];
    expect([claims.length, lines.length, findings.length]).toEqual([summary.claims, summary.lines, summary.findings]);
    const sum = (rows: Record<string, unknown>[], column: string) =>
      rows.reduce((total, row) => total + ((row[column] as number | null) ?? 0), 0);
    expect([sum(lines, "charge_cents"), sum(lines, "allowed_cents")]).toEqual([summary.billedCents, summary.allowedCents]);
    const denial = findings.filter((row) => row["direction"] === "denial");
    expect(sum(denial, "net_cents")).toBe(summary.byDirection.denial.netCents);
    expect(JSON.stringify(claims)).not.toMatch(/MEMBER|PCN/);

    const page = path.join(folder, "report.html");
    expect((await report("--format", "html", "--out", page, "--by", "rule")).code).toBe(0);
    const html = fs.readFileSync(page, "utf8");
    expect(html).toContain("Clean claim rate");
    expect(html.match(/(?:src|href)="(?!#)[^"]*"/g)).toBeNull();
  });

  test("writes the practice's toolkit: its own figures, the law beside them, and nothing of a patient", async () => {
    const page = path.join(folder, "toolkit.html");
    expect((await report("--toolkit", "--out", page)).code).toBe(0);
    const html = fs.readFileSync(page, "utf8");
    const toolkit = JSON.parse((await report("--toolkit", "--json")).stdout) as {
      claims: number;
      atRiskCents: number;
      triggers: { rule: string }[];
      conflicts: { first: string; second: string; indicator: number | null }[];
      law: Record<string, { citations: { title: string }[] }>;
    };
    expect([toolkit.claims, toolkit.atRiskCents]).toEqual([summary.claims, summary.byDirection.denial.netCents]);
    expect(toolkit.conflicts.some(({ indicator }) => indicator !== null)).toBe(true);
    for (const { rule } of toolkit.triggers) expect(html).toContain(toolkit.law[rule]!.citations[0]!.title);
    for (const one of [html, JSON.stringify(toolkit)]) expect(one).not.toMatch(/\.837|PCN|MEMBER|1EG4/);
    expect(html).not.toMatch(/<script|(?:src|href)=/);
    expect((await report("--toolkit", "--npi", "12")).code).toBe(2);
  });

  test("posts a digest without patient data, and says where that failed", async () => {
    const posted: string[] = [];
    const heads: http.IncomingHttpHeaders[] = [];
    // Busy at first, then well, then broken.
    const statuses = [503, 204, 500];
    const server = http.createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        posted.push(Buffer.concat(parts).toString());
        heads.push(request.headers);
        response.writeHead(statuses[posted.length - 1]!, { "retry-after": "0" });
        response.end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const env = { CLAIMSCRUB_DIGEST_WEBHOOK: hook, CLAIMSCRUB_DIGEST_SECRET: "a-secret" };
    const told = await claimscrub(["report", "--digest"], { home, env });
    expect([told.stderr, told.code]).toEqual(["", 0]);
    expect(told.stdout).toContain("Costliest causes:");
    const digest = JSON.parse(posted[0]!) as { claims: number; causes: unknown[]; health: { finished: number } };
    expect([digest.claims, digest.causes.length, digest.health.finished]).toEqual([summary.claims, 5, 1]);
    expect(posted[0]).toBe(posted[1]);
    const delivery = heads.map((head) => head["x-claimscrub-delivery"]);
    expect([delivery[0], delivery[0]?.length]).toEqual([delivery[1], 32]);
    const [head] = heads;
    const signed = createHmac("sha256", "a-secret")
      .update(`${head!["x-claimscrub-timestamp"] as string}.${posted[0]!}`)
      .digest("hex");
    expect(head!["x-claimscrub-signature"]).toBe(`v1=${signed}`);
    // No claim number, no name, no member id, no file's name.
    for (const text of posted) expect(text).not.toMatch(/\.837|MEMBER|PCN|1EG4|a-secret/);
    const out = path.join(folder, "digest.txt");
    const failed = await report("--digest", "--webhook", hook, "--attempts", "1", "--out", out);
    expect(fs.readFileSync(out, "utf8")).toContain("Costliest causes:");
    expect(heads[2]).not.toHaveProperty("x-claimscrub-signature");
    expect([failed.code, failed.stderr]).toEqual([4, expect.stringContaining("answered 500")]);
    await new Promise((resolve) => server.close(resolve));
  });

  test("shows what another judgement says otherwise, and lets a look with --only change no figure", async () => {
    expect((await report("--changes")).code).toBe(2);
    const only = ["scrub", "examples", "--only", "MOH-001", "--format", "json", "--fail-on", "never"];
    expect((await claimscrub(only, { home })).code).toBe(0);
    expect((JSON.parse((await report("--json")).stdout) as Report).figures).toEqual(whole.figures);
    const withHistory = ["scrub", "examples", "--history", "--format", "json", "--fail-on", "never"];
    expect((await claimscrub(withHistory, { home })).code).toBe(0);
    const changes = JSON.parse((await report("--changes", "--json")).stdout) as { changes: unknown[] };
    expect(changes.changes).toEqual([]);
    const table = await report("--stale");
    expect(table.stdout).toBe("Every file was judged by the rules and tables of now.\n");
  });

  test.each([
    ["--by", "moon"],
    ["--from", "2026-02-30"],
  ])("refuses %s %s", async (...args) => expect((await report(...args)).code).toBe(2));
});
