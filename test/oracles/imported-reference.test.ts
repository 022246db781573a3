import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { createInterface } from "node:readline";
import { parseCents, procedureKey as key } from "@claimscrub/claim";
import { BESIDE_RELEASES, arrive, findFiles, openFile, PublishedFolder } from "@claimscrub/files";
import { importReleases, type ImportOutcome, openReference } from "@claimscrub/load-reference";
import { hypotheticalDay, NO_TERMS, PaymentTerms, priceDay } from "@claimscrub/pricing";
import { type Reference, refusalText } from "@claimscrub/reference";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRandom } from "../generator/random.ts";
import { cmsRows, skipNote, withoutCmsFiles } from "./cms-files.ts";

const CMS = path.resolve(import.meta.dirname, "../../../shared/cms");
const newHash = () => {
  const hash = createHash("sha256");
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest("hex") };
};

let home = "";
let first: ImportOutcome;
let reference: Reference;

/** Imports as the command does, into a data folder of its own. */
async function importAll(paths: readonly string[], into: string): Promise<ImportOutcome> {
  const { found } = await findFiles(paths, CMS, BESIDE_RELEASES);
  const spool = fs.mkdtempSync(path.join(home, "spool-"));
  async function* files() {
    for await (const arrival of arrive(found, spool, Readable.from([])))
      yield arrival.failure === undefined ? { name: arrival.name, open: () => openFile(arrival.path) } : arrival;
  }
  return importReleases({ files: files(), storage: new PublishedFolder(into), newHash });
}

/** The folders of files in CMS's layouts; the others hold re-saved tables. */
const FOLDERS = [
  "amounts",
  "ncci/cms-layout",
  "ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv",
  "rvu24/cms-layout",
  "rvu25a",
  "rvu25d",
  "rvu26c",
  "zip",
];

