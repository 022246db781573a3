import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import type { ByteSource } from "@claimscrub/claim";
import { arrive, BESIDE_RELEASES, findFiles, openFile, PublishedFolder } from "@claimscrub/files";
import { importReleases, openReference } from "@claimscrub/load-reference";
import { type PriceDay, priceDay } from "@claimscrub/pricing";
import { type Reference, starterReference } from "@claimscrub/reference";
import { allRules, type AnyRule, createEngine, type Engine } from "@claimscrub/rules";
import { CLAIMSCRUB_VERSION, FaultFindings, mergeSummaries, planRun, scrubChunk } from "@claimscrub/scrub-claims";
import { type FilePlan, planFile, readClaims } from "@claimscrub/x12";
import { generateClaims } from "../generator/generate-claims.ts";
import { writtenInBuffers } from "./in-buffers.ts";

/*
 * Claims a second with every rule on, one thread, no store: from bytes to findings and the summary, as a share of the reader's own speed over the
 * same bytes in the same run (both plan the file and read every claim into columns; the one adds up charges, the other judges). 5% of the claims
 * have an injected error. By CMS's own releases, the whole PTP table among them, where they lie at ../shared/cms; by the starter tables otherwise.
 * Then, in a run of its own because clocks take time, the share of the ten dearest rules in the whole.
 * Seconds are of work, all threads of the process together: the machine may have other work. It takes some rounds until so much code is compiled;
 * the best one counts, of both alike.
 * Usage: node test/dist/bench/rules.bench.js [claims] [rounds]
 */
const [claims = 20_000, rounds = 10] = process.argv.slice(2).map(Number);
const CMS = path.resolve("../shared/cms");
const FLAGGED = 0.05;
const BATCH = 1000;
const DEAREST = 10;

async function importedReference(home: string): Promise<Reference> {
  const newHash = () => {
    const hash = createHash("sha256");
    return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
  };
  const { found } = await findFiles([CMS], CMS, BESIDE_RELEASES);
  const spool = mkdtempSync(path.join(home, "spool-"));
  async function* files() {
    for await (const arrival of arrive(found, spool, Readable.from([])))
      yield arrival.failure === undefined ? { name: arrival.name, open: () => openFile(arrival.path) } : arrival;
  }
  const storage = new PublishedFolder(path.join(home, "reference"));
  await importReleases({ files: files(), storage, newHash });
  return (await openReference(storage, newHash)).reference;
}

