import type { ServiceLine } from "@claimscrub/claim";
import { type HypotheticalLine, hypotheticalDay, priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomDay } from "./random-day.ts";

const reference = starterReference();
const RUNS = { numRuns: 2000, seed: 20240801 };

function allowedByLine(lines: readonly ServiceLine[], date: number): Map<ServiceLine, number | undefined> {
  return new Map(priceDay(lines, reference.on(date)).lines.map((price) => [price.line, price.allowedCents]));
}

/** A line of the first claim that nobody billed, by the same physician as the first line. */
function further(lines: readonly ServiceLine[], line: HypotheticalLine, date: number): ServiceLine {
  const [made] = hypotheticalDay({ date, lines: [line] });
  const first = lines[0] as ServiceLine;
  return { ...(made as ServiceLine), claim: first.claim, ordinal: first.claim.lines.length + 1, pos: first.pos };
}

describe("whatever the day", () => {
  test("the order of its lines changes no line's amount", () => {
    const shuffled = randomDay.chain((day) =>
      fc.shuffledSubarray([...day.lines], { minLength: day.lines.length }).map((lines) => ({ ...day, shuffled: lines })),
    );
    fc.assert(
      fc.property(shuffled, ({ date, lines, shuffled }) => {
        const before = allowedByLine(lines, date);
        const after = allowedByLine(shuffled, date);
        for (const line of lines) expect(after.get(line)).toBe(before.get(line));
      }),
      RUNS,
    );
  });
  test("the lines sum to the day, none is negative, none is above its charge, and each step chain ends at its amount", () => {
    fc.assert(
      fc.property(randomDay, ({ date, lines }) => {
        const day = priceDay(lines, reference.on(date), { steps: true });
        const quick = priceDay(lines, reference.on(date));
        expect(day.lines.reduce((sum, price) => sum + (price.allowedCents ?? 0), 0)).toBe(day.allowedCents);
        expect(quick.lines).toEqual(day.lines.map((price) => ({ ...price, steps: [], spread: undefined })));
        const priced = day.lines.filter((price) => price.allowedCents !== undefined);
        const refused = day.lines.filter((price) => price.allowedCents === undefined);
        expect(refused.filter((price) => price.notPriced === undefined || price.uncappedCents !== undefined)).toEqual([]);
        for (const { allowedCents = -1, uncappedCents = -1, line, steps } of priced) {
          expect(allowedCents).toBeGreaterThanOrEqual(0);
          expect(allowedCents).toBeLessThanOrEqual(Math.min(uncappedCents, line.chargeCents ?? uncappedCents));
          expect(steps.at(-1)?.amount).toBe(allowedCents);
        }
      }),
      RUNS,
    );
  });
  test("a line that pays nothing changes no other line, whether by its status or its charge", () => {
    const nothing = fc.constantFrom<HypotheticalLine>(
      { procedure: "99024", chargeCents: 5000 },
      { procedure: "36591", modifiers: ["RT"], chargeCents: 0 },
      { procedure: "15260", chargeCents: 0 },
      { procedure: "45378", chargeCents: 0 },
    );
    fc.assert(
      fc.property(randomDay, nothing, ({ date, lines }, line) => {
        const before = allowedByLine(lines, date);
        const added = further(lines, line, date);
        const after = allowedByLine([...lines, added], date);
        expect(after.get(added) ?? 0).toBe(0);
        for (const line of lines) expect(after.get(line)).toBe(before.get(line));
      }),
      RUNS,
    );
  });
  test("an added line raises no other line, but for endoscopic families and the other side of a pair", () => {
    const added = fc.constantFrom("17311", "14060", "99213", "70450", "93306", "92250", "97140", "64450", "17000");
    fc.assert(
      fc.property(randomDay, added, ({ date, lines }, procedure) => {
        const plain = lines.filter(
          (line) => !line.modifiers.some((modifier) => modifier === "RT" || modifier === "LT") && !/^(4[34]|G01)/.test(line.procedure),
        );
        if (plain.length === 0) return;
        const before = allowedByLine(plain, date);
        const after = allowedByLine([...plain, further(plain, { procedure, chargeCents: 90_000 }, date)], date);
        for (const line of plain) expect(after.get(line) ?? 0).toBeLessThanOrEqual(before.get(line) ?? 0);
      }),
      RUNS,
    );
  });
});

test("50 on two lines of an unranked code pays twice what it pays on one", () => {
  const line = { procedure: "77067", modifiers: ["50"] };
  const one = priceDay(hypotheticalDay({ date: 20250301, lines: [line] }), reference.on(20250301));
  const two = priceDay(hypotheticalDay({ date: 20250301, lines: [line, line] }), reference.on(20250301));
  expect(two.allowedCents).toBe(2 * one.allowedCents);
});
