import fc from "fast-check";
import { expect, test } from "vitest";
import { INDEX_BYTES, plainIndex, simdIndex, type TerminatorIndex } from "./terminator-index.ts";

function places(index: TerminatorIndex, bytes: Uint8Array, from: number, to: number, terminator: number): number[] {
  return [...index.places.subarray(0, index.find(bytes, from, to, terminator))];
}

test("both indexes find the terminators, and the low bytes that follow none", () => {
  const bytes = new TextEncoder().encode("ISA~\nGS~\r\nN3*A\nB~~");
  for (const index of [plainIndex(), simdIndex()!]) {
    expect(places(index, bytes, 0, bytes.length, 126)).toEqual([3, 7, 9, 14, 16, 17]);
    expect(places(index, bytes, 4, 9, 126)).toEqual([0, 3]);
    expect(places(index, bytes, 0, bytes.length, 10)).toEqual([4, 8, 9, 14]);
    expect(places(index, bytes, 5, 5, 126)).toEqual([]);
  }
});

test("the vector index finds what the plain one finds in any bytes", () => {
  const plain = plainIndex();
  const simd = simdIndex()!;
  const byte = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(126, 10, 13, 42, 9, 13, 14, 0, 255) }, fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.array(byte, { maxLength: 120 }),
      fc.constantFrom(126, 10, 13, 200, 28),
      (a, b, terminator) => {
        const bytes = Uint8Array.from([...a, ...b]);
        for (const from of [0, Math.min(3, bytes.length)])
          expect(places(simd, bytes, from, bytes.length, terminator)).toEqual(places(plain, bytes, from, bytes.length, terminator));
      },
    ),
  );
});

test("a whole stretch of terminators fits", () => {
  const bytes = new Uint8Array(INDEX_BYTES).fill(126);
  for (const index of [plainIndex(), simdIndex()!]) {
    const found = places(index, bytes, 0, INDEX_BYTES, 126);
    expect([found.length, found.at(-1)]).toEqual([INDEX_BYTES, INDEX_BYTES - 1]);
  }
});
