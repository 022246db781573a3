import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { addDays, procedureKey as key, procedureText } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { linesOf, starterCodes, type WrittenTable } from "./code-list.ts";
import { feeLines } from "./fees.ts";
import { starterReference } from "./index.ts";

const reference = starterReference();
const DATA = new URL("./data/", import.meta.url);

describe("what is in force", () => {
  const TABLES = ["fees", "conversionFactor", "localities", "zips", "places", "ptp", "mue", "addOns", "sites"] as const;
  const label = (table: (typeof TABLES)[number], date: number, knownBy?: number) => reference.on(date, knownBy)[table]?.edition.label;
  /** Each table's stretches: first day, first day after it, label. */
  const stretches: [(typeof TABLES)[number], number, number, string][] = [
    ["fees", 20240101, 20240309, "mpfs:RVU24A"],
    ["fees", 20240309, 20240701, "mpfs:RVU24AR"],
    ["fees", 20240701, 20250101, "mpfs:RVU24C"],
    ["fees", 20250101, 20251001, "mpfs:RVU25A"],
    ["fees", 20251001, 20260101, "mpfs:RVU25D"],
    ["fees", 20260101, 20270101, "mpfs:RVU26C"],
    ["conversionFactor", 20240101, 20240309, "cf:2024"],
    ["conversionFactor", 20240309, 20250101, "cf:2024-03-09"],
    ["conversionFactor", 20250101, 20260101, "cf:2025"],
    ["conversionFactor", 20260101, 20270101, "cf:2026"],
    ["localities", 20240101, 20250101, "gpci:2024"],
    ["localities", 20250101, 20260101, "gpci:2025"],
    ["localities", 20260101, 20270101, "gpci:2026"],
    ["zips", 20240101, 20270101, "zip5:2025Q4"],
    ["places", 20240101, 20270101, "pos:2024-07"],
    ["ptp", 20240101, 20241001, "ncci-ptp:2024Q3"],
    ["mue", 20240701, 20241001, "mue:2024Q3"],
    ["mue", 20260401, 20260701, "mue:2026Q2"],
    ["addOns", 20240101, 20241001, "aoc:2024Q3"],
    ["sites", 20240101, 20270101, "icd10-sites:2024"],
  ];
  test.each(stretches)("%s from %i until %i is %s", (table, from, until, expected) => {
    const before = stretches.find((one) => one[0] === table && one[2] === from)?.[3];
    const after = stretches.find((one) => one[0] === table && one[1] === until)?.[3];
    expect(
      [addDays(from, -1), from, addDays(from, 1), addDays(until, -1), until, addDays(until, 1)].map((date) => label(table, date)),
    ).toEqual([before, expected, expected, expected, after, after]);
  });

  test.each([19000101, 20231231, 20270101, 20990101, 0])("on %i nothing is", (date) =>
    expect(TABLES.filter((table) => reference.on(date)[table] !== undefined)).toEqual([]),
  );

  test("is what was published when it is asked for as of then", () => {
    expect(label("fees", 20251101, 20250910)).toBe("mpfs:RVU25A");
    expect(label("fees", 20251101, 20250911)).toBe("mpfs:RVU25D");
    expect(label("fees", 20260201, 20260629)).toBeUndefined();
    expect(label("mue", 20260401, 20260331)).toBeUndefined();
    expect(label("conversionFactor", 20240401, 20240308)).toBeUndefined();
  });

  test("is the same object for the same date, and editions share their tables", () => {
    expect(reference.on(20240801)).toBe(reference.on(20240801));
    expect(reference.on(20240801, 20240901)).toBe(reference.on(20240801, 20240901));
    expect(reference.on(20240801).fees).toBe(reference.on(20240802).fees);
    expect(reference.on(20240801).addOns).toBe(reference.on(20240101).addOns);
  });

  test("every table names its edition among all editions", () => {
    const all = reference.editions();
    expect(all).toHaveLength(22);
    const named = [20240201, 20240801, 20250201, 20260501].flatMap((date) =>
      TABLES.flatMap((table) => reference.on(date)[table]?.edition ?? []),
    );
    expect(named).toHaveLength(8 + 9 + 6 + 7);
    for (const edition of named) expect(all).toContainEqual(edition);
    expect(Object.keys(all[0] ?? {})).not.toContain("rows");
  });
});

