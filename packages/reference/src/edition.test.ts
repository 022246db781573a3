import { describe, expect, test } from "vitest";
import { type Edition, EditionSeries } from "./edition.ts";
import { type Release, YearlyReleases } from "./yearly-releases.ts";

const edition = (label: string, from: number, until: number, published: number): Edition<string> => ({
  label,
  period: { from, until },
  published,
  source: "made up",
  digest: label,
  rows: label,
});

describe("editions with periods of their own", () => {
  const series = new EditionSeries([
    edition("2026Q2", 20260401, 20260701, 20260301),
    edition("2024Q3", 20240701, 20241001, 20240601),
    edition("2026Q2 corrected", 20260401, 20260701, 20260410),
  ]);

  test.each([
    [20240630, undefined],
    [20240701, "2024Q3"],
    [20240930, "2024Q3"],
    [20241001, undefined],
    [20260331, undefined],
    [20260401, "2026Q2 corrected"],
    [20260630, "2026Q2 corrected"],
    [20260701, undefined],
    [20991231, undefined],
    [0, undefined],
  ])("on %i the law is %s", (date, label) => expect(series.asOf(date)?.label).toBe(label));

  test.each([
    [20260401, 20260405, "2026Q2"],
    [20260401, 20260409, "2026Q2"],
    [20260401, 20260410, "2026Q2 corrected"],
    [20260401, 20260301, "2026Q2"],
    [20260401, 20260228, undefined],
    [20240701, 20240531, undefined],
    [20240701, 20240601, "2024Q3"],
  ])("on %i, as known by %i, it is %s", (date, knownBy, label) => expect(series.asOf(date, knownBy)?.label).toBe(label));

  test("the order in which editions are given does not matter", () => {
    const turned = new EditionSeries([...series.editions].reverse());
    for (const date of [20240701, 20260401, 20260701]) expect(turned.asOf(date)?.label).toBe(series.asOf(date)?.label);
    expect(turned.editions.map(({ label }) => label)).toEqual(["2024Q3", "2026Q2", "2026Q2 corrected"]);
  });

  test("a correction of a part of a period leaves the rest as it was", () => {
    const partly = new EditionSeries([edition("first", 20240101, 20250101, 20231101), edition("corrected", 20240301, 20240401, 20240601)]);
    expect([20240229, 20240301, 20240331, 20240401].map((date) => partly.asOf(date)?.label)).toEqual([
      "first",
      "corrected",
      "corrected",
      "first",
    ]);
  });

  test("two editions of one day, both published on one day, are refused", () =>
    expect(() => new EditionSeries([edition("a", 20240101, 20240201, 20231201), edition("b", 20240131, 20240301, 20231201)])).toThrow(
      /a and b|b and a/,
    ));

  test("editions that only touch are not refused", () =>
    expect(
      new EditionSeries([edition("a", 20240101, 20240201, 20231201), edition("b", 20240201, 20240301, 20231201)]).editions,
    ).toHaveLength(2));

  test("an edition without a day is refused", () =>
    expect(() => new EditionSeries([edition("a", 20240101, 20240101, 20231201)])).toThrow(/ends before/));
});

describe("fee-schedule releases within a year", () => {
  const release = (label: string, effective: number, published: number): Release<string> => ({
    label,
    effective,
    published,
    source: "made up",
    digest: label,
    rows: label,
  });
  const series = new YearlyReleases([
    release("25D", 20251001, 20250911),
    release("24A", 20240101, 20231116),
    release("24AR", 20240309, 20240309),
    release("24C", 20240701, 20240621),
    release("25A", 20250101, 20241223),
    release("27C", 20270701, 20270620),
  ]);

  test.each([
    [20231231, undefined],
    [20240101, "24A"],
    [20240308, "24A"],
    [20240309, "24AR"],
    [20240630, "24AR"],
    [20240701, "24C"],
    [20241231, "24C"],
    [20250101, "25A"],
    [20250930, "25A"],
    [20251001, "25D"],
    [20251231, "25D"],
    // No release of 2026: that of 2025 never crosses the year's end.
    [20260101, undefined],
    [20261231, undefined],
    // The first loaded release of a year serves the days before it, too.
    [20270101, "27C"],
    [20270630, "27C"],
    [20270701, "27C"],
    [20271231, "27C"],
    [20280101, undefined],
  ])("on %i it is %s", (date, label) => expect(series.asOf(date)?.label).toBe(label));

  test.each([
    [20240315, 20240308, "24A"],
    [20240315, 20240309, "24AR"],
    [20251115, 20250910, "25A"],
    [20251115, 20250911, "25D"],
    [20250115, 20241222, undefined],
    [20270301, 20270619, undefined],
  ])("on %i, as known by %i, it is %s", (date, knownBy, label) => expect(series.asOf(date, knownBy)?.label).toBe(label));

  test("the period of an edition is as long as what is known makes it", () => {
    expect(series.asOf(20251115)?.period).toEqual({ from: 20251001, until: 20260101 });
    expect(series.asOf(20250215)?.period).toEqual({ from: 20250101, until: 20251001 });
    expect(series.asOf(20250215, 20250910)?.period).toEqual({ from: 20250101, until: 20260101 });
    expect(series.asOf(20270215)?.period).toEqual({ from: 20270101, until: 20280101 });
  });

  test("the same edition is the same object", () => expect(series.asOf(20250215)).toBe(series.asOf(20250930)));

  test("a late correction of an early release does not outlive the release after it", () => {
    const corrected = new YearlyReleases([
      release("A", 20250101, 20241201),
      release("B", 20250401, 20250315),
      release("A corrected", 20250101, 20250501),
    ]);
    expect([20250101, 20250331, 20250401].map((date) => corrected.asOf(date)?.label)).toEqual(["A corrected", "A corrected", "B"]);
    expect(corrected.asOf(20250215, 20250430)?.label).toBe("A");
  });

  test("two releases of one effective date, published on one day, are refused", () =>
    expect(() => new YearlyReleases([release("A", 20250101, 20241201), release("B", 20250101, 20241201)])).toThrow(/same days/));
});
