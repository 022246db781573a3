import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupPatients } from "./group-patients.ts";

function keysOf(patients: readonly number[]) {
  return { claims: patients.length, keyHigh: (claim: number) => patients[claim]! >>> 3, keyLow: (claim: number) => patients[claim]! };
}

function chunksOf(patients: readonly number[], size: number): number[][] {
  const grouping = groupPatients(keysOf(patients), size);
  return Array.from({ length: grouping.chunks }, (_, chunk) =>
    Array.from(grouping.order.subarray(grouping.starts[chunk], grouping.starts[chunk + 1])),
  );
}

describe("groupPatients", () => {
  test("keeps the claims of a patient together though they stand at both ends", () => {
    expect(chunksOf([7, 1, 2, 7, 3], 2)).toEqual([[0, 3], [1, 2], [4]]);
  });
  test("makes no chunk of no claims", () => expect(chunksOf([], 5)).toEqual([]));
  test("lets one patient outgrow a chunk rather than cut it", () => expect(chunksOf([4, 4, 4, 5], 1)).toEqual([[0, 1, 2], [3]]));
  test.each([0, -1, 1.5])("refuses chunks of %d claims", (size) => expect(() => groupPatients(keysOf([1]), size)).toThrow(RangeError));

  test("puts every claim in exactly one chunk, whole patients only, and is full before the next begins", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 200 }), fc.integer({ min: 1, max: 20 }), (patients, size) => {
        const chunks = chunksOf(patients, size);
        expect(chunks.flat().sort((a, b) => a - b)).toEqual(patients.map((_, claim) => claim));
        const home = new Map<number, number>();
        for (const [index, chunk] of chunks.entries()) {
          expect(chunk).toEqual([...chunk].sort((a, b) => a - b));
          expect(index === chunks.length - 1 || chunk.length >= size).toBe(true);
          for (const claim of chunk) {
            const patient = patients[claim]!;
            expect(home.get(patient) ?? index).toBe(index);
            home.set(patient, index);
          }
        }
      }),
    );
  });
});
