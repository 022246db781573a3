import type { ClaimFile } from "@claimscrub/claim";
import { readClaimsFromBytes } from "@claimscrub/x12";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smallClaims, smallFile } from "./small-file.ts";

const FILE: ClaimFile = { fileId: "0".repeat(64), name: "damaged.837", order: 0 };
const WHOLE = smallFile();
const CLAIMS = smallClaims().length;

/** Bytes that mean something to a reader of X12, and any others. */
const byte = fc.oneof(
  fc.constantFrom(..."*~:^\n\r \0".split("").map((character) => character.charCodeAt(0))),
  fc.integer({ min: 0, max: 255 }),
);
const place = fc.integer({ min: 0, max: WHOLE.byteLength - 1 });

const damage = fc.oneof(
  fc.record({ kind: fc.constant("change" as const), at: place, to: byte, count: fc.constant(1) }),
  fc.record({ kind: fc.constant("drop" as const), at: place, to: fc.constant(0), count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: place, to: byte, count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant("repeat" as const), at: place, to: fc.constant(0), count: fc.integer({ min: 1, max: 400 }) }),
);

function damaged(wounds: readonly { kind: "change" | "drop" | "insert" | "repeat"; at: number; to: number; count: number }[]): Uint8Array {
  let bytes = [...WHOLE];
  for (const { kind, at, to, count } of wounds) {
    const from = Math.min(at, Math.max(bytes.length - 1, 0));
    if (kind === "change") bytes[from] = to;
    else if (kind === "drop") bytes = [...bytes.slice(0, from), ...bytes.slice(from + count)];
    else if (kind === "insert") bytes = [...bytes.slice(0, from), ...Array<number>(count).fill(to), ...bytes.slice(from)];
    else bytes = [...bytes.slice(0, from + count), ...bytes.slice(from)];
  }
  return Uint8Array.from(bytes);
}

describe("a file with damaged bytes", () => {
  test("is read to its end without a crash, and no claim goes missing without a fault", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 6 }), async (wounds) => {
        const batch = await readClaimsFromBytes(damaged(wounds), FILE);
        const claims = batch.claims;
        for (const claim of claims) {
          for (const line of claim.lines) {
            expect(line.claim).toBe(claim);
            expect(line.units === undefined || Number.isFinite(line.units)).toBe(true);
            expect(line.chargeCents === undefined || Number.isSafeInteger(line.chargeCents)).toBe(true);
          }
        }
        expect(claims.length >= CLAIMS || batch.faults.length > 0).toBe(true);
      }),
      { numRuns: 1500, seed: 837 },
    );
  });

  test("of nothing but noise is no claim file, and says so", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (noise) => {
        const batch = await readClaimsFromBytes(noise, FILE);
        expect(batch.claims).toEqual([]);
        expect(batch.faults.length).toBeGreaterThan(0);
      }),
      { numRuns: 500, seed: 838 },
    );
  });
});
