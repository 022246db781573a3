import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { centsOf, numberOf, parseDecimal, product } from "./decimal.ts";

describe("decimals", () => {
  test.each([
    ["75", 7500],
    ["75.00", 7500],
    ["0.1", 10],
    ["1.005", undefined],
    ["1.230", 123],
    ["1e2", 10_000],
    ["12.5E-1", 125],
    ["-3.50", -350],
    ["9007199254740993", undefined],
  ])("%s dollars are %s cents", (text, cents) => {
    const decimal = parseDecimal(text);
    expect(decimal === undefined ? undefined : centsOf(decimal)).toBe(cents);
  });

  test.each(["", ".5", "1,5", "0x10", "NaN", "1e99", "--1", " 1", "1 "])("%j is none", (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test("cents written as dollars come back, and no cent is lost in a product", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e11 }), fc.integer({ min: 1, max: 999 }), (cents, units) => {
        const dollars = parseDecimal(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`)!;
        expect(centsOf(dollars)).toBe(cents);
        const times = parseDecimal(String(units))!;
        expect(numberOf(times)).toBe(units);
        expect(centsOf(product(dollars, times))).toBe(cents * units);
      }),
    );
  });
});
