import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClaimRange, SegmentRange, TransactionHeader } from "./claim-range.ts";
import { PlanColumns } from "./file-plan.ts";

const HEADER: TransactionHeader = {
  delimiters: { element: 42, component: 58, terminator: 126, repetition: 0 },
  kind: "professional",
  purpose: "claim",
  received: 20250301,
  early: false,
};
const HEADERS = [HEADER, { ...HEADER, received: 20250302 }];

/** One loop or claim of a file: how much stands in front of it, how long it is, and so on. */
const element = fc.record({
  what: fc.constantFrom("provider", "subscriber", "patient", "claim", "claim", "claim", "nothing above"),
  gap: fc.oneof({ weight: 9, arbitrary: fc.nat({ max: 300 }) }, fc.constantFrom(40_000, 65_535, 65_536, 3_000_000_000)),
  length: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 900 }) },
    fc.constantFrom(32_766, 32_767, 32_768, 65_536, 70_000, 2_147_483_647),
  ),
  segments: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) }, fc.constantFrom(65_535, 65_536, 100_000)),
  broken: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.boolean()),
  key: fc.tuple(fc.integer(), fc.integer()),
  header: fc.nat({ max: 1 }),
});

test("a plan gives back where each claim lies and what stands above it, however far apart and however long", () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 300 }), (elements) => {
      const columns = new PlanColumns();
      const expected: { range: ClaimRange; keys: number[] }[] = [];
      type Loop = { readonly number: number; readonly range: SegmentRange; readonly broken: boolean };
      let above: (Loop | undefined)[] = [];
      let offset = 0;
      let segment = 1;
      for (const { what, gap, length, segments, broken, key, header } of elements) {
        offset += gap;
        const range = { from: offset, to: offset + length, segment };
        if (what === "nothing above") above = [];
        else if (what === "claim") {
          const loops = above.filter((loop) => loop !== undefined);
          columns.openClaim(offset, segment, key[0], key[1], loops.at(-1)?.number ?? 0, HEADERS[header]!);
          columns.closeClaim(range.to, broken);
          const claim = { claimIndex: expected.length + 1, ...range, header: HEADERS[header]!, loops: loops.map((loop) => loop.range) };
          const isBroken = broken || loops.some((loop) => loop.broken);
          expected.push({ range: isBroken ? { ...claim, broken: true } : claim, keys: [key[0] >>> 0, key[1] >>> 0] });
        } else {
          const depth = ["provider", "subscriber", "patient"].indexOf(what);
          const parent = above.slice(0, depth).findLast((loop) => loop !== undefined);
          const number = columns.openLoop(offset, segment, parent?.number ?? 0);
          columns.closeLoop(range.to, broken);
          above = [
            ...above.slice(0, depth),
            ...Array.from({ length: Math.max(0, depth - above.length) }, () => undefined),
            { number, range, broken },
          ];
        }
        offset += length;
        segment += segments;
      }
      const order = expected.map((_, index) => index);
      for (const indexes of [order, [...order].reverse(), order.filter((index) => index % 3 === 0)]) {
        for (const index of indexes) {
          expect(columns.rangeOf(index)).toEqual(expected[index]!.range);
          expect([columns.keyHigh(index), columns.keyLow(index)]).toEqual(expected[index]!.keys);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("ten thousand claims with a subscriber each come back", () => {
  const columns = new PlanColumns();
  const provider = columns.openLoop(0, 1, 0);
  columns.closeLoop(100, false);
  for (let claim = 0; claim < 10_000; claim++) {
    const loop = columns.openLoop(100 + claim * 700, 5 + claim * 30, provider);
    columns.closeLoop(400 + claim * 700, false);
    columns.openClaim(400 + claim * 700, 14 + claim * 30, claim, claim * 7, loop, HEADER);
    columns.closeClaim(800 + claim * 700, false);
  }
  expect(columns.claims).toBe(10_000);
  for (const claim of [0, 1, 4095, 4096, 8191, 8192, 9999]) {
    const { from, to, segment, loops } = columns.rangeOf(claim);
    expect([from, to, segment]).toEqual([400 + claim * 700, 800 + claim * 700, 14 + claim * 30]);
    expect(loops).toEqual([
      { from: 0, to: 100, segment: 1 },
      { from: 100 + claim * 700, to: 400 + claim * 700, segment: 5 + claim * 30 },
    ]);
    expect([columns.keyHigh(claim), columns.keyLow(claim)]).toEqual([claim, claim * 7]);
  }
  expect(() => columns.rangeOf(10_000)).toThrow(RangeError);
});