describe("fees", () => {
  const row = (code: string, date: number, component: "" | "26" | "TC" | "53" = "") => reference.on(date).fees?.row(key(code), component);
  /** rules.md 5.3, in hundredths. */
  test.each([
    ["17311", 620, 1360, 376, 64],
    ["17312", 330, 870, 200, 35],
    ["17313", 556, 1306, 337, 59],
    ["17314", 306, 846, 185, 30],
    ["17315", 87, 147, 53, 8],
  ])("2025: %s has work %i, practice expense %i or %i, malpractice %i", (code, work, peNonFacility, peFacility, malpractice) =>
    expect(row(code, 20250301)).toMatchObject({ work, peNonFacility, peFacility, malpractice }),
  );

  /** rules.md 5.3 in cents: 2024 from July, 2025, 2026; non-facility and facility. */
  test.each([
    ["17311", [68073, 35018, 66116, 34287, 66702, 28691]],
    ["17312", [41310, 18641, 39948, 18276, 40281, 15298]],
    ["17313", [63979, 31423, 62138, 30794, 62627, 25752]],
    ["17314", [39579, 17276, 38234, 16853, 38545, 13962]],
    ["17315", [7989, 4927, 7828, 4787, 7916, 4008]],
  ])("%s comes to the national amounts %j", (code, cents) => {
    const amounts = [20240801, 20250301, 20260201].flatMap((date) => {
      const fee = row(code, date);
      const factor = reference.on(date).conversionFactor?.tenThousandths ?? 0;
      return fee ? [fee.peNonFacility, fee.peFacility].map((pe) => Math.round(((fee.work + pe + fee.malpractice) * factor) / 10000)) : [];
    });
    expect(amounts).toEqual(cents);
  });

  test.each([
    [
      "17311",
      { status: "A", globalDays: "000", multipleProcedure: "2", bilateral: "0", assistant: "1", coSurgeon: "0", team: "0", pcTc: "0" },
    ],
    ["17312", { status: "A", globalDays: "ZZZ", multipleProcedure: "0", assistant: "1" }],
    ["14060", { globalDays: "090", preOperative: 10, intraOperative: 71, postOperative: 19 }],
    ["15260", { globalDays: "090", preOperative: 10, intraOperative: 71, postOperative: 19 }],
    ["11600", { globalDays: "010", preOperative: 10, intraOperative: 80, postOperative: 10 }],
    ["45385", { multipleProcedure: "3", endoscopicBase: "45378" }],
    ["45378", { multipleProcedure: "2" }],
    ["J3301", { status: "E" }],
    ["G0463", { status: "X" }],
    ["99024", { status: "B" }],
  ])("%s says %j", (code, indicators) => expect(row(code, 20240801)).toMatchObject(indicators));

  test("pathology has a row for the whole, the professional and the technical part, and the NA of a facility", () => {
    expect(row("88305", 20240801)).toMatchObject({ work: 75, peNonFacility: 138, naFacility: true, naNonFacility: false, pcTc: "1" });
    expect(row("88305", 20240801, "26")).toMatchObject({ work: 75, peNonFacility: 32, naFacility: false });
    expect(row("88305", 20240801, "TC")).toMatchObject({ work: 0, peNonFacility: 106, naFacility: true });
  });
  test("a discontinued colonoscopy has a row of its own", () =>
    expect(row("45378", 20240801, "53")).toMatchObject({ work: 163, peNonFacility: 325 }));
  test("a code that a year does not have is covered but has no row", () => {
    expect(row("99441", 20240801)).toBeDefined();
    expect(reference.on(20240801).fees?.covers(key("15011"))).toBe(true);
    expect(row("15011", 20240801)).toBeUndefined();
    expect(row("15011", 20250801)).toBeDefined();
  });
  test("a code outside the starter set is not covered by any table", () => {
    const { fees, ptp, mue, addOns } = reference.on(20240801);
    expect([fees, ptp, mue, addOns].map((table) => table?.covers(key("27447")))).toEqual([false, false, false, false]);
    expect([fees, ptp, mue, addOns].map((table) => table?.covers(key("17311")))).toEqual([true, true, true, true]);
    expect(fees?.covers(0)).toBe(false);
  });
  test("every endoscopic base has a row where its family has one", () => {
    const orphans = [20240201, 20240401, 20240801, 20250201, 20251101, 20260201].flatMap((date) =>
      starterCodes().filter((code) => row(code, date)?.endoscopicBase && !row(row(code, date)?.endoscopicBase ?? "", date)),
    );
    expect(orphans).toEqual([]);
  });
  test("rows of each release", () =>
    expect([...feeLines()].map(([release, lines]) => [release, lines.size])).toEqual([
      ["RVU24A", 1097],
      ["RVU24AR", 1097],
      ["RVU24C", 1097],
      ["RVU25A", 1100],
      ["RVU25D", 1100],
      ["RVU26C", 1101],
    ]));
});

