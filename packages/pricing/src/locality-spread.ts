import type { Cents } from "@claimscrub/claim";
import type { FeesInForce } from "./fees-in-force.ts";
import { limitByCharge, type LocalitySpread } from "./line-price.ts";
import { rankDay } from "./rank-day.ts";
import { Sheet } from "./sheet.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";

function widen(spread: LocalitySpread | undefined, cents: Cents, locality: string): LocalitySpread {
  if (spread === undefined) return { lowCents: cents, highCents: cents, localities: [locality] };
  return {
    lowCents: Math.min(spread.lowCents, cents),
    highCents: Math.max(spread.highCents, cents),
    localities: [...spread.localities, locality],
  };
}

function isInDoubt({ lines: { items, length } }: Sheet): boolean {
  for (let at = 0; at < length; at++) if (items[at]?.locality?.mayBe !== undefined) return true;
  return false;
}

/**
 * Where ZIP codes of the day straddle localities: the day priced in each of them, since ranks may differ too. Notes the spread of each such
 * line that has an amount, and gives the day's; undefined where no ZIP code is in doubt.
 */
export function spreadOverLocalities(sheet: Sheet, medicare: FeesInForce, terms: PaymentTerms | undefined): LocalitySpread | undefined {
  if (!isInDoubt(sheet)) return undefined;
  const workings = sheet.lines.list();
  const localities = new Set(workings.flatMap(({ locality }) => locality?.mayBe ?? []));
  const lines = workings.map(({ line }) => line);
  let day: LocalitySpread | undefined;
  for (const id of localities) {
    const there = new Sheet(false);
    there.begin(lines, medicare, terms, id);
    rankDay(there);
    let total = 0;
    for (const [at, working] of there.lines.list().entries()) {
      if (working.notPriced !== undefined) continue;
      const allowed = limitByCharge(working.uncapped, working.line.chargeCents);
      total += allowed;
      const national = workings[at] as (typeof workings)[number];
      if (national.locality?.mayBe?.includes(id)) national.spread = widen(national.spread, allowed, id);
    }
    day = widen(day, total, id);
  }
  return day;
}
