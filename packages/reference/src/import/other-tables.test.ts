import { existsSync, readFileSync } from "node:fs";
import { type ByteSource, bytesInMemory, divideHalfUp, procedureKey as key, procedureText } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { addOnTable } from "../add-on-codes.ts";
import { everyCode } from "../coverage.ts";
import { starterCodes } from "../starter/code-list.ts";
import { starterReference } from "../starter/index.ts";
import { readAddOns } from "./add-on-codes.ts";
import { readFeeSchedule } from "./fee-schedule.ts";
import { readGpci } from "./geography.ts";
import { readOppsCap, readPaymentAmounts } from "./locality-amounts.ts";
import { readAnesthesia, readCounties } from "./places.ts";

const CMS = new URL("../../../../../shared/cms/", import.meta.url);
const bytes = (text: string) => bytesInMemory(Buffer.from(text, "latin1"));
const few = { leastRows: 1 };

describe("add-on edits", () => {
  const read = (text: string, name = "AOC_V2024Q3-MCR.csv") => readAddOns(name, bytes(text), few);
  const table = async (text: string, date: number) => {
    const { table: file } = await read(text);
    const rows = { covers: everyCode, rows: file?.rows ?? [] };
    return addOnTable({ label: "", period: { from: 20240101, until: 20250101 }, published: 0, source: "", digest: "", rows })(date);
  };
  const HEADING = "add_on_code,primary_code,type,effective,deleted,notes\n";

  test("are read from named columns", async () => {
    expect((await read("primary_code,add_on_code,aoc_edit_type\n17311,17312,1\nCCCCC,15777,2\n")).table).toMatchObject({
      kind: "add-on",
      quarter: "2024Q3",
      pairs: 2,
    });
    const edits = await table("primary_code,add_on_code,aoc_edit_type\n17311,17315,1\n17312,17315,1\nCCCCC,15777,2\n", 20240801);
    expect([...(edits.find(key("17315"))?.primaries ?? [])].map(procedureText)).toEqual(["17311", "17312"]);
    expect(edits.find(key("15777"))).toEqual({ type: 2, primaries: new Set() });
  });
  test.each([
    ["17312,17311,1,2024092,,", [false, true, true]],
    ["17312,17311,1,2013,2024182,", [true, true, false]],
    ["17312,17311,1,20240401,20240630,", [false, true, false]],
    ["17312,17311,1,2013,2023,", [false, false, false]],
    ["17312,17311,1,2013,,", [true, true, true]],
    ["17312,17311,1,2013,,Temporarily suspended", [false, false, false]],
  ])("%s: in force on March 31, June 30 and July 1 of 2024: %j", async (row, expected) => {
    const found = await Promise.all(
      [20240331, 20240630, 20240701].map(
        async (date) => (await table(HEADING + row + "\n17314,17313,1,2013,,\n", date)).find(key("17312")) !== undefined,
      ),
    );
    expect(found).toEqual(expected);
  });
  test("count what is suspended", async () =>
    expect((await read(`${HEADING}17312,17311,1,2013,,Temporarily suspended\n17314,17313,1,2013,,\n`)).table?.suspended).toBe(1));
  test.each([
    ["AOC_V2024Q3-MCR.txt", "2024Q3"],
    ["northstar_2024-07-01_aoc.csv", "2024Q3"],
    ["edits-2025-10-01.csv", "2025Q4"],
  ])("%s is of %s", async (name, quarter) =>
    expect((await read("primary_code,add_on_code,type\n17311,17312,1\n", name)).table?.quarter).toBe(quarter),
  );
  test.each([
    ["a code without its zeros", `${HEADING}17312,100,1,2013,,\n`, "leading-zeros"],
    ["a type that does not exist", `${HEADING}17312,17311,4,2013,,\n`, "value"],
    ["two types of one code", `${HEADING}17315,17311,1,2013,,\n17315,17312,3,2013,,\n`, "value"],
    ["a pair that stands twice", `${HEADING}17312,17311,1,2013,,\n17312,17311,1,2013,,\n`, "duplicate"],
    ["a day that its year does not have", `${HEADING}17312,17311,1,2023366,,\n`, "date"],
    ["day 0 of a year", `${HEADING}17312,17311,1,2023000,,\n`, "date"],
    ["a deletion before the beginning", `${HEADING}17312,17311,1,2024,2023,\n`, "date"],
    ["a missing column", "add_on_code,type\n17312,1\n", "layout"],
    ["another table", "HCPCS,MOD\n", "layout"],
    ["a row that broke off", `${HEADING}17312,17311,1,2013,,\n17314\n`, "truncated"],
  ])("are refused for %s", async (_what, text, check) => expect((await read(text)).refused?.check).toBe(check));
  test("are refused without a quarter, or with too few rows", async () => {
    expect((await read("primary_code,add_on_code,type\n17311,17312,1\n", "aoc.csv")).refused?.check).toBe("date");
    expect((await readAddOns("AOC_V2024Q3.csv", bytes("primary_code,add_on_code,type\n17311,17312,1\n"))).refused?.check).toBe("truncated");
  });
});