describe("places", () => {
  test.each([20240601, 20250601, 20260601])("on %i there are 109 localities", (date) => {
    const all = reference.on(date).localities?.all() ?? [];
    expect(all).toHaveLength(109);
    expect(new Set(all.map(({ id }) => id)).size).toBe(109);
    for (const locality of all) {
      expect(locality.id).toMatch(/^\d{5}-\d\d$/);
      expect(locality.name).toMatch(/^[A-Z]/);
      expect(locality.name).not.toContain("*");
      expect(locality.work).toBeGreaterThanOrEqual(1000);
    }
  });
  test.each([
    [20250301, "10112-00", "AL", 1000, 869, 575],
    [20250301, "02102-01", "AK", 1500, 1081, 592],
    [20260301, "01112-05", "CA", 1095, 1410, 425],
    [20240301, "13202-01", "NY", 1065, 1166, 1656],
  ])("on %i locality %s of %s has the indices %i, %i and %i", (date, id, state, work, practiceExpense, malpractice) =>
    expect(reference.on(date).localities?.find(id)).toMatchObject({ id, state, work, practiceExpense, malpractice }),
  );

  test.each([
    ["10001", "13202-01", false],
    ["99501", "02102-01", false],
    ["35203", "10112-00", false],
    ["94514", "01112-05", true],
    ["95033", "01112-09", true],
    ["94550", "01112-05", true],
  ])("ZIP %s lies in %s, needs its +4: %s", (zip, localityId, needsPlusFour) =>
    expect(reference.on(20250301).zips?.find(zip)).toEqual({ localityId, needsPlusFour }),
  );
  test.each(["00000", "99999", "1000", "10001-1234", ""])("ZIP %j is not assigned", (zip) =>
    expect(reference.on(20250301).zips?.find(zip)).toBeUndefined(),
  );
  test("42,956 ZIP codes are assigned, 580 need their +4, and every one names a locality of each year", () => {
    const found = Array.from({ length: 100_000 }, (_, zip) => reference.on(20250301).zips?.find(String(zip).padStart(5, "0"))).filter(
      (zip) => zip !== undefined,
    );
    expect(found).toHaveLength(42_956);
    expect(found.filter(({ needsPlusFour }) => needsPlusFour)).toHaveLength(580);
    for (const date of [20240301, 20250301, 20260301])
      for (const id of new Set(found.map(({ localityId }) => localityId)))
        expect(reference.on(date).localities?.find(id), id).toBeDefined();
  });

  const FACILITY = "02 06 08 19 21 22 23 24 26 31 34 41 42 51 52 53 56 61".split(" ");
  const NON_FACILITY = "01 03 04 05 07 09 10 11 12 13 14 15 16 17 18 20 25 27 32 33 49 50 54 55 57 58 60 62 65 66 71 72 81 99".split(" ");
  test("every two-digit place of service is facility, non-facility or unassigned, as CMS lists it", () => {
    for (let number = 0; number < 100; number++) {
      const pos = String(number).padStart(2, "0");
      const expected = FACILITY.includes(pos) ? "facility" : NON_FACILITY.includes(pos) ? "non-facility" : undefined;
      expect(reference.on(20250301).places?.setting(pos), pos).toBe(expected);
      expect(reference.on(20250301).places?.name(pos) !== undefined, pos).toBe(expected !== undefined);
    }
  });
});

