import fc from "fast-check";
import { expect, test } from "vitest";
import { CodePlaces } from "./code-places.ts";

test("finds the place of every code of a list, and no other code", () => {
  const codes = fc.uniqueArray(fc.integer({ min: 0, max: 36 ** 5 - 1 }), { maxLength: 2000 });
  fc.assert(
    fc.property(codes, codes, (list, others) => {
      const sorted = Int32Array.from(list).sort();
      const places = new CodePlaces(sorted);
      expect([...sorted].map((code) => places.of(code))).toEqual([...sorted.keys()]);
      for (const other of others) expect(places.of(other)).toBe(sorted.indexOf(other));
    }),
  );
});

test("has no room for more than places can name", () =>
  expect(() => new CodePlaces(Int32Array.from({ length: 65_537 }, (_, code) => code))).toThrow(RangeError));
