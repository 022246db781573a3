import type { ServiceLine } from "@claimscrub/claim";
import { priceDay } from "@claimscrub/pricing";
import { starterReference } from "@claimscrub/reference";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plainPrices } from "./plain-pricing.ts";
import { randomDay } from "./random-day.ts";

const reference = starterReference();
/** A line as a person would say it, for a failure's report. */
function inShort(line: ServiceLine): string {
  const charge = line.chargeCents === undefined ? "" : ` $${line.chargeCents / 100}`;
  return `${[line.procedure, ...line.modifiers].join("-")} x${line.units}${charge} @${line.pos} by ${line.renderingNpi}/${line.renderingTaxonomy}`;
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
