import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { procedureKey } from "@claimscrub/claim";
import { BESIDE_RELEASES, arrive, findFiles, openFile, PublishedFolder } from "@claimscrub/files";
import { importReleases, openReference } from "@claimscrub/load-reference";
import { createRandom } from "../generator/random.ts";

/*
 * Import of every release at ../shared/cms by one call, as `claimscrub reference import` does it: rows, seconds, peak of the resident size;
 * the same again, which must change nothing; the snapshot's size; opening it, with and without the first look-up; look-ups of NCCI
 * pairs: codes that have none, random pairs of codes that have some, and pairs that are in force; fees and ZIP codes.
 */
const CMS = path.resolve("../shared/cms");
const paths = process.argv.length > 2 ? process.argv.slice(2) : [CMS];
const LOOK_UPS = 1_000_000;
const OPENINGS = 5;
const newHash = () => {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
};

async function importAll(home: string) {
  const { found } = await findFiles(paths, CMS, BESIDE_RELEASES);
  const spool = mkdtempSync(path.join(home, "spool-"));
  async function* files() {
    for await (const arrival of arrive(found, spool, Readable.from([])))
      yield arrival.failure === undefined ? { name: arrival.name, open: () => openFile(arrival.path) } : arrival;
  }
  const began = performance.now();
  const outcome = await importReleases({ files: files(), storage: new PublishedFolder(path.join(home, "reference")), newHash });
  rmSync(spool, { recursive: true, force: true });
  return { outcome, seconds: (performance.now() - began) / 1000 };
}

/** Nanoseconds of one of many look-ups, of the best of three rounds; `found` keeps them from being left out. */
function each(count: number, lookUp: (at: number) => unknown): { nanoseconds: number; found: number } {
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let round = 0; round < 3; round++) {
    found = 0;
    const began = performance.now();
    for (let at = 0; at < count; at++) if (lookUp(at) !== undefined) found += 1;
    best = Math.min(best, ((performance.now() - began) * 1e6) / count);
  }
  return { nanoseconds: best, found };
}

if (!existsSync(CMS) && paths[0] === CMS) {
  console.log("CMS's files are not at ../shared/cms: nothing is measured");
} else {
  const home = mkdtempSync(path.join(os.tmpdir(), "claimscrub-reference-"));
  try {
    const { outcome, seconds } = await importAll(home);
    const rows = outcome.imported.reduce((sum, table) => sum + table.rows, 0);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    console.log(
      `${outcome.imported.length} tables, ${rows} rows in ${seconds.toFixed(1)} s, peak resident ${(peakBytes / 1048576).toFixed(0)} MB, snapshot ${(outcome.snapshotBytes / 1e6).toFixed(1)} MB; ${outcome.refused.length} files refused`,
    );
    const again = await importAll(home);
    console.log(`again: ${again.outcome.changed ? "CHANGED" : "nothing changed"} in ${again.seconds.toFixed(1)} s`);
    const openings: number[] = [];
    const firsts: number[] = [];
    let reference = (await openReference(new PublishedFolder(path.join(home, "reference")), newHash)).reference;
    for (let opening = 0; opening < OPENINGS; opening++) {
      const began = performance.now();
      ({ reference } = await openReference(new PublishedFolder(path.join(home, "reference")), newHash));
      openings.push(performance.now() - began);
      const { ptp, fees } = reference.on(20240815);
      ptp?.find(procedureKey("17311"), procedureKey("11102"));
      fees?.row(procedureKey("17311"), "");
      firsts.push(performance.now() - began);
    }
    const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] as number;
    const openMs = median(openings);
    const firstMs = median(firsts);
    console.log(`open ${openMs.toFixed(0)} ms (checked by its SHA-256), first pair and fee after ${firstMs.toFixed(0)} ms`);

    const { ptp, fees, zips } = reference.on(20240815);
    if (!ptp || !fees) throw new Error("no pairs or fees are in force on 2024-08-15");
    const random = createRandom(1);
    const known = Array.from({ length: 100_000 }, (_, at) => procedureKey(String(at).padStart(5, "0"))).filter((key) => fees.row(key, ""));
    const having = known.filter((key) => ptp.hasPairs(key));
    const lacking = [...known.filter((key) => !ptp.hasPairs(key)), ...["S9999", "A0021", "0001F", "Q9999"].map(procedureKey)];
    const pick = (list: readonly number[]) => Int32Array.from({ length: LOOK_UPS }, () => list[random.below(list.length)] as number);
    const [a, b, none] = [pick(having), pick(having), pick(lacking)];
    const pairs: [number, number][] = [];
    for (const code of having.slice(0, 3000)) for (const pair of ptp.pairsOf(code).slice(0, 40)) pairs.push([pair.column1, pair.column2]);
    const inForce = Array.from({ length: LOOK_UPS }, () => pairs[random.below(pairs.length)] as [number, number]);
    const [column1, column2] = [Int32Array.from(inForce, ([one]) => one), Int32Array.from(inForce, ([, other]) => other)];
    const zip = Array.from({ length: 1000 }, () => String(random.below(100_000)).padStart(5, "0"));
    const measured = {
      "a code without pairs": each(LOOK_UPS, (at) => ptp.find(none[at] as number, b[at] as number)),
      "two random codes that have pairs": each(LOOK_UPS, (at) => ptp.find(a[at] as number, b[at] as number)),
      "a pair in force": each(LOOK_UPS, (at) => ptp.find(column1[at] as number, column2[at] as number)),
      "a fee": each(LOOK_UPS, (at) => fees.row(a[at] as number, "")),
      "a ZIP code": each(LOOK_UPS, (at) => zips?.find(zip[at % 1000] as string)),
    };
    for (const [what, { nanoseconds, found }] of Object.entries(measured))
      console.log(
        `${what}: ${nanoseconds.toFixed(0)} ns (${(1e3 / nanoseconds).toFixed(1)} million a second), ${found} of ${LOOK_UPS} found`,
      );
    const { snapshotBytes } = outcome;
    console.log(
      JSON.stringify({
        bench: "reference",
        tables: outcome.imported.length,
        rows,
        seconds,
        peakBytes,
        snapshotBytes,
        openMs,
        firstMs,
        measured,
      }),
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
