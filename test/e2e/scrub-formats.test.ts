import fs from "node:fs";
import path from "node:path";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, test } from "vitest";
import { asJson, BUILT, claim, claimscrub, CLEAN, file837, FLAGGED, makeFolder, NOT_BUILT } from "./scrub-command.ts";

describe.skipIf(!BUILT)(`the formats of scrub${BUILT ? "" : ` (${NOT_BUILT})`}`, () => {
  const folder = makeFolder();
  const home = path.join(folder, "home");
  const file = path.join(folder, "claims.837");
  fs.writeFileSync(file, file837([claim("A1", CLEAN, 1), claim("A2", FLAGGED, 2), claim("A3", FLAGGED, 3)]));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const scrub = (...args: string[]) => claimscrub(["scrub", file, "--no-store", ...args], { home });

  test("ndjson is one finding a line and nothing else, on standard output alone", async () => {
    const ended = await scrub("--format", "ndjson");
    expect(ended).toMatchObject({ code: 1, stderr: "" });
    const findings = ended.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Finding);
    expect(findings.map(({ claim, code, line }) => [claim, code, line])).toEqual([
      ["A2", "MOH-009", 2],
      ["A3", "MOH-009", 2],
    ]);
    expect(findings[0]).toMatchObject({
      file,
      claimIndex: 2,
      rule: expect.stringMatching(/^mohs\//),
      direction: "denial",
      severity: "error",
    });
    expect(findings[0]!.id).toMatch(/^[0-9a-f]{16}$/);
    expect(findings[0]!.impact.cents).toBeGreaterThan(0);
  });

  test("json is one object with the summary and the findings", async () => {
    const { summary, findings } = asJson(await scrub("--format", "json"));
    expect(summary).toMatchObject({
      files: 1,
      claims: 3,
      lines: 6,
      findings: 2,
      cleanClaims: 1,
      flaggedClaims: 2,
      unreadableClaims: 0,
      cleanClaimRate: 0.3333,
    });
    expect(findings).toHaveLength(2);
    expect(asJson(await scrub("--json")).findings).toEqual(findings);
  });

  test("csv has one row a finding, with the same values as json", async () => {
    const { findings } = asJson(await scrub("--format", "json"));
    const rows = parse((await scrub("--format", "csv")).stdout, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ id, impactCents, message }) => [id, Number(impactCents), message])).toEqual(
      findings.map(({ id, impact, message }) => [id, impact.cents, message]),
    );
  });

  test("the table names the totals, the costliest finding and what was not checked", async () => {
    const { stdout } = await scrub("--format", "table");
    for (const words of ["Claims", "Denial risk", "MOH-009 error", "A2, 2"]) expect(stdout).toContain(words);
    // Readable at 80 columns, wherever it is read.
    expect(stdout.split("\n").filter(({ length }) => length > 80)).toEqual([]);
  });

  test("prints findings as ndjson into a pipe when nothing is said", async () =>
    expect((await scrub()).stdout).toBe((await scrub("--format", "ndjson")).stdout));

  test("--out writes acknowledgements of each file, and five files that agree with one another and with standard output", async () => {
    const out = path.join(folder, "out");
    const ended = await scrub("--format", "ndjson", "--out", out);
    const read = (name: string) => fs.readFileSync(path.join(out, name), "utf8");
    const written = fs.readdirSync(out).sort();
    expect(written.filter((name) => !/\.(999|277ca)$/.test(name))).toEqual([
      "findings.csv",
      "findings.ndjson",
      "lines.csv",
      "report.html",
      "summary.json",
    ]);
    expect(written.filter((name) => name.endsWith(".277ca"))).toEqual(
      written.filter((name) => name.endsWith(".999")).map((name) => name.replace(/999$/, "277ca")),
    );
    for (const name of written.filter((one) => one.endsWith(".277ca"))) expect(read(name)).toMatch(/^ISA.*~\nGS\*HN.*~\nST\*277\*/);
    expect(read("findings.ndjson")).toBe(ended.stdout);
    const summary = JSON.parse(read("summary.json")) as RunSummary;
    const lines = parse(read("lines.csv"), { columns: true }) as Record<string, string>[];
    expect(lines).toHaveLength(summary.lines);
    expect(lines.reduce((sum, line) => sum + Number(line["chargeCents"]), 0)).toBe(summary.billedCents);
    expect(lines.reduce((sum, line) => sum + Number(line["allowedCents"]), 0)).toBe(summary.allowedCents);
    expect(lines.map((line) => `${line["claim"]} ${line["line"]} ${line["findings"]}`)).toEqual([
      "A1 1 ",
      "A1 2 ",
      "A2 1 MOH-009",
      "A2 2 MOH-009",
      "A3 1 MOH-009",
      "A3 2 MOH-009",
    ]);
    expect((parse(read("findings.csv"), { columns: true }) as unknown[]).length).toBe(summary.findings);
    expect(read("report.html")).toContain("MOH-009");
  });

  test("with --out and no format a person reads the table and where the report lies", async () => {
    const out = path.join(folder, "for-people");
    expect((await scrub("--out", out)).stdout).toContain(`Report: ${path.join(out, "report.html")}`);
  });

  test("--only runs the named rules and no others, by code or authority", async () => {
    expect(asJson(await scrub("--json", "--only", "PTP-001")).findings).toEqual([]);
    expect(asJson(await scrub("--json", "--only", "mohs")).findings).toHaveLength(2);
    expect(asJson(await claimscrub(["scrub", "--no-store", "--json", "--only", "MOH-009,PTP-001", file], { home })).findings).toHaveLength(
      2,
    );
  });

  test("a relative path is meant from where npm was started", async () => {
    const ended = await claimscrub(["scrub", "claims.837", "--no-store", "--json", "--out", "relative"], {
      home,
      cwd: "/",
      env: { INIT_CWD: folder },
    });
    expect(asJson(ended).summary.claims).toBe(3);
    expect(fs.existsSync(path.join(folder, "relative", "summary.json"))).toBe(true);
  });

  test("leaves nothing in the spool", () => expect(fs.readdirSync(path.join(home, "spool"))).toEqual([]));
});
