import { expect, test } from "vitest";
import { claimsByPatient, type KeysOfClaims } from "./group-claims.ts";

function grouped(claims: readonly (readonly [high: number, low: number])[]): number[][] {
  const keys: KeysOfClaims = { length: claims.length, high: (at) => claims[at]![0], low: (at) => claims[at]![1] };
  const { first, next } = claimsByPatient(keys);
  return first.map((one) => {
    const own: number[] = [];
    for (let at = one; at >= 0; at = next[at]!) own.push(at + 1);
    return own;
  });
}

test("claims of one key come together, and both halves of the key count", () => {
  expect(grouped([[5, 9], [6, 9], [5, 8], [5, 9], [6, 9], [7, 9], [5, 9], [7, 9]])).toEqual([[1, 4, 7], [2, 5], [3], [6, 8]]); // biome-ignore format: a table
});

test("no claims are of no patient", () => expect(grouped([])).toEqual([]));
