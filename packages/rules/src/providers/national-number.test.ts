import fc from "fast-check";
import { expect, test } from "vitest";
import { isNationalNumber } from "./national-number.ts";

test.each(["1234567893", "1245319599", "1003000126"])("%s is right", (text) => expect(isNationalNumber(text)).toBe(true));
test.each(["1234567890", "1234567894", "123456789", "12345678931", "", "3234567893", "12345A7893", "0000000000"])("%j is wrong", (text) =>
  expect(isNationalNumber(text)).toBe(false),
);
test("of the ten numbers that differ in their last digit one is right, and no other digit can change alone", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100_000_000, max: 299_999_999 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (nine, at, by) => {
      const right = Array.from({ length: 10 }, (_, digit) => `${nine}${digit}`).filter(isNationalNumber);
      expect(right).toHaveLength(1);
      const digits = [...(right[0] as string)];
      digits[at] = String((Number(digits[at]) + by) % 10);
      expect(isNationalNumber(digits.join(""))).toBe(false);
    }),
  );
});
