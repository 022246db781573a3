import type { ServiceLine } from "@claimscrub/claim";
import { DayAmounts, DayPricer, PaymentTerms, type PaymentTermsSetup, priceDay } from "@claimscrub/pricing";
import { anesthesiaFactors, starterReference, type TablesInForce } from "@claimscrub/reference";
import fc from "fast-check";
import { expect, test } from "vitest";
import { plainPrices } from "./plain-pricing.ts";
import { cmsRows, wholeRvu25d, withFees, withoutCmsFiles, skipNote } from "./cms-files.ts";
import { randomTerms } from "./random-terms.ts";
import { randomDay, randomDayByTerms, randomDayOf } from "./random-day.ts";

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

/** Compares all ways through the product with the plain implementation under random terms; returns how many lines had an amount, and why others had none. */
function compareUnderTerms(days: typeof randomDayByTerms, tablesOf: (date: number) => TablesInForce, runs: number): Map<string, number> {
  const seen = new Map<string, number>();
  const into = new DayAmounts();
  fc.assert(
    fc.property(days, randomTerms, ({ date, lines }, setup: PaymentTermsSetup) => {
      const tables = tablesOf(date);
      const terms = new PaymentTerms(setup);
      const day = priceDay(lines, tables, { terms });
      const said = [...lines.map(inShort), ...setup.policies.map((policy) => JSON.stringify(policy))];
      const prices = day.lines.map((price) => price.notPriced ?? price.allowedCents);
      expect({ said, prices }).toEqual({ said, prices: plainPrices(lines, tables, setup) });
      new DayPricer(terms).amounts(lines, tables, into);
      expect(lines.map((_, at) => into.notPricedOf(at) ?? into.allowedOf(at))).toEqual(prices);
      const worked = priceDay(lines, tables, { terms, steps: true });
      expect(worked.lines.map((price) => ({ ...price, steps: [], spread: undefined }))).toEqual(day.lines);
      for (const { steps, allowedCents, notPriced, policy, limitingChargeCents } of worked.lines) {
        expect(steps.at(-1)?.amount).toBe(allowedCents);
        for (const what of [notPriced ?? "priced", ...(policy ? [policy] : []), ...(limitingChargeCents === undefined ? [] : ["limited"])])
          seen.set(what, (seen.get(what) ?? 0) + 1);
      }
    }),
    { numRuns: runs, seed: 20260201 },
  );
  return seen;
}

test("5000 random patient-days under random payer policies, rosters and assignments", () => {
  const seen = compareUnderTerms(randomDayByTerms, (date) => reference.on(date), 5000);
  for (const what of ["priced", "p1", "p2", "p3", "limited", "other-schedule", "unknown-code"])
    expect([what, (seen.get(what) ?? 0) > 50]).toEqual([what, true]);
});

test.skipIf(withoutCmsFiles)(`3000 random days with anesthesia, by CMS's factors of 2025${skipNote}`, () => {
  const rows = cmsRows("rvu25d/ANES2025.csv")
    .slice(1)
    .filter((row) => (row[1] ?? "").trim() !== "");
  const factors = anesthesiaFactors({
    label: "anes:2025",
    period: { from: 20250101, until: 20260101 },
    published: 20241209,
    source: "ANES2025.csv",
    digest: "",
    rows: {
      national: 203178,
      rows: rows.map(([contractor = "", locality = "", , cents = ""]) => ({
        localityId: `${contractor.trim()}-${locality.trim()}`,
        cents: Math.round(Number(cents) * 100),
      })),
    },
  });
  const fees = wholeRvu25d();
  const days = randomDayOf(fc.constantFrom("17311", "14060", "99213", "45385", "96523"), {
    anesthesia: fc.constantFrom("00100", "00300", "01996", "00170"),
  });
  const tablesOf = (date: number): TablesInForce => ({ ...withFees(reference.on(date), fees), anesthesia: factors });
  const seen = compareUnderTerms(days, tablesOf, 3000);
  for (const what of ["priced", "needs-anesthesia-time", "by-report"]) expect([what, (seen.get(what) ?? 0) > 100]).toEqual([what, true]);
});