describe("NCCI pairs with Mohs (rules.md 5.6)", () => {
  const ptp = reference.on(20240815).ptp;
  const indicator = (column1: string, column2: string) => ptp?.find(key(column1), key(column2))?.indicator;
  test.each([
    ...[
      "11102",
      "11104",
      "11106",
      "17260",
      "17286",
      "11000",
      "11047",
      "97597",
      "88300",
      "88305",
      "88311",
      "88314",
      "88331",
      "88332",
      "88342",
      "88344",
      "99211",
      "99213",
      "99215",
      "92012",
      "92014",
      "99495",
      "G0463",
      "96372",
      "J0670",
      "J2001",
      "64450",
      "64454",
    ].flatMap(
      (code) =>
        [
          ["17311", code, 1],
          ["17313", code, 1],
        ] as const,
    ),
    ...["64400", "64415", "62320", "64461", "69990", "36591", "36592", "96523", "99155", "99157", "99446", "99452"].flatMap(
      (code) =>
        [
          ["17311", code, 0],
          ["17313", code, 0],
        ] as const,
    ),
    ["17311", "11420", 1],
    ["17311", "11446", 1],
    ["17313", "11400", 1],
    ["17313", "11406", 1],
    ["17311", "11600", 1],
    ["17311", "11646", 1],
    ["17312", "88302", 1],
    ["17312", "88305", 1],
    ["17312", "88314", 1],
    ["17312", "J2001", 1],
    ["17312", "36591", 0],
    ["17314", "88314", 1],
    ["17314", "J2001", 1],
    ["17314", "96523", 0],
    ["17315", "88305", 1],
    ["17315", "36592", 0],
    ["11772", "17313", 1],
    ["17311", "17313", undefined],
    ["17313", "17311", undefined],
    ["17311", "88341", undefined],
    ["17311", "11103", undefined],
    ["17311", "11105", undefined],
    ["17311", "11107", undefined],
    ["17311", "99202", undefined],
    ["17311", "99203", undefined],
    ["17311", "99205", undefined],
    ["17314", "88305", undefined],
  ] as const)("%s and %s: %s", (column1, column2, expected) => expect(indicator(column1, column2)).toBe(expected));

  test("no repair, flap or graft is paired with Mohs, in either order", () => {
    const closures = starterCodes().filter((code) => (code >= "12001" && code <= "13160") || (code >= "14000" && code <= "15278"));
    expect(closures.length).toBeGreaterThan(80);
    for (const mohs of ["17311", "17312", "17313", "17314", "17315"])
      for (const closure of closures) {
        expect(indicator(mohs, closure), `${mohs} ${closure}`).toBeUndefined();
        expect(indicator(closure, mohs), `${closure} ${mohs}`).toBeUndefined();
      }
  });
  test("first-lesion biopsies of two kinds are paired, and no modifier helps", () =>
    expect([indicator("11104", "11102"), indicator("11106", "11102"), indicator("11106", "11104")]).toEqual([0, 0, 0]));
  test("pairs are listed from both columns", () => {
    const pairs = ptp?.pairsOf(key("17313")) ?? [];
    expect(pairs.some(({ column2 }) => column2 === key("11102"))).toBe(true);
    expect(pairs.filter(({ column2 }) => column2 === key("17313")).map(({ column1 }) => procedureText(column1))).toEqual(["11772"]);
  });
});

