import { starterReference } from "@claimscrub/reference";
import { describe, expect, test } from "vitest";
import { type CodePage, describeCode } from "./code-page.ts";

const reference = starterReference();

function page(code: string, date: number, localityId?: string): CodePage {
  return describeCode(code, reference.on(date), { localityId });
}

function differences(of: CodePage, tip: string): (number | undefined)[] {
  return of.tips.find(({ id }) => id === tip)?.figures.map((figure) => figure.differenceCents) ?? [];
}

describe("the tips of the Mohs page are the figures of the record, not those of the page that started the project", () => {
  test("2025: later stages 399.48 each, blocks 78.28, wrong site 39.78, second tumour half, facility gap 318.29", () => {
    const mohs = page("17311", 20250301);
    expect(differences(mohs, "staging")).toEqual([39948, 39948, 7828]);
    expect(differences(mohs, "site")).toEqual([-3978, -5692]);
    expect(differences(mohs, "second-tumour")).toEqual([33058]);
    expect(differences(mohs, "facility-gap")).toEqual([66116, -31829]);
  });
  test("2024: closures after ranking, 157.95 for 12052 and 430.58 for 14060", () => {
    const closure = differences(page("17311", 20240801), "closure");
    expect([closure[0], closure[3]]).toEqual([15795, 43058]);
  });
  test("2026: the facility gap is 380.11", () => expect(page("17311", 20260201).prices[0]?.gapCents).toBe(38011));
  test("17313 is told as a first stage with 17314 after it", () => {
    const text = page("17313", 20250301).tips.find(({ id }) => id === "staging")?.text;
    expect(text).toContain("Each stage after the first is one unit of 17314");
    expect(text).toContain("17311 is not a later stage");
  });
});

describe("other codes", () => {
  test("no code but those of Mohs surgery has a Mohs tip", () => {
    for (const code of ["12052", "11102", "99213", "45385", "88305"]) {
      expect(page(code, 20240801).tips.map(({ id }) => id)).not.toEqual(expect.arrayContaining(["staging"]));
    }
  });
  test("an add-on code names its primaries, and adds its whole fee", () => {
    const biopsy = page("11103", 20240801);
    expect(biopsy.addOn).toMatchObject({ type: 1, primaries: expect.arrayContaining(["11102", "11104", "11106"]) });
    expect(differences(biopsy, "add-on-value")).toEqual([biopsy.prices[0]?.nonFacility.allowedCents]);
  });
  test("an add-on that NCCI pairs with its own primary says so", () => {
    const figures = page("17311", 20240801).tips.find(({ id }) => id === "add-on-value")?.figures ?? [];
    expect(figures.find(({ what }) => what.includes("88314"))?.what).toContain("NCCI pair");
    expect(figures.find(({ what }) => what.includes("17312"))?.what).toBe("17311 + 17312");
  });
  test("a test shows its parts, and only its professional part in a hospital", () => {
    const pathology = page("88305", 20250301);
    expect(pathology.prices.map(({ component }) => component)).toEqual(["", "26", "TC"]);
    expect(differences(pathology, "facility-gap")[1]).toBe(
      (pathology.prices[1]?.facility.allowedCents ?? 0) - (pathology.prices[0]?.nonFacility.allowedCents ?? 0),
    );
  });
  test("a visit has no tip about a second one on the same day", () =>
    expect(page("99213", 20240801).tips.map(({ id }) => id)).not.toContain("second-unit"));
  test("a code without an amount has its reason and no tips", () => {
    const lab = page("87070", 20250301);
    expect(lab.prices[0]?.nonFacility).toMatchObject({ allowedCents: undefined, notPriced: "other-schedule" });
    expect(lab.tips).toEqual([]);
  });
});

describe("what no table covers is said to be so", () => {
  test("pairs, limits and add-ons outside their windows", () => {
    const mohs = page("17311", 20250301);
    expect(mohs).toMatchObject({ ncci: undefined, mue: undefined, addOn: undefined });
    expect(mohs.notChecked).toEqual(["ptp", "mue", "addOns"].map((table) => ({ table, reason: "no-edition" })));
  });
  test("a code that the tables don't know", () => {
    const unknown = page("99999", 20240801);
    expect(unknown).toMatchObject({ prices: [], indicators: [], tips: [], confidence: { level: "low" } });
    expect(unknown.notChecked.map(({ table }) => table)).toEqual(["fees", "ptp", "mue", "addOns"]);
  });
});

test("pairs stand in the right column with counts that add up", () => {
  const { ncci } = page("17311", 20240801);
  expect(ncci?.partners).toContainEqual(expect.objectContaining({ partner: "11102", column: 1, indicator: 1 }));
  expect((ncci?.neverTogether ?? 0) + (ncci?.withModifier ?? 0)).toBe(ncci?.partners.length);
  expect(ncci?.partners.map(({ partner }) => partner)).not.toContain("12052");
});

test("confidence is high only where the locality is the practice's own", () => {
  expect(page("17311", 20250301).confidence.level).toBe("medium");
  expect(page("17311", 20250301, "10112-00")).toMatchObject({ confidence: { level: "high" }, locality: { id: "10112-00" } });
  expect(page("17311", 20250301, "10112-00").prices[0]?.nonFacility.allowedCents).toBe(59474);
});

test("confidence in a tip's figures is no higher than in the place that they are computed for", () => {
  const levels = (localityId?: string): string[] =>
    page("14060", 20250301, localityId)
      .tips.filter(({ id }) => id !== "pathology")
      .map(({ confidence }) => confidence);
  expect(new Set(levels())).toEqual(new Set(["medium"]));
  expect(new Set(levels("10112-00"))).toEqual(new Set(["high"]));
});

test("what has no amount, or is worth nothing, is not said to be computed to the cent", () => {
  expect(page("36415", 20250301, "10112-00").confidence).toEqual({
    level: "low",
    why: "no amount: outside the fee schedule by statute; paid elsewhere where covered",
  });
  expect(page("99024", 20250301).confidence).toMatchObject({ level: "high", why: expect.stringContaining("nothing is paid for it") });
  expect(page("99024", 20250301).tips).toEqual([]);
});

test("2026 has a second conversion factor, of qualifying APM participants; earlier years have one for all", () => {
  expect(page("17311", 20260301)).toMatchObject({ conversionFactor: 334009, qualifyingConversionFactor: 335675 });
  expect(page("17311", 20250301)).toMatchObject({ conversionFactor: 323465, qualifyingConversionFactor: undefined });
});

describe("surgery that others share", () => {
  const figures = (code: string, id: string) =>
    page(code, 20250301)
      .tips.find((tip) => tip.id === id)
      ?.figures.map(({ what, allowedCents }) => [what.split(",")[0], allowedCents]);
  test("both sides: 150% of 71.81 is 107.72 for 64450 (indicator 1); a Mohs stage (0) has no such tip", () => {
    expect(figures("64450", "both-sides")).toEqual([["64450-50", 10772]]);
    expect(figures("17311", "both-sides")).toBeUndefined();
  });
  test("the parts of 14060's package, 10/71/19 of 751.73: 81% 608.90, 10% 75.17, 71% 533.73", () =>
    expect(figures("14060", "parts-of-the-package")).toEqual([
      ["14060-54", 60890],
      ["14060-56", 7517],
      ["14060-78", 53373],
    ]));
  test("no assistant and no second surgeon where the indicators pay none", () =>
    expect(figures("17311", "other-surgeons")).toBeUndefined());
});
