import fc from "fast-check";
import { expect, test } from "vitest";
import { GrowingColumn, OffsetColumn } from "./plan-columns.ts";

test("a column gives back what was put in, over the edges of its blocks", () => {
  const column = new GrowingColumn();
  const count = 3 * 32_768 + 5;
  for (let at = 0; at < count; at++) column.push((at * 2_654_435_761) >>> 0);
  for (const at of [0, 1, 32_767, 32_768, 65_535, 65_536, count - 1]) expect(column.get(at)).toBe((at * 2_654_435_761) >>> 0);
  column.set(32_768, 7);
  expect([column.get(32_767), column.get(32_768)]).toEqual([(32_767 * 2_654_435_761) >>> 0, 7]);
});

test("offsets far beyond four gigabytes come back exact", () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3_000_000_000 }), { minLength: 1, maxLength: 60 }), (steps) => {
      const column = new OffsetColumn();
      const offsets: number[] = [];
      let offset = 0;
      for (const step of steps) {
        offset += step;
        offsets.push(offset);
        column.push(offset);
      }
      expect(offsets.map((_, at) => column.get(at))).toEqual(offsets);
    }),
  );
});