describe("limits and add-ons (rules.md 5.1)", () => {
  test.each([
    [20240815, "17311", 4, 3],
    [20240815, "17312", 6, 3],
    [20240815, "17313", 3, 3],
    [20240815, "17314", 4, 3],
    [20240815, "17315", 15, 3],
    [20260501, "17311", 4, 3],
    [20260501, "17315", 15, 3],
    [20240815, "15240", 1, 2],
    [20240815, "15260", 1, 2],
    [20240815, "14040", 2, 3],
    [20240815, "14060", 2, 3],
    [20240815, "17003", 13, 2],
    [20240815, "A0425", 250, 1],
    [20240815, "G0514", 1, 1],
    [20240815, "99486", 4, 1],
  ] as const)("on %i the limit of %s is %i units, MAI %i", (date, code, units, mai) =>
    expect(reference.on(date).mue?.find(key(code))).toMatchObject({ units, mai }),
  );
  test.each([
    ["17312", ["17311"]],
    ["17314", ["17313"]],
    ["17315", ["17311", "17312", "17313", "17314"]],
    ["11103", ["11102", "11104", "11106"]],
    ["11107", ["11106"]],
    ["13102", ["13101"]],
    ["17003", ["17000"]],
    ["99417", ["99205", "99215"]],
    ["88314", ["17311", "17312", "17313", "17314", "17315", "88302", "88304", "88305", "88307", "88309", "88331", "88332"]],
  ])("%s is an add-on to %j only", (addOn, primaries) => {
    const edit = reference.on(20240815).addOns?.find(key(addOn));
    expect(edit?.type).toBe(1);
    expect([...(edit?.primaries ?? [])].map(procedureText).sort()).toEqual(primaries);
  });
  test("88311 lists some of its primaries only", () => expect(reference.on(20240815).addOns?.find(key("88311"))?.type).toBe(3));
  test.each(["17311", "17313", "88305", "99213", "G2211"])("%s is no add-on by the table", (code) =>
    expect(reference.on(20240815).addOns?.find(key(code))).toBeUndefined(),
  );
  test("the add-ons of a first stage", () =>
    expect(reference.on(20240815).addOns?.addOnsOf(key("17311")).map(procedureText)).toEqual(
      ["17312", "17315", "69990", "88311", "88314"].filter((code) => code !== "69990"),
    ));
});

describe("the site that a diagnosis names (rules.md 5.5)", () => {
  test.each([
    ["C44311", "head-neck"],
    ["C44319", "head-neck"],
    ["C4442", "head-neck"],
    ["C000", "head-neck"],
    ["D0439", "head-neck"],
    ["D0001", "head-neck"],
    ["C490", "head-neck"],
    ["C519", "genital"],
    ["C52", "genital"],
    ["C609", "genital"],
    ["C632", "genital"],
    ["D074", "genital"],
    ["D0761", "genital"],
    ["C44519", "trunk"],
    ["C44521", "trunk"],
    ["C44529", "trunk"],
    ["C4359", "trunk"],
    ["D045", "trunk"],
    ["C44500", "perianal"],
    ["C44510", "perianal"],
    ["C44520", "perianal"],
    ["C44590", "perianal"],
    ["C4351", "perianal"],
    ["C4A51", "perianal"],
    ["D0351", "perianal"],
    ["C210", "perianal"],
    ["C44612", "limb-ambiguous"],
    ["C44722", "limb-ambiguous"],
    ["C4370", "limb-ambiguous"],
    ["D0460", "limb-ambiguous"],
    ["C4480", "unspecified"],
    ["C4490", "unspecified"],
    ["C792", "unspecified"],
    ["C460", "unspecified"],
    ["D485", "unconfirmed"],
    ["D492", "unconfirmed"],
    ["L570", "not-a-tumour"],
    ["L821", "not-a-tumour"],
    ["D2239", "not-a-tumour"],
    ["L720", "not-a-tumour"],
    ["L858", "mac-list"],
    ["L400", undefined],
    ["Z85828", undefined],
    ["D076", undefined],
    ["C44", undefined],
  ])("%s: %s", (diagnosis, site) => expect(reference.on(20240815).sites?.site(diagnosis)).toBe(site));
  test("perianal skin is never genitalia", () => {
    for (const code of ["C44500", "C44510", "C44520", "C44590", "C4351", "C4A51", "D0351", "C210", "C211", "C218"])
      expect(reference.on(20240815).sites?.site(code)).not.toBe("genital");
  });
});

