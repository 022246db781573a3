import type { ServiceLine } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plainPrices } from "./plain-pricing.ts";
import { cmsRows, wholeRvu25d, withFees, withoutCmsFiles, skipNote } from "./cms-files.ts";
import { randomDay, randomDayOf } from "./random-day.ts";

const reference = starterReference();
/** A line as a person would say it, for a failure's report. */
function inShort(line: ServiceLine): string {
  const charge = line.chargeCents === undefined ? "" : ` $${line.chargeCents / 100}`;
  return `${[line.procedure, ...line.modifiers].join("-")} x${line.units}${charge} @${line.pos} by ${line.renderingNpi}/${line.renderingTaxonomy}`;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const DAYS = 10_000;

test(`${DAYS} random patient-days are priced as the plain implementation prices them`, () => {
  const seen = { lines: 0, priced: 0, reasons: new Map<string, number>() };
  fc.assert(
    fc.property(randomDay, ({ date, lines }) => {
      const tables = reference.on(date);
      const day = priceDay(lines, tables);
      const prices = day.lines.map((price) => price.notPriced ?? price.allowedCents);
      const said = lines.map(inShort);
      expect({ said, prices }).toEqual({ said, prices: plainPrices(lines, tables) });
      seen.lines += lines.length;
      for (const price of day.lines) {
        if (price.notPriced === undefined) seen.priced += 1;
        else seen.reasons.set(price.notPriced, (seen.reasons.get(price.notPriced) ?? 0) + 1);
      }
    }),
    { numRuns: DAYS, seed: 20250301 },
  );
  // The comparison is worth something only where amounts and every reason were met.
  expect(seen.priced / seen.lines).toBeGreaterThan(0.4);
  expect([...seen.reasons.keys()].sort()).toEqual([
    "by-report",
    "contractor-priced",
    "needs-care-dates",
    "no-edition",
    "no-locality",
    "other-schedule",
    "pos-unassigned",
    "unknown-code",
    "unreadable",
  ]);
});

test.skipIf(withoutCmsFiles)(`3000 random days of codes from the whole fee schedule too${skipNote}`, () => {
  const rows = cmsRows("rvu25d/PPRRVU2025_Oct.csv").filter((row) => /^[A-Z0-9]{5}$/.test(row[0] ?? "") && /^[ART]$/.test(row[3] ?? ""));
  // By multiple-procedure indicator, so that the rare ones (families, tests, therapy) meet as often as the common ones.
  const byIndicator = groupBy(rows, (row) => row[18] ?? "");
  const codes = fc.oneof(...[...byIndicator.values()].map((group) => fc.constantFrom(...new Set(group.map((row) => row[0] as string)))));
  const fees = wholeRvu25d();
  fc.assert(
    fc.property(randomDayOf(codes), ({ date, lines }) => {
      const tables = withFees(reference.on(date), fees);
      const said = lines.map(inShort);
      const prices = priceDay(lines, tables).lines.map((price) => price.notPriced ?? price.allowedCents);
      expect({ said, prices }).toEqual({ said, prices: plainPrices(lines, tables) });
    }),
    { numRuns: 3000, seed: 7 },
  );
});
