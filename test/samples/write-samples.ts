import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import type { Finding, RunSummary } from "@claimscrub/claim";
import { dollars } from "@claimscrub/report";
import { createRandom } from "../generator/random.ts";

/*
 * What the rules say of published sample files: node test/dist/samples/write-samples.js [seed]
 *
 * Writes docs/review/samples.md, a table of findings by rule, and prints fifty findings drawn by a seed (the first eight hex digits of the commit, when
 * left out) as JSON, to be read one by one. The draw goes in rounds: each takes one more finding of each rule that has one left, so that a rule that speaks a
 * thousand times does not crowd out the others.
 */

const REPOSITORY = path.resolve(import.meta.dirname, "../../..");
const SAMPLES = path.resolve(REPOSITORY, "../shared/edi/837p");
const DRAWN = 50;

interface Scrubbed {
  readonly summary: RunSummary;
  readonly findings: readonly Finding[];
}

function scrub(): Scrubbed {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-samples-"));
  try {
    const main = path.join(REPOSITORY, "services/cli/dist/main.js");
    const { stdout, status, stderr } = spawnSync(
      process.execPath,
      [main, "scrub", SAMPLES, "--no-store", "--format", "json", "--fail-on", "never"],
      { encoding: "utf8", maxBuffer: 512 << 20, env: { ...process.env, CLAIMSCRUB_HOME: home } },
    );
    if (status !== 0 && status !== 3) throw new Error(stderr);
    return JSON.parse(stdout) as Scrubbed;
  } finally {
    fs.rmSync(home, { recursive: true, force: true });
  }
}

function table({ summary, findings }: Scrubbed): string {
  const rows = new Map<
    string,
    { code: string; rule: string; direction: string; severity: string; count: number; cents: number; files: Set<string> }
  >();
  for (const { code, rule, direction, severity, impact, file } of findings) {
    const key = [code, direction, severity].join(" ");
    const row = rows.get(key) ?? { code, rule, direction, severity, count: 0, cents: 0, files: new Set() };
    row.count += 1;
    row.cents += impact.cents ?? 0;
    row.files.add(file);
    rows.set(key, row);
  }
  const listed = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return [
    "# What the rules say of published sample files",
    "",
    "Written by `node test/dist/samples/write-samples.js`. The files are sample professional claims that other projects publish; most are old, so that many rules have no table for their dates and say so.",
    "",
    `${summary.files} files, ${summary.claims} claims, ${summary.lines} lines: ${summary.findings} findings on ${summary.flaggedClaims} flagged claims, ${summary.unreadableClaims} unreadable.`,
    "",
    "| code | rule | direction | severity | findings | files | gross |",
    "|---|---|---|---|---|---|---|",
    ...listed.map(
      ({ code, rule, direction, severity, count, cents, files }) =>
        `| ${code} | ${rule} | ${direction} | ${severity} | ${count} | ${files.size} | ${cents === 0 ? "" : dollars(cents)} |`,
    ),
    "",
    "Not checked, with the number of lines:",
    "",
    "| reason | rules | lines |",
    "|---|---|---|",
    ...[...new Set(summary.notChecked.map(({ reason }) => reason))].map((reason) => {
      const gaps = summary.notChecked.filter((gap) => gap.reason === reason);
      return `| ${reason} | ${gaps.length} | ${gaps.reduce((most, { count }) => Math.max(most, count), 0)} at most |`;
    }),
    "",
  ].join("\n");
}

function draw(findings: readonly Finding[], seed: string): Finding[] {
  const random = createRandom(Number.parseInt(seed, 16), 50);
  const left = new Map<string, Finding[]>();
  for (const finding of findings) left.set(finding.code, [...(left.get(finding.code) ?? []), finding]);
  const drawn: Finding[] = [];
  while (drawn.length < DRAWN && left.size > 0)
    for (const [code, some] of [...left].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (drawn.length === DRAWN) break;
      const [one] = some.splice(random.below(some.length), 1);
      if (one !== undefined) drawn.push(one);
      if (some.length === 0) left.delete(code);
    }
  return drawn;
}

if (!fs.existsSync(SAMPLES)) {
  process.stderr.write("The published sample files are not beside the repository.\n");
  process.exitCode = 2;
} else {
  const commit = spawnSync("git", ["rev-parse", "HEAD"], { cwd: REPOSITORY, encoding: "utf8" }).stdout;
  const seed = process.argv[2] ?? commit.slice(0, 8);
  const scrubbed = scrub();
  fs.writeFileSync(path.join(REPOSITORY, "docs/review/samples.md"), table(scrubbed));
  process.stderr.write(`seed ${seed}\n`);
  for (const finding of draw(scrubbed.findings, seed)) process.stdout.write(`${JSON.stringify(finding)}\n`);
}