describe("plain words", () => {
  test("say something of every starter code, and of no other", () => {
    for (const code of starterCodes()) expect(reference.plainWords(key(code)), code).toMatch(/^[A-Z][^\n]{5,140}$/);
    for (const code of ["27447", "17316", "D0120"]) expect(reference.plainWords(key(code))).toBeUndefined();
    expect(reference.plainWords(0)).toBeUndefined();
  });
  test.each([
    ["17311", /Mohs.*head.*first/],
    ["17312", /Mohs.*later/],
    ["17313", /Mohs.*trunk.*first/],
    ["17315", /block/],
    ["12052", /face.*2\.6 to 5 cm/],
    ["12032", /trunk.*2\.6 to 7\.5 cm/],
    ["11646", /cancer.*over 4 cm/],
    ["11307", /hand.*1\.1 to 2 cm/],
  ])("%s: %s", (code, words) => expect(reference.plainWords(key(code))).toMatch(words));
  test("tell codes of one size family apart", () => {
    const excisions = starterCodes().filter((code) => /^11[346]/.test(code) && !/^11(45|46[23]|47)/.test(code));
    expect(new Set(excisions.map((code) => reference.plainWords(key(code)))).size).toBe(excisions.length);
  });
});

describe("the data modules", () => {
  const modules = readdirSync(DATA).filter((name) => name.endsWith(".ts"));
  test("are below three megabytes together", () => {
    expect(modules).toHaveLength(15);
    expect(modules.reduce((sum, name) => sum + readFileSync(new URL(name, DATA)).length, 0)).toBeLessThan(3_000_000);
  });

  const sha256 = (lines: readonly string[]) => createHash("sha256").update(lines.join("\n")).digest("hex");
  test("carry the digest of what they spell, so that the fingerprint names these rows", async () => {
    for (const name of modules) {
      const module = (await import(new URL(name, DATA).href)) as Record<string, unknown>;
      for (const [table, written] of Object.entries(module)) {
        if (Array.isArray(written)) continue;
        const { digest, ...rest } = written as WrittenTable;
        const lines = table.startsWith("RVU")
          ? [...(feeLines().get(table)?.entries() ?? [])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
          : table === "STARTER_CODES"
            ? starterCodes()
            : [...(table === "PTP2024Q3" ? (module["PTP_RATIONALES"] as string[]) : []), ...linesOf({ digest, ...rest })];
        expect(sha256(lines), table).toBe(digest);
      }
    }
  });
  test("hold codes and numbers, and no words but names of places and CMS's rationales", () => {
    for (const name of modules.filter((one) => /^(fees|codes|aoc|zip)/.test(one))) {
      const text = readFileSync(new URL(name, DATA), "latin1").split("lines: `")[1] ?? "";
      expect(text.match(/[A-Za-z]{4,}/g), name).toBeNull();
    }
  });
});

test("the fingerprint is 16 hex digits and stands", () => expect(reference.fingerprint).toMatch(/^[0-9a-f]{16}$/));
test("there are 150 codes or more", () => expect(starterCodes().length).toBeGreaterThan(900));
