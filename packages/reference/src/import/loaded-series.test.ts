import { bytesInMemory, procedureKey as key } from "@claimscrub/claim";
import { describe, expect, test } from "vitest";
import { everyCode } from "../coverage.ts";
import { PtpBuilder } from "../ptp-builder.ts";
import { createReference } from "../reference.ts";
import { starterReference, starterSeries, starterWords } from "../starter/index.ts";
import type { FeeRow } from "../tables.ts";
import type { FeeScheduleFile } from "./fee-schedule.ts";
import { readGpci } from "./geography.ts";
import { type Loaded, withLoaded } from "./loaded-series.ts";

const base = starterSeries();
const row = starterReference().on(20250301).fees?.row(key("17311"), "") as FeeRow;
const fee = (release: string, effective: number, published: number, conversionFactor: number, work = 999, qualifying = false): Loaded => ({
  table: {
    kind: "fee-schedule",
    release,
    effective,
    published,
    conversionFactor,
    qualifying,
    rows: [{ ...row, procedure: "27447", work }],
  } satisfies Omit<FeeScheduleFile, "columns">,
  digest: release,
  source: `${release}.csv`,
});
const reference = (...loaded: Loaded[]) => createReference(withLoaded(base, loaded), starterWords);

describe("a loaded fee schedule", () => {
  test("takes the place of the edition with its name, whole: its silence is an answer", () => {
    const fees = reference(fee("RVU25D", 20251001, 20250911, 323465)).on(20251101).fees;
    expect(fees?.edition.source).toBe("RVU25D.csv");
    expect(fees?.row(key("27447"), "")?.work).toBe(999);
    expect([fees?.covers(key("17311")), fees?.row(key("17311"), "")]).toEqual([true, undefined]);
  });
  test("stands between those of its year", () => {
    const loaded = reference(fee("RVU25B", 20250401, 20250315, 323465));
    expect([20250331, 20250401, 20250930, 20251001].map((date) => loaded.on(date).fees?.edition.label)).toEqual([
      "mpfs:RVU25A",
      "mpfs:RVU25B",
      "mpfs:RVU25B",
      "mpfs:RVU25D",
    ]);
  });
  test("of a new year brings its factor, for that year only", () => {
    const loaded = reference(fee("RVU27A", 20270101, 20261215, 340000));
    expect([20261231, 20270101, 20271231, 20280101].map((date) => loaded.on(date).conversionFactor?.tenThousandths)).toEqual([
      334009,
      340000,
      340000,
      undefined,
    ]);
    expect(loaded.on(20270601).fees?.edition.label).toBe("mpfs:RVU27A");
  });
  test("never carries its factor across the change of March 2024", () => {
    const loaded = reference(fee("RVU24A", 20240101, 20231129, 327442), fee("RVU24B", 20240401, 20240315, 332875));
    expect([20240308, 20240309, 20240401].map((date) => loaded.on(date).conversionFactor?.tenThousandths)).toEqual([
      327442, 332875, 332875,
    ]);
  });
  test("with another factor than the law is refused, as is that of qualifying participants", () => {
    expect(() => reference(fee("RVU25B", 20250401, 20250315, 332875))).toThrow(/33\.2875.*32\.3465/);
    expect(() => reference(fee("RVU26C-QP", 20260701, 20260630, 335675, 1, true))).toThrow(/qualifying/);
  });
  test("changes the fingerprint", () =>
    expect(reference(fee("RVU25D", 20251001, 20250911, 323465)).fingerprint).not.toBe(starterReference().fingerprint));
});

test("nothing loaded is the starter set", () => expect(reference().fingerprint).toBe(starterReference().fingerprint));

describe("loaded edits", () => {
  const builder = new PtpBuilder();
  builder.add(key("27447"), key("20610"), 1, "r", { from: 20250401, until: 20250701 });
  const ptp: Loaded = {
    table: { kind: "ncci-ptp", service: "practitioner", quarter: "2025Q3", edits: builder.finish(everyCode), standInDates: false },
    digest: "p",
    source: "ccipra-v312r0",
  };
  const mue = (service: "practitioner" | "dme"): Loaded => ({
    table: { kind: "mue", service, effective: 20251001, limits: new Map([[key("27447"), { units: 1, mai: 2, rationale: "r" }]]) },
    digest: "m",
    source: "MUE",
  });

  test("of row-dated tables speak for their year up to the end of their quarter", () => {
    const loaded = reference(ptp);
    expect([20241231, 20250101, 20250930, 20251001].map((date) => loaded.on(date).ptp?.edition.label)).toEqual([
      undefined,
      "ncci-ptp:2025Q3",
      "ncci-ptp:2025Q3",
      undefined,
    ]);
    expect(
      [20250331, 20250401, 20250630, 20250701].map((date) => loaded.on(date).ptp?.find(key("27447"), key("20610"))?.indicator),
    ).toEqual([undefined, 1, 1, undefined]);
    expect(loaded.on(20240801).ptp?.edition.label).toBe("ncci-ptp:2024Q3");
  });
  test("of MUE speak for their quarter", () => {
    const loaded = reference(mue("practitioner"));
    expect([20250930, 20251001, 20251231, 20260101].map((date) => loaded.on(date).mue?.find(key("27447"))?.units)).toEqual([
      undefined,
      1,
      1,
      undefined,
    ]);
    expect(loaded.on(20251101).mue?.edition.label).toBe("mue:2025Q4");
  });
  test("for other claims than professional ones are refused", () => expect(() => reference(mue("dme"))).toThrow(/dme/));
});

test("a loaded GPCI of a new year serves that year", async () => {
  const text = "x\r\nMAC,State,Locality Number,Locality Name,2027 PW GPCI,2027 PE GPCI,2027 MP GPCI\r\n10112,AL,00,ALABAMA,1,0.9,0.6\r\n";
  const { table } = await readGpci("GPCI2027.csv", bytesInMemory(Buffer.from(text)), { leastRows: 1 });
  if (!table) throw new Error("refused");
  const loaded = reference({ table, digest: "g", source: "GPCI2027.csv" });
  expect([20261231, 20270101].map((date) => loaded.on(date).localities?.find("10112-00")?.practiceExpense)).toEqual(
    [869, 900].map((index, at) => (at === 0 ? starterReference().on(20261231).localities?.find("10112-00")?.practiceExpense : index)),
  );
});
