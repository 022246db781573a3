import type { Cents, ServiceLine } from "@claimscrub/claim";
import type { TablesInForce } from "@claimscrub/reference";
import type { DayAmounts } from "./day-amounts.ts";
import { feesInForce } from "./fees-in-force.ts";
import { type DayPrice, type LinePrice, limitByCharge, NO_STEPS } from "./line-price.ts";
import { spreadOverLocalities } from "./locality-spread.ts";
import { mayRankTogether } from "./one-group.ts";
import { limitingChargeOf, rankDay } from "./rank-day.ts";
import { giveSheet, Sheet, takeSheet } from "./sheet.ts";
import { stepsOf } from "./steps.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";
import type { LineWorking } from "./working.ts";

/**
 * Prices patient-days one after the other on a work area of its own, so that a day of which only the amounts are asked takes no memory. The
 * amounts are those of `priceDay`, which says what is in them; an explained day is the same computation, run again with its words noted.
 */
export class DayPricer {
  readonly #terms: PaymentTerms | undefined;
  readonly #sheet = new Sheet(false);

  /** @param terms Policies of payers, rosters and base units; without them everything is as Medicare pays it to a participating physician. */
  constructor(terms?: PaymentTerms) {
    this.#terms = terms;
  }

  /** Writes the amounts of the lines, in their order, over what `into` held. */
  amounts(lines: readonly ServiceLine[], tables: TablesInForce, into: DayAmounts): void {
    compute(this.#sheet, lines, tables, this.#terms);
    into.write(this.#sheet.lines);
    this.#sheet.clear();
  }

  /** The same as objects, to keep. */
  price(lines: readonly ServiceLine[], tables: TablesInForce): DayPrice {
    return priceOn(this.#sheet, lines, tables, this.#terms);
  }

  /** The same with the working of each amount. */
  explain(lines: readonly ServiceLine[], tables: TablesInForce): DayPrice {
    return explainDay(lines, tables, this.#terms);
  }
}

function compute(sheet: Sheet, lines: readonly ServiceLine[], tables: TablesInForce, terms: PaymentTerms | undefined): void {
  // Something is left only where a day before ended in an exception.
  sheet.clear();
  sheet.begin(lines, feesInForce(tables), terms);
  rankDay(sheet);
}

/** A day's prices as objects, made on a sheet that is empty again afterwards. */
export function priceOn(sheet: Sheet, lines: readonly ServiceLine[], tables: TablesInForce, terms: PaymentTerms | undefined): DayPrice {
  compute(sheet, lines, tables, terms);
  const day = dayPrice(sheet, undefined, false);
  sheet.clear();
  return day;
}

const LONG_DAY = 500;

/**
 * A day's prices with the working of each amount.
 * @param of The lines whose working is told, where it is not that of all: of a long day few may be asked about.
 */
export function explainDay(
  lines: readonly ServiceLine[],
  tables: TablesInForce,
  terms: PaymentTerms | undefined,
  of: ReadonlySet<ServiceLine> | true = true,
): DayPrice {
  const sheet = takeSheet(true);
  compute(sheet, lines, tables, terms);
  // Each line is compared with each: on days so long that this would take its time, it is left unsaid.
  if (lines.length <= LONG_DAY)
    for (let at = 0; at < lines.length; at++) {
      const working = sheet.lines.items[at] as LineWorking;
      const told = of === true || of.has(working.line);
      working.mayRankTogether = told && working.notPriced === undefined && mayRankTogether(working.line, lines, tables);
    }
  const day = dayPrice(sheet, spreadOverLocalities(sheet, feesInForce(tables), terms), of);
  giveSheet(sheet);
  return day;
}

/** @param told Of which lines the working is told, of all or of none. */
function dayPrice({ lines }: Sheet, spread: DayPrice["spread"], told: ReadonlySet<ServiceLine> | boolean): DayPrice {
  const only = lines.length === 1 ? lines.items[0] : undefined;
  const prices = only === undefined ? lines.list().map((working) => linePrice(working, told)) : [linePrice(only, told)];
  let allowedCents: Cents = 0;
  for (let at = 0; at < prices.length; at++) allowedCents += prices[at]?.allowedCents ?? 0;
  return { lines: prices, allowedCents, spread };
}

function linePrice(working: LineWorking, told: ReadonlySet<ServiceLine> | boolean): LinePrice {
  const { line, notPriced, locality } = working;
  const priced = notPriced === undefined;
  if (priced) working.allowed = limitByCharge(working.uncapped, line.chargeCents);
  return {
    line,
    allowedCents: priced ? working.allowed : undefined,
    uncappedCents: priced ? working.uncapped : undefined,
    notPriced,
    locality: locality?.id ?? "",
    localityResolved: working.localityResolved,
    byReport: priced && working.byReport,
    limitingChargeCents: limitingChargeOf(working),
    policy: working.agreement?.policy.id,
    spread: working.spread,
    steps: told === true || (told !== false && told.has(line)) ? stepsOf(working) : NO_STEPS,
  };
}
