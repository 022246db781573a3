import type { Cents, LineChange, ServiceLine } from "@claimscrub/claim";
import { applyChanges, type DayPrice, type LinePrice, type PriceDay } from "@claimscrub/pricing";
import type { TablesInForce } from "@claimscrub/reference";

/** So few lines that looking through them is quickest. */
const FEW = 12;

/** Further readings of a patient-day that has findings. No reading is kept but for its sum, since a long day may have very many. */
export class DayReadings {
  readonly #asBilled: DayPrice;
  readonly #lines: readonly ServiceLine[];
  readonly #tables: TablesInForce;
  readonly #priceDay: PriceDay;
  #own: ReadonlySet<ServiceLine> | undefined;
  readonly #worked = new Map<ServiceLine, LinePrice>();
  /** What the day would be allowed in the readings so far: the net of the day asks for most of them again. */
  readonly #allowedWithout: { readonly lines: ReadonlySet<ServiceLine>; readonly cents: Cents }[] = [];
  readonly #allowedWith: { readonly changes: readonly LineChange[]; readonly cents: Cents }[] = [];

  constructor(asBilled: DayPrice, lines: readonly ServiceLine[], tables: TablesInForce, priceDay: PriceDay) {
    this.#asBilled = asBilled;
    this.#lines = lines;
    this.#tables = tables;
    this.#priceDay = priceDay;
  }

  /** Whether it is a line of the day as billed. */
  has(line: ServiceLine): boolean {
    if (this.#lines.length <= FEW) return this.#lines.includes(line);
    this.#own ??= new Set(this.#lines);
    return this.#own.has(line);
  }

  /** Prices of these lines as billed with the working of each amount, in the order of the day. */
  worked(lines: ReadonlySet<ServiceLine>): readonly LinePrice[] {
    const known = this.#worked;
    const steps = new Set<ServiceLine>();
    for (const line of lines) if (!known.has(line)) steps.add(line);
    if (steps.size > 0)
      for (const price of this.#priceDay(this.#lines, this.#tables, { steps }).lines)
        if (steps.has(price.line)) known.set(price.line, price);
    const prices: LinePrice[] = [];
    for (const line of this.#lines) if (lines.has(line)) prices.push(known.get(line) as LinePrice);
    return prices;
  }

  /** The day without some of its lines. Throws RangeError for a line of another day, which would be left out of the sum in silence. */
  without(lines: ReadonlySet<ServiceLine>): DayPrice {
    for (const line of lines) if (!this.has(line)) throw new RangeError("a line at risk is not of this day");
    const rest = this.#priceDay(
      this.#lines.filter((line) => !lines.has(line)),
      this.#tables,
    );
    this.#allowedWithout.push({ lines, cents: rest.allowedCents });
    return rest;
  }

  /** The day as other coding would have it, with the working of each amount that is not as billed. */
  with(changes: readonly LineChange[]): DayPrice {
    const lines = applyChanges(this.#lines, changes, this.#asBilled);
    const steps = new Set(lines.filter((line) => !this.has(line)));
    const other = this.#priceDay(lines, this.#tables, { steps });
    this.#allowedWith.push({ changes, cents: other.allowedCents });
    return other;
  }

  allowedWithout(lines: ReadonlySet<ServiceLine>): Cents {
    const known = this.#allowedWithout.find((reading) => sameLines(reading.lines, lines));
    return known?.cents ?? this.without(lines).allowedCents;
  }

  allowedWith(changes: readonly LineChange[]): Cents {
    const known = this.#allowedWith.find((reading) => sameChanges(reading.changes, changes));
    return known?.cents ?? this.#priceDay(applyChanges(this.#lines, changes, this.#asBilled), this.#tables).allowedCents;
  }
}

function sameLines(a: ReadonlySet<ServiceLine>, b: ReadonlySet<ServiceLine>): boolean {
  if (a.size !== b.size) return false;
  for (const line of a) if (!b.has(line)) return false;
  return true;
}

function sameChanges(a: readonly LineChange[], b: readonly LineChange[]): boolean {
  return a.length === b.length && a.every((change, at) => change === b[at]);
}
