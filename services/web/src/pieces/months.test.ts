import fc from "fast-check";
import { expect, test } from "vitest";
import { monthText, roundUp } from "./months.ts";

test("months are told in words", () => expect(["2024-07", "2026-12"].map(monthText)).toEqual(["Jul 2024", "Dec 2026"]));

test("a chart's height is round, holds its largest column, and is not much higher", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e12 }), (most) => {
      const top = roundUp(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(top).toBeLessThanOrEqual(most * 2.5);
    }),
  );
});