/** CMS's releases, imported once into a folder that goes again, else the starter tables. */
async function referenceAtHand(): Promise<{ readonly reference: Reference; readonly tables: string }> {
  if (!existsSync(CMS)) return { reference: starterReference(), tables: "the starter tables (CMS's files are not at ../shared/cms)" };
  const home = mkdtempSync(path.join(os.tmpdir(), "claimscrub-rules-"));
  try {
    return { reference: await importedReference(home), tables: "CMS's releases of ../shared/cms" };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const FILE = { fileId: "0".repeat(64), name: "bench.837", order: 0 };

async function readAll(source: ByteSource): Promise<{ readonly claims: number; readonly lines: number }> {
  const plan = await planFile(source);
  const totals = { claims: 0, lines: 0 };
  for (let first = 0; first < plan.claims; first += BATCH) {
    const read = (await readClaims(source, FILE, rangesOf(plan, first))).totals();
    totals.claims += read.claims;
    totals.lines += read.lines;
  }
  return totals;
}

function rangesOf(plan: FilePlan, first: number) {
  return Array.from({ length: Math.min(BATCH, plan.claims - first) }, (_, at) => plan.rangeOf(first + at));
}

interface Scrubbed {
  readonly claims: number;
  readonly lines: number;
  readonly findings: number;
  readonly flagged: number;
}

/** Everything that `scrub --no-store --format ndjson` does between the bytes and the findings. */
async function scrubAll(source: ByteSource, engine: Engine, reference: Reference, rows: boolean): Promise<Scrubbed> {
  const plan = await planFile(source);
  const run = planRun([{ fileId: FILE.fileId, name: FILE.name, plan, flagged: new Set() }]);
  const ports = {
    engine,
    reference,
    faultFindings: new FaultFindings({ rules: CLAIMSCRUB_VERSION, reference: reference.fingerprint }),
    files: new Map([[FILE.fileId, FILE]]),
    openSource: async () => source,
    claimscrubVersion: CLAIMSCRUB_VERSION,
    rows,
  };
  let { summary } = await scrubChunk(run.job(0), ports);
  for (let chunk = 1; chunk < run.chunks; chunk++) summary = mergeSummaries(summary, (await scrubChunk(run.job(chunk), ports)).summary);
  return { claims: summary.claims, lines: summary.lines, findings: summary.findings, flagged: summary.flaggedClaims };
}

/** Seconds of work of this process while `run` ran. */
async function seconds<T>(run: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

/** Milliseconds that each rule took by itself, pricing that it asked for left out. */
class RuleClocks {
  readonly spent = new Map<string, number>();
  pricing = 0;
  /** Of one pair of clock readings, which is no rule's fault. */
  readonly #reading: number;

  constructor() {
    const began = performance.now();
    for (let at = 0; at < 100_000; at++) performance.now();
    this.#reading = (performance.now() - began) / 100_000;
  }

  of(rule: AnyRule): AnyRule {
    const { code } = rule;
    this.spent.set(code, 0);
    return {
      ...rule,
      check: (...given: Parameters<AnyRule["check"]>) => {
        const priced = this.pricing;
        const began = performance.now();
        rule.check(...given);
        const took = performance.now() - began - this.#reading - (this.pricing - priced);
        this.spent.set(code, (this.spent.get(code) ?? 0) + took);
      },
    };
  }

  readonly price: PriceDay = (lines, tables, options) => {
    const began = performance.now();
    const prices = priceDay(lines, tables, options);
    this.pricing += performance.now() - began - this.#reading;
    return prices;
  };
}

const { reference, tables } = await referenceAtHand();
const source = writtenInBuffers(
  (function* () {
    for (const { claim } of generateClaims({ claims, seed: 6, flagged: FLAGGED })) yield claim;
  })(),
);
const newEngine = (rules: readonly AnyRule[], price: PriceDay): Engine =>
  createEngine({ reference, rules, priceDay: price, version: CLAIMSCRUB_VERSION });
const engine = newEngine(allRules, priceDay);

const best = { read: Number.POSITIVE_INFINITY, scrub: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY };
let scrubbed: Scrubbed = { claims: 0, lines: 0, findings: 0, flagged: 0 };
for (let round = 0; round < rounds; round++) {
  const read = await seconds(() => readAll(source));
  const judged = await seconds(() => scrubAll(source, engine, reference, false));
  const withRows = await seconds(() => scrubAll(source, engine, reference, true));
  scrubbed = judged.result;
  if (read.result.claims !== claims || scrubbed.claims !== claims || read.result.lines !== scrubbed.lines)
    throw new Error(`${read.result.claims} claims were read and ${scrubbed.claims} judged where ${claims} were written`);
  best.read = Math.min(best.read, read.seconds);
  best.scrub = Math.min(best.scrub, judged.seconds);
  best.rows = Math.min(best.rows, withRows.seconds);
}

const clocks = new RuleClocks();
const clocked = newEngine(
  allRules.map((rule) => clocks.of(rule)),
  clocks.price,
);
for (let round = 0; round < rounds / 2; round++) await scrubAll(source, clocked, reference, false);
clocks.pricing = 0;
for (const code of clocks.spent.keys()) clocks.spent.set(code, 0);
const began = performance.now();
await scrubAll(source, clocked, reference, false);
const whole = performance.now() - began;
const share = (milliseconds: number): number => Math.round((Math.max(0, milliseconds) / whole) * 1e4) / 1e4;
const dearest = [...clocks.spent].sort(([, a], [, b]) => b - a).map(([code, spent]) => ({ code, share: share(spent) }));

const perSecond = (time: number): number => Math.round(claims / time);
const result = {
  bench: "rules",
  tables,
  ...scrubbed,
  bytes: source.byteLength,
  rules: engine.rules.length,
  readPerSecond: perSecond(best.read),
  scrubPerSecond: perSecond(best.scrub),
  scrubWithRowsPerSecond: perSecond(best.rows),
  shareOfReader: Number((best.read / best.scrub).toFixed(3)),
  microsecondsOfJudgingPerClaim: Number((((best.scrub - best.read) / claims) * 1e6).toFixed(2)),
  rulesShare: share([...clocks.spent.values()].reduce((sum, spent) => sum + spent, 0)),
  pricingShare: share(clocks.pricing),
  dearest: dearest.slice(0, DEAREST),
};
console.log(
  `${claims} claims, ${scrubbed.lines} lines, ${scrubbed.flagged} flagged, ${result.rules} rules, by ${tables}: read ${result.readPerSecond} claims a second; read and judged ${result.scrubPerSecond}, ${result.shareOfReader} of the reader's speed; with rows for lines.csv ${result.scrubWithRowsPerSecond}`,
);
console.log(
  `all rules ${(result.rulesShare * 100).toFixed(1)}% of the time, pricing ${(result.pricingShare * 100).toFixed(1)}%; the dearest: ${result.dearest.map((one) => `${one.code} ${(one.share * 100).toFixed(2)}%`).join(", ")}`,
);
console.log(JSON.stringify(result));
