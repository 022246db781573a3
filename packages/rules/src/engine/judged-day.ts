import { type LineChange, type NotPricedReason, type PatientDay, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import { applyChanges, type DayPrice, type LinePrice, type PriceDay } from "@claimscrub/pricing";
import type { TablesInForce } from "@claimscrub/reference";

/** A patient-day with its prices as billed. Further readings are priced when asked for. */
export class JudgedDay implements PatientDay {
  readonly date: ServiceDate;
  readonly lines: readonly ServiceLine[];
  readonly tables: TablesInForce;
  readonly asBilled: DayPrice;
  readonly #priceDay: PriceDay;
  #worked: DayPrice | undefined;

  constructor(lines: readonly ServiceLine[], tables: TablesInForce, priceDay: PriceDay) {
    this.date = tables.date;
    this.lines = lines;
    this.tables = tables;
    this.#priceDay = priceDay;
    this.asBilled = priceDay(lines, tables);
  }

  priceOf(line: ServiceLine): LinePrice | undefined {
    return this.asBilled.lines.find((price) => price.line === line);
  }

  /** The day as billed with the working of each amount. */
  worked(): DayPrice {
    this.#worked ??= this.#priceDay(this.lines, this.tables, { steps: true });
    return this.#worked;
  }

  /** The day without some of its lines. Throws RangeError for a line of another day, which would be left out of the sum in silence. */
  without(lines: ReadonlySet<ServiceLine>): DayPrice {
    for (const line of lines) if (!this.lines.includes(line)) throw new RangeError("a line at risk is not of this day");
    return this.#priceDay(
      this.lines.filter((line) => !lines.has(line)),
      this.tables,
    );
  }

  /** The day as other coding would have it, with the working of each amount. */
  with(changes: readonly LineChange[]): DayPrice {
    return this.#priceDay(applyChanges(this.lines, changes, this.asBilled), this.tables, { steps: true });
  }
}

/** Why a reading can't be put beside the day as billed: the reason of the first of its lines that has no amount. */
export function unpriced(prices: readonly (LinePrice | undefined)[]): NotPricedReason | undefined {
  return prices.find((price) => price?.notPriced !== undefined)?.notPriced;
}