describe.skipIf(withoutCmsFiles)(`the releases of CMS, imported${skipNote}`, () => {
  beforeAll(async () => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "claimscrub-imported-"));
    first = await importAll(FOLDERS, path.join(home, "reference"));
    ({ reference } = await openReference(new PublishedFolder(path.join(home, "reference")), newHash));
  });
  afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

  test("are all taken but the file that a spreadsheet damaged and the one that is no file of CMS's", () => {
    expect(first.refused.map(refusalText).map((text) => text.replace(/^.*\//, "").slice(0, 90))).toEqual([
      expect.stringMatching(/^PPRRVU25_JAN_excel_damaged\.csv, row \d+: leading zeros lost/),
      expect.stringMatching(/^GPCI2026_derived_from_PFREV26B\.csv, row 1: layout/),
    ]);
    expect(Object.fromEntries(first.imported.map(({ label, rows }) => [label, rows]))).toEqual({
      "anesthesia:2025": 109,
      "counties:2025": 110,
      "gpci:2024": 109,
      "gpci:2025": 109,
      "gpci:2026": 109,
      "mpfs:RVU24A": 18_499,
      "mpfs:RVU24AR": 18_499,
      "mpfs:RVU24C": 18_664,
      "mpfs:RVU25A": 18_865,
      "mpfs:RVU25D": 19_090,
      "mpfs:RVU26C": 19_356,
      "mue:2024Q3": 14_677,
      "mue:2026Q2": 15_095,
      "ncci-ptp:2024Q3": 2_447_164,
      "opps-cap:25D": 16_100,
      "payment-amounts:25C": 109,
      "payment-amounts:25D": 763,
      "zip5:2025Q4": 42_956,
    });
    expect(first.snapshotBytes).toBeLessThan(40_000_000);
  });

  test("build the same bytes twice, and change nothing when they come again", async () => {
    const snapshots = (folder: string) =>
      fs.readdirSync(path.join(home, folder)).map((name) => [
        name,
        createHash("sha256")
          .update(fs.readFileSync(path.join(home, folder, name)))
          .digest("hex"),
      ]);
    await importAll([...FOLDERS].reverse(), path.join(home, "again"));
    expect(snapshots("again")).toEqual(snapshots("reference"));
    const small = ["amounts", "rvu26c", "zip"];
    expect((await importAll(small, path.join(home, "reference"))).changed).toBe(false);
    expect(snapshots("reference")).toEqual(snapshots("again"));
  });

  test("give all 3,270 amounts that CMS published, to the cent", () => {
    const tables = reference.on(20251101);
    const wrong: string[] = [];
    let compared = 0;
    for (const row of ["amounts/PFREV25C.txt", "amounts/PFREV25D_PFREV4.txt"].flatMap(cmsRows)) {
      const [year, carrier, locality, procedure = "", modifier = "", nonFacility = "", facility = ""] = row.map((text) => text.trim());
      if (year !== "2025") continue;
      for (const [pos, published] of [
        ["11", nonFacility],
        ["22", facility],
      ] as const) {
        compared += 1;
        const modifiers = modifier === "" ? [] : [modifier];
        const day = hypotheticalDay({ date: tables.date, pos, locality: `${carrier}-${locality}`, lines: [{ procedure, modifiers }] });
        const allowed = priceDay(day, tables).lines[0]?.allowedCents;
        if (allowed !== parseCents(published))
          wrong.push(`${procedure} ${modifier} ${carrier}-${locality} @${pos}: ${allowed}, published ${published}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBe(3270);
  });

  test("price anesthesia by CMS's factors: (5 + 47 / 15) x 19.31 in Alabama, nothing in a year without a file", () => {
    const terms = new PaymentTerms({ ...NO_TERMS, anesthesiaBaseUnits: [{ procedure: "00300", units: 5 }] });
    const line = { procedure: "00300", modifiers: ["AA"], units: 47, unitBasis: "MJ" };
    const at = (date: number) =>
      priceDay(hypotheticalDay({ date, locality: "10112-00", lines: [line] }), reference.on(date), { terms }).lines[0];
    expect(at(20251101)?.allowedCents).toBe(15641);
    expect(at(20260801)?.notPriced).toBe("needs-anesthesia-time");
  });

  test("find for 10,000 random pairs what a plain scan of the source finds", async () => {
    const random = createRandom(20240701);
    const source: [string, string, string, string][] = [];
    let row = 0;
    const wanted = new Set(Array.from({ length: 7000 }, () => random.below(2_546_017)));
    const codes = new Set<string>();
    const rows = createInterface({
      input: fs.createReadStream(path.join(CMS, "ncci/ptp_practitioner_2024-07-01_flat.csv.gz")).pipe(createGunzip()),
    });
    for await (const line of rows) {
      if (!wanted.has(row++)) continue;
      const [one = "", other = "", deleted = "", indicator = ""] = line.split(",").map((cell) => cell.replaceAll('"', ""));
      if (!/^[A-Z0-9]{5}$/.test(one)) continue;
      source.push([one, other, deleted, indicator]);
      codes.add(one).add(other);
    }
    // Pairs of codes that occur, most of which are no pair: all of them are looked for in the source in a second pass.
    const list = [...codes];
    const pairs = new Map<string, boolean>(source.map(([one, other]) => [`${one},${other}`, false]));
    while (pairs.size < 10_000) pairs.set(`${list[random.below(list.length)]},${list[random.below(list.length)]}`, false);
    const expected = new Map<string, Set<string>>();
    const again = createInterface({
      input: fs.createReadStream(path.join(CMS, "ncci/ptp_practitioner_2024-07-01_flat.csv.gz")).pipe(createGunzip()),
    });
    for await (const line of again) {
      const [one = "", other = "", deleted = "", indicator = ""] = line.split(",").map((cell) => cell.replaceAll('"', ""));
      const pair = `${one},${other}`;
      if (!pairs.has(pair) || indicator === "9") continue;
      // The deletion date is the last day in force.
      if (deleted !== "" && deleted !== "*" && Number(deleted.replaceAll("-", "")) < 20240815) continue;
      expected.set(pair, (expected.get(pair) ?? new Set()).add(indicator));
    }
    const { ptp } = reference.on(20240815);
    const wrong: string[] = [];
    for (const pair of pairs.keys()) {
      const [one = "", other = ""] = pair.split(",");
      const found = ptp?.find(key(one), key(other))?.indicator;
      const right = expected.get(pair);
      if (found === undefined ? right !== undefined : !right?.has(String(found)))
        wrong.push(`${pair}: ${found}, source ${[...(right ?? [])].join()}`);
    }
    expect(wrong).toEqual([]);
    expect(pairs.size).toBeGreaterThanOrEqual(10_000);
    expect(expected.size).toBeGreaterThan(3000);
  });
});