describe("the cap of the outpatient system", () => {
  const HEADING = "HCPCS,MOD,PROCSTAT,CARRIER,LOCALITY,FACILITY PRICE,NON-FACILTY PRICE\r\n";
  const read = (rows: string) => readOppsCap("rvu25d/OPPSCAP_Oct.csv", bytes(HEADING + rows), few);
  test("is read by code, component and locality", async () =>
    expect((await read("93990,TC,A,14512,50,105.21,105.22\r\n,,,,,,\r\n")).table?.rows).toEqual([
      { procedure: key("93990"), component: "TC", status: "A", localityId: "14512-50", facilityCents: 10521, nonFacilityCents: 10522 },
    ]));
  test.each([
    ["a carrier without its zero", "93990,TC,A,1112,50,105.21,105.22\r\n", "leading-zeros"],
    ["an amount that is none", "93990,TC,A,14512,50,1O5.21,105.22\r\n", "value"],
    ["a row that stands twice", "93990,TC,A,14512,50,1,1\r\n93990,TC,A,14512,50,1,1\r\n", "duplicate"],
    ["a row that broke off", "93990,TC,A,14512\r\n", "truncated"],
  ])("is refused for %s", async (_what, rows, check) => expect((await read(rows)).refused?.check).toBe(check));
});

describe("payment amounts", () => {
  const row = (amount = "0000090.92", modifier = "  ", year = "2025") =>
    `"${year}","01112","05","50688","${modifier}","${amount}","${amount}"," ","0","A","2","0000000.00","0000000.00","9","0000000.00","0000000.00"\r\n`;
  const TRAILER = '"TRL- END"\r\n';
  const read = (text: string) => readPaymentAmounts("PFREV25D.txt", bytes(text));
  test("are read in cents, and CMS's own repetitions are allowed", async () =>
    expect((await read(row() + row("0000090.92", " ") + TRAILER)).table).toMatchObject({
      year: 2025,
      rows: [{ procedure: key("50688"), component: "", localityId: "01112-05", nonFacilityCents: 9092, facilityCents: 9092 }, {}],
    }));
  test.each([
    ["a repetition that says something else", row() + row("0000090.93") + TRAILER, "duplicate"],
    ["two years", row() + row("0000090.92", "26", "2024") + TRAILER, "value"],
    ["no trailer", row(), "truncated"],
    ["an amount in another form", row("90.92") + TRAILER, "value"],
    ["another table", "a,b,c\r\n", "layout"],
  ])("are refused for %s", async (_what, text, check) => expect((await read(text)).refused?.check).toBe(check));
});

describe("anesthesia factors and counties", () => {
  test("are read with the national factor and without footnotes", async () =>
    expect(
      (
        await readAnesthesia(
          "ANES2025.csv",
          bytes("Contractor,Locality,Locality Name,National Anes CF of 20.3178\r\n02102 ,01 ,ALASKA*,27.86 \r\n*note,,,\r\n"),
          few,
        )
      ).table,
    ).toEqual({
      kind: "anesthesia",
      year: 2025,
      national: 203178,
      rows: [{ localityId: "02102-01", name: "ALASKA", cents: 2786 }],
    }));
  test("counties come back with the zeros that CMS itself dropped, and with their state", async () =>
    expect(
      (
        await readCounties(
          "25LOCCO.csv",
          bytes(
            "COUNTIES INCLUDED IN 2025 LOCALITIES.,,,,\r\n,,,,\r\nMedicare Adminstrative Contractor,Locality Number,State ,Fee Schedule Area ,Counties\r\n5302,2,MISSOURI ,METROPOLITAN KANSAS CITY,CLAY\r\n5302,1,,METROPOLITAN ST. LOUIS,ST. CHARLES\r\n*  note,,,,\r\n",
          ),
          few,
        )
      ).table?.rows,
    ).toEqual([
      { localityId: "05302-02", state: "MISSOURI", area: "METROPOLITAN KANSAS CITY", counties: "CLAY" },
      { localityId: "05302-01", state: "MISSOURI", area: "METROPOLITAN ST. LOUIS", counties: "ST. CHARLES" },
    ]));
  test("other tables are refused", async () => {
    expect((await readAnesthesia("ANES2025.csv", bytes("HCPCS,MOD\r\n"), few)).refused?.check).toBe("layout");
    expect(
      (
        await readAnesthesia(
          "ANES.csv",
          bytes("Contractor,Locality,Locality Name,National Anes CF of 20.3178\r\n02102,01,X,27.86\r\n"),
          few,
        )
      ).refused?.check,
    ).toBe("date");
    expect((await readCounties("25LOCCO.csv", bytes("HCPCS,MOD\r\n"), few)).refused?.check).toBe("layout");
  });
});

