import { type Cents, type LineChange, type NotPricedReason, type PatientDay, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import type { DayPrice, LinePrice, PriceDay } from "@claimscrub/pricing";
import type { TablesInForce } from "@claimscrub/reference";
import { DayReadings } from "./day-readings.ts";

/** A patient-day with its prices as billed. Further readings are priced when asked for. */
export class JudgedDay implements PatientDay {
  readonly date: ServiceDate;
  readonly lines: readonly ServiceLine[];
  readonly tables: TablesInForce;
  readonly asBilled: DayPrice;
  readonly facilityLines: readonly ServiceLine[] | undefined;
  private readonly priceDay: PriceDay;
  private readings: DayReadings | undefined;

  constructor(
    lines: readonly ServiceLine[],
    tables: TablesInForce,
    priceDay: PriceDay,
    facilityLines: readonly ServiceLine[] | undefined = undefined,
  ) {
    this.date = tables.date;
    this.lines = lines;
    this.tables = tables;
    this.priceDay = priceDay;
    this.facilityLines = facilityLines;
    this.readings = undefined;
    this.asBilled = priceDay(lines, tables);
  }

  priceOf(line: ServiceLine): LinePrice | undefined {
    return this.asBilled.lines.find((price) => price.line === line);
  }

  /** Whether it is a line of this day as billed. */
  has(line: ServiceLine): boolean {
    return this.further().has(line);
  }

  /** Prices of these lines as billed with the working of each amount, in the order of the day. */
  worked(lines: ReadonlySet<ServiceLine>): readonly LinePrice[] {
    return this.further().worked(lines);
  }

  /** The day without some of its lines. Throws RangeError for a line of another day, which would be left out of the sum in silence. */
  without(lines: ReadonlySet<ServiceLine>): DayPrice {
    return this.further().without(lines);
  }

  /** The day as other coding would have it, with the working of each amount that is not as billed. */
  with(changes: readonly LineChange[]): DayPrice {
    return this.further().with(changes);
  }

  /** What the day would be allowed without some of its lines. */
  allowedWithout(lines: ReadonlySet<ServiceLine>): Cents {
    return this.further().allowedWithout(lines);
  }

  /** What the day would be allowed as other coding would have it. */
  allowedWith(changes: readonly LineChange[]): Cents {
    return this.further().allowedWith(changes);
  }

  private further(): DayReadings {
    return (this.readings ??= new DayReadings(this.asBilled, this.lines, this.tables, this.priceDay));
  }
}

/** Why a reading can't be put beside the day as billed: the reason of the first of its lines that has no amount. */
export function unpriced(prices: readonly (LinePrice | undefined)[]): NotPricedReason | undefined {
  return prices.find((price) => price?.notPriced !== undefined)?.notPriced;
}
