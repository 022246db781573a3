import { describe, expect, test } from "vitest";
import { ageWords, dayBefore, spanOf } from "./spans.ts";

describe("a stretch of time to draw in", () => {
  test("goes from the first year to the end of the last", () => {
    const span = spanOf([
      { from: "2024-01-01", until: "2024-10-01" },
      { from: "2025-07-01", until: "2026-01-01" },
    ]);
    expect(span.years.map(({ year }) => year)).toEqual([2024, 2025]);
    expect([span.place("2024-01-01"), span.place("2026-01-01"), Math.round(span.place("2025-01-01"))]).toEqual([0, 100, 50]);
  });
  test("cuts what has no end and what began long ago", () => {
    const span = spanOf([
      { from: "1966-07-01", until: "9999-12-31" },
      { from: "2025-01-01", until: "2026-01-01" },
    ]);
    expect([span.place("1966-07-01"), span.place("9999-12-31")]).toEqual([0, 100]);
  });
});

test("the last day of an edition is the one before its end", () => {
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
  expect(dayBefore("9999-12-31")).toBe("9999-12-31");
});

test.each([
  ["2026-01-01", "2027-01-01", "in force since 26 days"],
  ["2024-01-01", "2025-01-01", "ended 13 months ago"],
  ["2026-04-01", "2026-07-01", "not yet in force"],
  ["2020-01-01", "2021-01-01", "ended 5 years ago"],
])("%s to before %s: %s", (from, until, words) => expect(ageWords({ from, until }, new Date(2026, 0, 27))).toBe(words));
