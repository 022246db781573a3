import { type Claim, type ServiceLine, yearOf } from "@claimscrub/claim";
import type { FeesInForce } from "./fees-in-force.ts";
import { countsServices, reliesOnLocality } from "./line-working.ts";
import { HARMLESS_ALONE, paymentMeaning } from "./payment-modifiers.ts";
import { practitionerShare } from "./practitioner.ts";
import { participationOf } from "./terms/participation.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";
import { type DayPrice, type LinePrice, limitByCharge, NO_STEPS } from "./line-price.ts";

/**
 * The day's prices where no line has anything to do with another and no percentage applies: most days of most files, and the reason
 * that they cost little. Undefined where the day needs the whole of `rankDay`; where both answer, they answer alike (a test compares them).
 */
export function priceSimpleDay(lines: readonly ServiceLine[], medicare: FeesInForce, terms?: PaymentTerms): DayPrice | undefined {
  if (medicare.missing !== undefined) return undefined;
  const year = yearOf(medicare.tables.date);
  // As long as it will be: most days have one line, and a list that grows takes room for many.
  const prices: LinePrice[] = [];
  prices.length = lines.length;
  let total = 0;
  let ranked = 0;
  let claim: Claim | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as ServiceLine;
    if (line.claim.form !== undefined) return undefined;
    const meaning = line.modifierKeys.length === 0 ? 0 : paymentMeaning(line.modifierKeys);
    if (meaning & ~HARMLESS_ALONE || line.qualifier !== "HC") return undefined;
    const fees = medicare.of(line, terms);
    const { agreement } = fees;
    // Without a roster a claim's assignment decides, and that is asked for once.
    if (agreement === undefined && (terms !== undefined || line.claim !== claim)) {
      claim = line.claim;
      if (!participationOf(line, year, terms).participates) return undefined;
    }
    const setting = fees.setting(line.pos);
    const locality = fees.localityOf(line);
    if (setting === undefined || locality === undefined) return undefined;
    const code = (setting === "facility" ? locality.facility : locality.nonFacility).code(line.procedureKey, "");
    if (code.notPriced === "needs-anesthesia-time" && fees.tables.anesthesia !== undefined && agreement === undefined) return undefined;
    const unpriced = code.notPriced !== undefined;
    if (code.onlyAlone || (!unpriced && !code.worthless && !countsServices(line))) return undefined;
    const units = line.units ?? 0;
    if (!code.unranked && (++ranked > 1 || units > 1)) return undefined;
    if (code.paired && units === 2) return undefined;
    if (agreement?.policy.practitionerShares !== false && practitionerShare(line, meaning, code.row) !== 10000) return undefined;
    const uncapped = unpriced ? undefined : code.worthless ? 0 : code.fee * units;
    const allowed = uncapped === undefined ? undefined : limitByCharge(uncapped, line.chargeCents);
    total += allowed ?? 0;
    prices[at] = {
      line,
      allowedCents: allowed,
      uncappedCents: uncapped,
      notPriced: code.notPriced,
      locality: locality.id,
      localityResolved: reliesOnLocality(line, locality),
      byReport: false,
      limitingChargeCents: undefined,
      policy: agreement?.policy.id,
      steps: NO_STEPS,
    };
  }
  return { lines: prices, allowedCents: total };
}
