import type { ServiceLine } from "@claimscrub/claim";
import { DayAmounts, DayPricer, type DayPrice, PaymentTerms, priceDay } from "@claimscrub/pricing";
import { starterReference, type TablesInForce } from "@claimscrub/reference";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cmsRows, skipNote, wholeRvu25d, withFees, withoutCmsFiles } from "./cms-files.ts";
import { randomDay, randomDayByTerms, randomDayOf } from "./random-day.ts";
import { randomTerms } from "./random-terms.ts";

const reference = starterReference();

/** One pricer and one set of columns for all days of a test, so that what a day leaves behind would show on the next. */
function compare(pricer: DayPricer, into: DayAmounts, lines: readonly ServiceLine[], tables: TablesInForce, explained: DayPrice): void {
  pricer.amounts(lines, tables, into);
  const read = lines.map((_, at) => [into.allowedOf(at), into.uncappedOf(at), into.notPricedOf(at), into.localityOf(at)]);
  expect(read).toEqual(explained.lines.map((line) => [line.allowedCents, line.uncappedCents, line.notPriced, line.locality]));
  expect([into.lines, into.allowedCents]).toEqual([lines.length, explained.allowedCents]);
  expect(into.limitedByCharge).toBe(explained.lines.some(({ allowedCents = 0, uncappedCents = 0 }) => allowedCents < uncappedCents));
  // Beyond the day's last line stands nothing of a longer day before.
  expect([into.allowedOf(lines.length), into.notPricedOf(lines.length), into.localityOf(lines.length)]).toEqual([undefined, undefined, ""]);
}

test("amounts only are those of the explained day, over 2000 random days that share one work area", () => {
  const pricer = new DayPricer();
  const into = new DayAmounts();
  fc.assert(
    fc.property(randomDay, ({ date, lines }) => {
      const tables = reference.on(date);
      compare(pricer, into, lines, tables, priceDay(lines, tables, { steps: true }));
    }),
    { numRuns: 2000, seed: 4 },
  );
});

test("and over 800 runs of random days under random policies of payers, rosters and assignments", () => {
  const into = new DayAmounts();
  fc.assert(
    fc.property(fc.array(randomDayByTerms, { minLength: 1, maxLength: 3 }), randomTerms, (days, setup) => {
      const terms = new PaymentTerms(setup);
      const pricer = new DayPricer(terms);
      for (const { date, lines } of days) {
        const tables = reference.on(date);
        compare(pricer, into, lines, tables, priceDay(lines, tables, { terms, steps: true }));
        expect(pricer.price(lines, tables)).toEqual(priceDay(lines, tables, { terms }));
        expect(pricer.explain(lines, tables)).toEqual(priceDay(lines, tables, { terms, steps: true }));
      }
    }),
    { numRuns: 800, seed: 4 },
  );
});

test.skipIf(withoutCmsFiles)(`and over 2000 random days of every combination of indicators in the fee schedule${skipNote}`, () => {
  // One code of each combination of status, global period, PC/TC and the five indicators, so that the rare ones come as often as the common ones.
  const byIndicators = new Map<string, string[]>();
  for (const row of cmsRows("rvu25d/PPRRVU2025_Oct.csv")) {
    if (!/^[A-Z0-9]{5}$/.test(row[0] ?? "")) continue;
    const combination = [3, 13, 14, 18, 19, 20, 21, 22].map((at) => row[at]).join(" ");
    byIndicators.set(combination, [...(byIndicators.get(combination) ?? []), row[0] as string]);
  }
  expect(byIndicators.size).toBeGreaterThan(200);
  const codes = fc.oneof(...[...byIndicators.values()].map((group) => fc.constantFrom(...new Set(group))));
  const fees = wholeRvu25d();
  const pricer = new DayPricer();
  const into = new DayAmounts();
  fc.assert(
    fc.property(randomDayOf(codes), ({ date, lines }) => {
      const tables = withFees(reference.on(date), fees);
      compare(pricer, into, lines, tables, priceDay(lines, tables, { steps: true }));
    }),
    { numRuns: 2000, seed: 4 },
  );
});
