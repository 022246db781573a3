import type { Step } from "@claimscrub/claim";
import { decimals, percent } from "../figures.ts";
import type { LineWorking } from "../working.ts";
import type { AnesthesiaPrice } from "./anesthesia.ts";
import { NON_PARTICIPATING_SHARE } from "./participation.ts";

/** What the steps of a physician who does not participate say. */
export const NON_PARTICIPATING = { what: "physician who does not participate in Medicare", rate: percent(NON_PARTICIPATING_SHARE) };

/** Which policy the amount rests on, where it is not Medicare's. */
export function policySteps({ agreement, matchedBy }: LineWorking): Step[] {
  const policy = agreement?.policy;
  return policy === undefined
    ? []
    : [{ what: `payer policy ${policy.id}, by its ${matchedBy}`.replace("by its otherwise", "the one for all other payers") }];
}

export function anesthesiaSteps({ at, participation, uncapped }: LineWorking, price: AnesthesiaPrice): Step[] {
  const time = price.minutes === undefined ? "no time units" : `${price.minutes} minutes / 15 = ${price.timeTenths / 10} time units`;
  const steps: Step[] = [
    { what: `${price.baseUnits} base units, ${time}` },
    {
      what: "anesthesia conversion factor",
      rate: decimals(price.factor, 4),
      amount: price.full,
      edition: at?.tables.anesthesia?.edition.label,
    },
    { what: `${price.role}: share of the allowance by who did the case`, rate: percent(price.share), amount: price.cents },
  ];
  if (!participation.participates) steps.push({ ...NON_PARTICIPATING, amount: uncapped });
  return steps;
}

/** The conversion factor by its kind: since 2026 there are two, and only a roster tells whose is whose (PRC-002). */
export function factorWords({ at, agreement, qualifying }: LineWorking): string {
  const { tenThousandths = 0, qualifyingTenThousandths } = at?.tables.conversionFactor ?? {};
  if (qualifyingTenThousandths === undefined || agreement !== undefined) return "conversion factor";
  if (qualifying === true) return "conversion factor of a qualifying APM participant, by the roster";
  if (qualifying === false) return "conversion factor; by the roster no qualifying APM participant";
  const more = (qualifyingTenThousandths / tenThousandths - 1) * 100;
  return `conversion factor; for a qualifying APM participant ${decimals(qualifyingTenThousandths, 4)}, ${more.toFixed(4)}% more (no roster was given)`;
}
