import type { Claim, ServiceLine } from "@claimscrub/claim";
import { DayAmounts, DayPricer, priceDay } from "@claimscrub/pricing";
import { starterReference, type TablesInForce } from "@claimscrub/reference";
import { readClaimsFromBytes } from "@claimscrub/x12";
import { asClaim } from "../generator/as-claim.ts";
import { generateClaims } from "../generator/generate-claims.ts";
import { write837p } from "../generator/write-837p.ts";
import { plainPrices } from "../oracles/plain-pricing.ts";

/*
 * Lines priced in a second on one thread, of generated claims: amounts only (what a scrub asks of a clean day), of plain objects and of the
 * reader's views of their bytes, where asking for a text means to decode it; and as prices to keep. Beside it the plain implementation of
 * test/oracles on a share of the same days, in the same run. Allocation is the growth of the heap between collections, by line.
 */
const [claims = 100_000] = process.argv.slice(2).map(Number);
const PART = 5_000;
const PEER_DAYS = 4_000;
const reference = starterReference();

type Day = readonly ServiceLine[];

/** Every date of every claim is a day: claims of one patient on one day are few, and pricing is what is measured. */
function daysOf(parts: readonly Claim[]): Day[] {
  return parts.flatMap((claim) => {
    const byDate = new Map<number, ServiceLine[]>();
    for (const line of claim.lines) byDate.set(line.date, [...(byDate.get(line.date) ?? []), line]);
    return [...byDate.values()];
  });
}

interface Measured {
  lines: number;
  days: number;
  seconds: number;
  /** Of the whole process, collections too. */
  cpuSeconds: number;
  allocated: number;
  allowedCents: number;
}

const nothing = (): Measured => ({ lines: 0, days: 0, seconds: 0, cpuSeconds: 0, allocated: 0, allowedCents: 0 });

type Pricing = (day: Day, tables: TablesInForce) => number;

const pricer = new DayPricer();
const amounts = new DayAmounts();
const amountsOnly: Pricing = (day, tables) => {
  pricer.amounts(day, tables, amounts);
  return amounts.allowedCents;
};
const toKeep: Pricing = (day, tables) => priceDay(day, tables).allowedCents;

function price(days: readonly Day[], into: Measured, by: Pricing): void {
  // Slices short enough that most have no collection in them; one that has is left out of the allocation's measure.
  for (let from = 0; from < days.length; from += 500) {
    const slice = days.slice(from, from + 500);
    const before = process.memoryUsage().heapUsed;
    const cpu = process.cpuUsage();
    const began = performance.now();
    let allowed = 0;
    let lines = 0;
    for (const day of slice) {
      allowed += by(day, reference.on((day[0] as ServiceLine).date));
      lines += day.length;
    }
    into.seconds += (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    into.cpuSeconds += (user + system) / 1e6;
    const grown = process.memoryUsage().heapUsed - before;
    into.allocated += grown > 0 ? grown : (into.allocated / Math.max(1, into.lines)) * lines;
    into.lines += lines;
    into.days += slice.length;
    into.allowedCents += allowed;
  }
}

const objects = nothing();
const views = nothing();
const kept = nothing();
const peer = { lines: 0, seconds: 0 };
const mix = generateClaims({ claims: claims + PART, seed: 4, flagged: 0.05 });
for (let part = 0; part * PART <= claims; part++) {
  const specs = Array.from({ length: PART }, () => mix.next().value?.claim).filter((spec) => spec !== undefined);
  const file = { fileId: String(part).padStart(64, "0"), name: "", order: part };
  const asObjects = daysOf(specs.map((spec, at) => asClaim(spec, file, at + 1)));
  const batch = await readClaimsFromBytes(Buffer.from([...write837p(specs)].join("")), file);
  const asViews = daysOf(batch.claims);
  if (part === 0) {
    for (let round = 0; round < 20; round++) {
      for (const days of [asObjects, asViews]) price(days, nothing(), amountsOnly);
      price(asObjects, nothing(), toKeep);
    }
    continue;
  }
  price(asObjects, objects, amountsOnly);
  price(asObjects, kept, toKeep);
  price(asViews, views, amountsOnly);
  if (part === 1) {
    const days = asObjects.slice(0, PEER_DAYS);
    for (const day of days) plainPrices(day, reference.on((day[0] as ServiceLine).date));
    const began = performance.now();
    for (const day of days) plainPrices(day, reference.on((day[0] as ServiceLine).date));
    peer.seconds = (performance.now() - began) / 1000;
    peer.lines = days.reduce((sum, day) => sum + day.length, 0);
  }
}
if (objects.allowedCents !== kept.allowedCents) throw new Error("amounts and prices to keep differ");
if (objects.allowedCents !== views.allowedCents) throw new Error("objects and views are priced differently");
const rate = ({ lines, seconds }: { lines: number; seconds: number }): number => Math.round(lines / seconds);
const bytes = ({ allocated, lines }: Measured): number => Math.round(allocated / lines);
const result = {
  bench: "pricing",
  claims,
  lines: objects.lines,
  days: objects.days,
  linesPerSecond: rate(objects),
  linesPerCpuSecond: Math.round(objects.lines / objects.cpuSeconds),
  linesPerSecondOfViews: rate(views),
  linesPerSecondToKeep: rate(kept),
  linesPerSecondOfPeer: rate(peer),
  ratioToPeer: Number((rate(objects) / rate(peer)).toFixed(1)),
  bytesPerLine: bytes(objects),
  bytesPerLineOfViews: bytes(views),
  bytesPerLineToKeep: bytes(kept),
};
console.log(
  `${result.lines} lines of ${claims} claims, amounts only: ${result.linesPerSecond} lines a second as objects, ${result.ratioToPeer} times the plain implementation, about ${result.bytesPerLine} bytes allocated a line; ${result.linesPerSecondOfViews} and ${result.bytesPerLineOfViews} bytes as the reader's views; ${result.linesPerSecondToKeep} and ${result.bytesPerLineToKeep} bytes as prices to keep`,
);
console.log(JSON.stringify(result));
