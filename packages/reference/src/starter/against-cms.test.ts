import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { divideHalfUp, procedureKey as key, procedureText } from "@claimscrub/claim";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { linesOf, starterCodes } from "./code-list.ts";
import { AOC2024Q3 } from "./data/aoc2024q3.ts";
import { starterReference } from "./index.ts";

/** CMS's files beside the repository. The starter set is read anew from them, by another way than the one it was written by. */
const CMS = new URL("../../../../../shared/cms/", import.meta.url);
const present = existsSync(CMS);
const text = (file: string) => readFileSync(new URL(file, CMS)).toString("latin1");
const rowsOf = (file: string): string[][] => parse(text(file), { relax_column_count: true });

const reference = starterReference();
const codes = new Set(starterCodes());
const hundredths = (cell: string | undefined) => Math.round(Number(cell) * 100);

describe.skipIf(!present)("the starter set against CMS's files (skipped where ../shared/cms is absent)", () => {
  test.each([
    ["rvu24/cms-layout/PPRRVU24_JAN.csv", 20240101, 31],
    ["rvu24/cms-layout/PPRRVU24_JAN_MAR9.csv", 20240309, 31],
    ["rvu24/cms-layout/PPRRVU24_JUL.csv", 20240701, 31],
    ["rvu25a/PPRRVU25_JAN.csv", 20250101, 31],
    ["rvu25d/PPRRVU2025_Oct.csv", 20251001, 31],
    ["rvu26c/PPRRVU2026_Jul_nonQPP.csv", 20260701, 32],
  ])("%s: every row of a starter code, cell by cell", (file, date, width) => {
    const { fees, conversionFactor } = reference.on(date);
    let rows = 0;
    for (const cells of rowsOf(file)) {
      const [code = "", component = ""] = cells;
      if (!codes.has(code)) continue;
      rows += 1;
      expect(cells).toHaveLength(width);
      /** The pricing indicator of 2026 stands after the team surgery column and moves what follows. */
      const at = (place: number) => cells[place >= 23 ? place + width - 31 : place] ?? "";
      expect(fees?.row(key(code), component as "" | "26" | "TC" | "53"), `${code} ${component}`).toEqual({
        procedure: code,
        component,
        status: at(3),
        work: hundredths(at(5)),
        peNonFacility: hundredths(at(6)),
        naNonFacility: at(7) === "NA",
        peFacility: hundredths(at(8)),
        naFacility: at(9) === "NA",
        malpractice: hundredths(at(10)),
        pcTc: at(13),
        globalDays: at(14),
        preOperative: hundredths(at(15)),
        intraOperative: hundredths(at(16)),
        postOperative: hundredths(at(17)),
        multipleProcedure: at(18),
        bilateral: at(19),
        assistant: at(20),
        coSurgeon: at(21),
        team: at(22),
        endoscopicBase: at(23).trim(),
        imagingFamily: at(27),
        oppsPeNonFacility: hundredths(at(28)),
        oppsPeFacility: hundredths(at(29)),
        oppsMalpractice: hundredths(at(30)),
      });
      expect(hundredths(at(5)) + hundredths(at(6)) + hundredths(at(10)), code).toBe(hundredths(at(11)));
      expect(Math.round(Number(at(24)) * 10000), code).toBe(conversionFactor?.tenThousandths);
    }
    const held = [...codes].flatMap((code) => (["", "26", "TC", "53"] as const).filter((component) => fees?.row(key(code), component)));
    expect(held).toHaveLength(rows);
  });

  test.each([
    ["rvu24/arkrvu_rvu24c_gpci.csv", 20240801],
    ["rvu25d/GPCI2025.csv", 20250801],
    ["rvu26c/GPCI2026_derived_from_PFREV26B.csv", 20260801],
  ])("%s: every locality", (file, date) => {
    const localities = reference.on(date).localities;
    const rows = rowsOf(file).filter(([contractor = ""]) => /^\d{5}$/.test(contractor));
    expect(rows).toHaveLength(109);
    for (const [contractor, state, locality, name = "", work, practiceExpense, malpractice] of rows) {
      const thousandths = (cell: string | undefined) => Math.round(Number(cell) * 1000);
      expect(localities?.find(`${contractor}-${locality}`)).toEqual({
        id: `${contractor}-${locality}`,
        state,
        name: name.replaceAll("*", "").trim(),
        work: thousandths(work),
        practiceExpense: thousandths(practiceExpense),
        malpractice: thousandths(malpractice),
      });
    }
  });

  test("every ZIP code of October 2025, and no other", () => {
    const zips = reference.on(20250801).zips;
    const listed = new Map(
      text("zip/ZIP5_OCT2025.txt")
        .split(/\r?\n/)
        .filter((line) => line !== "")
        .map((line) => [line.slice(2, 7), { localityId: `${line.slice(7, 12)}-${line.slice(12, 14)}`, needsPlusFour: line[20] === "1" }]),
    );
    const every = Array.from({ length: 100_000 }, (_, zip) => String(zip).padStart(5, "0"));
    const different = every.filter((zip5) => {
      const found = zips?.find(zip5);
      const expected = listed.get(zip5);
      return found?.localityId !== expected?.localityId || found?.needsPlusFour !== expected?.needsPlusFour;
    });
    expect(different).toEqual([]);
  });

  test("the four codes whose amounts CMS published come out to the cent in every locality: 3,270 amounts", () => {
    const { fees, localities, conversionFactor } = reference.on(20251101);
    let amounts = 0;
    for (const file of ["amounts/PFREV25C.txt", "amounts/PFREV25D_PFREV4.txt"])
      for (const [year, contractor, locality, code = "", modifier = "", nonFacility, facility] of rowsOf(file)) {
        if (year !== "2025") continue;
        const row = fees?.row(key(code), modifier.trim() as "" | "26" | "TC");
        const place = localities?.find(`${contractor}-${locality}`);
        if (!row || !place) throw new Error(`not known: ${code} ${modifier} ${contractor}-${locality}`);
        for (const [pe, published] of [
          [row.peNonFacility, nonFacility],
          [row.peFacility, facility],
        ] as const) {
          const units = row.work * place.work + pe * place.practiceExpense + row.malpractice * place.malpractice;
          expect(divideHalfUp(units * (conversionFactor?.tenThousandths ?? 0), 10_000_000), `${code} ${place.id}`).toBe(
            Math.round(Number(published) * 100),
          );
          amounts += 1;
        }
      }
    expect(amounts).toBe(3270);
  });

  test("every NCCI pair among the starter codes, and no other", () => {
    const ptp = reference.on(20240815).ptp;
    const lines = gunzipSync(readFileSync(new URL("ncci/ptp_practitioner_2024-07-01_flat.csv.gz", CMS)))
      .toString("latin1")
      .split("\n");
    const inForce = new Map<string, string>();
    let seen = 0;
    for (const line of lines) {
      const [column1 = "", column2 = "", deleted = "", indicator = "", ...rationale] = line.replaceAll('"', "").split(",");
      if (!codes.has(column1) || !codes.has(column2)) continue;
      seen += 1;
      if (deleted < "2024-08-15" || indicator === "9") continue;
      const pair = `${column1}${column2}`;
      expect(inForce.has(pair)).toBe(false);
      inForce.set(pair, `${indicator} ${rationale.join(",")}`);
    }
    expect(seen).toBeGreaterThan(inForce.size);
    const different = [...inForce].filter(([pair, expected]) => {
      const found = ptp?.find(key(pair.slice(0, 5)), key(pair.slice(5)));
      return `${found?.indicator} ${found?.rationale}` !== expected;
    });
    expect(different).toEqual([]);
    let held = 0;
    for (const code of codes) held += (ptp?.pairsOf(key(code)) ?? []).filter(({ column1 }) => column1 === key(code)).length;
    expect(held).toBe(inForce.size);
    // Look-ups of any two codes, known or not, against the plain scan.
    const list = [...codes, "27447", "D0120", "ZZZZZ"];
    let state = 7;
    const draw = () => list[(state = (state * 48271) % 2147483647) % list.length] as string;
    const drawn = Array.from({ length: 20_000 }, () => [draw(), draw()] as const);
    const wrong = drawn.filter(
      ([column1, column2]) => (ptp?.find(key(column1), key(column2)) !== undefined) !== inForce.has(column1 + column2),
    );
    expect(wrong).toEqual([]);
  });

  test("the Mohs pairs are those of the list that was measured", () => {
    const ptp = reference.on(20240815).ptp;
    const listed = readFileSync(new URL("../spec/data/mohs_ptp_active_2024q3.csv", CMS), "utf8");
    for (const [column1 = "", column2 = "", indicator, rationale] of parse(listed, { from_line: 2 }) as string[][]) {
      if (!codes.has(column2) || !codes.has(column1)) continue;
      expect(ptp?.find(key(column1), key(column2)), `${column1} ${column2}`).toMatchObject({ indicator: Number(indicator), rationale });
    }
  });

  test.each([
    ["ncci/northstar_2024-07-01_ncci_mue_prac.csv", 20240815],
    ["ncci/MCR_MUE_PractitionerServices_Eff_04-01-2026.csv", 20260515],
  ])("%s: every limit of a starter code, and no other", (file, date) => {
    const mue = reference.on(date).mue;
    const listed = new Map(
      rowsOf(file).map(([code = "", units, mai = "", rationale]) => [code, { units: Number(units), mai: Number(mai[0]), rationale }]),
    );
    for (const code of codes) expect(mue?.find(key(code)), code).toEqual(listed.get(code));
  });

  test("every add-on edit of a starter code, and no other", () => {
    const addOns = reference.on(20240815).addOns;
    const listed = new Map<string, { type: number; primaries: string[] }>();
    for (const [primary = "", addOn = "", type] of rowsOf("ncci/northstar_2024-07-01_ncci_aoc.csv").slice(1)) {
      const edit = listed.get(addOn) ?? { type: Number(type), primaries: [] };
      if (primary !== "CCCCC") edit.primaries.push(primary);
      listed.set(addOn, edit);
    }
    for (const code of codes) {
      const edit = addOns?.find(key(code));
      expect(edit && { type: edit.type, primaries: [...edit.primaries].map(procedureText).sort() }, code).toEqual(
        listed.get(code) && { ...listed.get(code), primaries: listed.get(code)?.primaries.sort() },
      );
    }
    expect(linesOf(AOC2024Q3).length).toBe([...listed.keys()].filter((code) => codes.has(code)).length);
  });

  test("every prefix of the site map", () => {
    const CLASSES: Record<string, string> = {
      HN: "head-neck",
      GEN: "genital",
      TRUNK: "trunk",
      PERIANAL: "perianal",
      LIMB_U: "limb-ambiguous",
      LIMB_L: "limb-ambiguous",
      UNSPEC: "unspecified",
      UNCONFIRMED: "unconfirmed",
      NOT_TUMOUR: "not-a-tumour",
      CHECK_MAC: "mac-list",
    };
    const map = JSON.parse(readFileSync(new URL("../spec/data/icd10_mohs_site_map.json", CMS), "utf8")) as {
      prefix: string;
      class: string;
    }[];
    expect(map).toHaveLength(92);
    for (const { prefix, class: name } of map)
      expect(reference.on(20240815).sites?.site(prefix.replace(".", "")), prefix).toBe(CLASSES[name]);
  });

  test("every place of service", () => {
    for (const [pos = "", setting = ""] of rowsOf("codes/northstar_pos_codes.csv").slice(1))
      expect(reference.on(20240815).places?.setting(pos), pos).toBe(setting === "Unassigned" ? undefined : setting.toLowerCase());
  });
});
