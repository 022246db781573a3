import fc from "fast-check";
import { expect, test } from "vitest";
import { ControlNumbers } from "./control-numbers.ts";

test("says of every control number whether it was used before, as a plain set would", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat({ max: 40 }).map(String), fc.constantFrom("A1", "0007", "", "1e3")), { maxLength: 80 }),
      (list) => {
        const numbers = new ControlNumbers();
        const plain = new Set<string | number>();
        for (const control of list) {
          const key = /^\d+$/.test(control) ? Number(control) : control;
          expect(numbers.repeats(control)).toBe(plain.has(key));
          plain.add(key);
        }
      },
    ),
  );
});

test("a million numbers in a row cost no more than one", () => {
  const numbers = new ControlNumbers();
  for (let number = 1; number <= 1_000_000; number++) if (numbers.repeats(String(number))) throw new Error(`${number} was said to repeat`);
  expect([numbers.repeats("1"), numbers.repeats("500000"), numbers.repeats("1000001")]).toEqual([true, true, false]);
});