describe.skipIf(!existsSync(CMS))("CMS's own files (skipped where ../shared/cms is absent)", () => {
  const cms = (path: string): [string, ByteSource] => [path, bytesInMemory(readFileSync(new URL(path, CMS)))];
  test("the add-on edits of 2024 Q3 agree with the starter set", async () => {
    const { table } = await readAddOns(...cms("ncci/northstar_2024-07-01_ncci_aoc.csv"));
    expect(table).toMatchObject({ quarter: "2024Q3", pairs: 7465 });
    const whole = addOnTable({
      label: "",
      period: { from: 20240101, until: 20250101 },
      published: 0,
      source: "",
      digest: "",
      rows: { covers: everyCode, rows: table?.rows ?? [] },
    })(20240801);
    for (const code of starterCodes()) expect(whole.find(key(code)), code).toEqual(starterReference().on(20240801).addOns?.find(key(code)));
  });
  test("anesthesia factors and counties of 2025", async () => {
    expect((await readAnesthesia(...cms("rvu25d/ANES2025.csv"))).table?.rows).toHaveLength(109);
    expect((await readCounties(...cms("rvu25d/25LOCCO.csv"))).table?.rows).toHaveLength(110);
  });
  test("all 3,270 amounts that CMS published, and every capped amount of a status A row, come out of the imported tables to the cent", async () => {
    const fees = (await readFeeSchedule(...cms("rvu25d/PPRRVU2025_Oct.csv"))).table;
    const places = new Map((await readGpci(...cms("rvu25d/GPCI2025.csv"))).table?.rows.map((row) => [row.id, row]));
    const rows = new Map(fees?.rows.map((row) => [`${row.procedure} ${row.component}`, row]));
    const published = [
      ...((await readPaymentAmounts(...cms("amounts/PFREV25C.txt"))).table?.rows ?? []),
      ...((await readPaymentAmounts(...cms("amounts/PFREV25D_PFREV4.txt"))).table?.rows ?? []),
    ];
    // The cap's table repeats California's southern localities under the northern contractor, where the GPCI has none.
    const capped =
      (await readOppsCap(...cms("rvu25d/OPPSCAP_Oct.csv"))).table?.rows.filter(
        ({ status, localityId }) => status === "A" && places.has(localityId),
      ) ?? [];
    const computed = ({ procedure, component, localityId }: (typeof published)[number], cap: boolean) => {
      const row = rows.get(`${procedureText(procedure)} ${component}`);
      const place = places.get(localityId);
      if (!row || !place) throw new Error(`not known: ${procedureText(procedure)} ${component} ${localityId}`);
      const cents = (pe: number, malpractice: number) =>
        divideHalfUp(
          (row.work * place.work + pe * place.practiceExpense + malpractice * place.malpractice) * (fees?.conversionFactor ?? 0),
          10_000_000,
        );
      return cap
        ? [cents(row.oppsPeNonFacility, row.oppsMalpractice), cents(row.oppsPeFacility, row.oppsMalpractice)]
        : [cents(row.peNonFacility, row.malpractice), cents(row.peFacility, row.malpractice)];
    };
    const wrong = (amounts: typeof published, cap: boolean) =>
      amounts
        .filter((one) => computed(one, cap).some((cents, at) => cents !== [one.nonFacilityCents, one.facilityCents][at]))
        .map((one) => `${procedureText(one.procedure)} ${one.localityId}`);
    expect(published.length * 2).toBe(3270);
    expect(wrong(published, false)).toEqual([]);
    expect(capped.length).toBeGreaterThan(5000);
    expect(wrong(capped, true)).toEqual([]);
  });
});
