import { Readable } from "node:stream";
import type { ByteSource } from "@claimscrub/claim";
import { type FilePlan, planFile, readClaims } from "@claimscrub/x12";
import { type FormattedSegment, X12parser } from "x12-parser";
import { DEFAULT_MIX, generateClaims } from "../generator/generate-claims.ts";
import { write837p } from "../generator/write-837p.ts";

/*
 * How fast claims are read on one thread, beside x12-parser on the same bytes in the same run: both are fed buffers of 64 kB from memory,
 * both count claims and lines and add up SV102, and must agree. Ours does what a scrub does: a pass that plans the file (envelopes,
 * loops, patient keys), then one that reads every claim into columns, in batches of a thousand, adds up their charges
 * and gives the batch's memory back.
 * Usage: node test/dist/bench/reader.bench.js [claims] [rounds]
 */
const [claims = 40_000, rounds = 5] = process.argv.slice(2).map(Number);
const BUFFER_BYTES = 65_536;
const BATCH = 1000;

interface Totals {
  claims: number;
  lines: number;
  cents: number;
}

function generate(): { buffers: Buffer[]; totals: Totals; bytes: number } {
  const totals: Totals = { claims: 0, lines: 0, cents: 0 };
  function* counted() {
    for (const { claim } of generateClaims({ ...DEFAULT_MIX, claims, seed: 7 })) {
      totals.claims += 1;
      totals.lines += claim.lines.length;
      for (const line of claim.lines) totals.cents += line.chargeCents;
      yield claim;
    }
  }
  const parts: Buffer[] = [];
  let text: string[] = [];
  for (const part of write837p(counted())) {
    text.push(part);
    if (text.length < 5000) continue;
    parts.push(Buffer.from(text.join("")));
    text = [];
  }
  const whole = Buffer.concat([...parts, Buffer.from(text.join(""))]);
  const buffers: Buffer[] = [];
  // Each in memory of its own, as reads from a disk would be.
  for (let at = 0; at < whole.length; at += BUFFER_BYTES) buffers.push(Buffer.from(whole.subarray(at, at + BUFFER_BYTES)));
  return { buffers, totals, bytes: whole.length };
}

/** A source over buffers of equal size, that gives at most one of them at a time. */
function inBuffers(buffers: readonly Buffer[], byteLength: number): ByteSource {
  return {
    byteLength,
    read: async (from, to) => {
      const buffer = buffers[Math.floor(from / BUFFER_BYTES)]!;
      const start = from % BUFFER_BYTES;
      return buffer.subarray(start, Math.min(buffer.length, start + to - from));
    },
  };
}

async function readAll(source: ByteSource, plan: FilePlan): Promise<Totals> {
  const totals: Totals = { claims: 0, lines: 0, cents: 0 };
  const file = { fileId: "0".repeat(64), name: "bench.837", order: 0 };
  for (let first = 0; first < plan.claims; first += BATCH) {
    const ranges = Array.from({ length: Math.min(BATCH, plan.claims - first) }, (_, at) => plan.rangeOf(first + at));
    const batch = await readClaims(source, file, ranges);
    const read = batch.totals();
    batch.release();
    totals.claims += read.claims;
    totals.lines += read.lines;
    totals.cents += read.chargeCents;
  }
  return totals;
}

/** x12-parser at its cheapest: its segments counted as they come, no grouping. */
async function witnessAll(buffers: readonly Buffer[]): Promise<Totals> {
  const totals: Totals = { claims: 0, lines: 0, cents: 0 };
  const parser = new X12parser();
  parser.on("data", (segment: FormattedSegment) => {
    if (segment.name === "CLM") totals.claims += 1;
    else if (segment.name === "SV1") {
      totals.lines += 1;
      totals.cents += Math.round(Number(segment["2"]) * 100);
    }
  });
  await new Promise((resolve, reject) => {
    parser.on("end", resolve).on("error", reject);
    Readable.from(buffers).pipe(parser);
  });
  return totals;
}

/** Seconds of work of this process while `run` ran; the machine may have others. */
async function seconds<T>(run: () => Promise<T>): Promise<[result: T, seconds: number]> {
  const before = process.cpuUsage();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return [result, (user + system) / 1e6];
}

function agree(totals: Totals, expected: Totals, whose: string): void {
  if (JSON.stringify(totals) !== JSON.stringify(expected))
    throw new Error(`${whose} found ${JSON.stringify(totals)} where ${JSON.stringify(expected)} was written`);
}

const { buffers, totals, bytes } = generate();
const source = inBuffers(buffers, bytes);
const best = { plan: Number.POSITIVE_INFINITY, read: Number.POSITIVE_INFINITY, witness: Number.POSITIVE_INFINITY };
for (let round = 0; round < rounds; round++) {
  const [plan, planSeconds] = await seconds(() => planFile(source, { readBytes: BUFFER_BYTES }));
  const [ours, readSeconds] = await seconds(() => readAll(source, plan));
  agree(ours, totals, "our reader");
  best.plan = Math.min(best.plan, planSeconds);
  best.read = Math.min(best.read, readSeconds);
  // The other takes long enough for two rounds to do.
  if (round >= 2) continue;
  const [theirs, witnessSeconds] = await seconds(() => witnessAll(buffers));
  agree(theirs, totals, "x12-parser");
  best.witness = Math.min(best.witness, witnessSeconds);
}
const speed = (time: number): number => Math.round(bytes / 1e5 / time) / 10;
const result = {
  bench: "reader",
  ...totals,
  bytes,
  planMBs: speed(best.plan),
  readMBs: speed(best.read),
  oursMBs: speed(best.plan + best.read),
  x12ParserMBs: speed(best.witness),
  ratio: Math.round((best.witness / (best.plan + best.read)) * 10) / 10,
  ratioReadOnly: Math.round((best.witness / best.read) * 10) / 10,
};
console.log(
  `${totals.claims} claims, ${totals.lines} lines, ${(bytes / 1e6).toFixed(1)} MB: ours ${result.oursMBs} MB/s (plan ${result.planMBs}, read ${result.readMBs}), x12-parser ${result.x12ParserMBs} MB/s; ${result.ratio} times, ${result.ratioReadOnly} times without the plan`,
);
console.log(JSON.stringify(result));
