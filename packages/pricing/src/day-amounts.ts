import type { Cents, NotPricedReason } from "@claimscrub/claim";
import { limitByCharge } from "./line-price.ts";
import type { Pool } from "./reused.ts";
import type { LineWorking } from "./working.ts";

/** Stands for an amount that there is none of; no amount is below 0. */
const NONE = -1;

/**
 * The amounts of one patient-day's lines in columns, by a line's place in the day from 0. Made once and written anew day after day: what is read
 * holds until the next day is written. Asking for a line beyond the day's answers as for a line without an amount.
 */
export class DayAmounts {
  /** How many lines the day has. */
  lines = 0;
  /** Sum over the priced lines. */
  allowedCents: Cents = 0;
  /** Whether the charge of some line is below its fee schedule amount. */
  limitedByCharge = false;
  #allowed = new Float64Array(8);
  #uncapped = new Float64Array(8);
  readonly #reasons: (NotPricedReason | undefined)[] = [];
  readonly #localities: string[] = [];

  /** After every payment rule and the charge; undefined where the line is not priced. */
  allowedOf(place: number): Cents | undefined {
    const cents = place < this.lines ? (this.#allowed[place] as number) : NONE;
    return cents === NONE ? undefined : cents;
  }

  /** The same before the charge limited it. */
  uncappedOf(place: number): Cents | undefined {
    const cents = place < this.lines ? (this.#uncapped[place] as number) : NONE;
    return cents === NONE ? undefined : cents;
  }

  notPricedOf(place: number): NotPricedReason | undefined {
    return place < this.lines ? this.#reasons[place] : undefined;
  }

  /** `10112-00` or `national`; empty where no locality could be read. */
  localityOf(place: number): string {
    return place < this.lines ? (this.#localities[place] as string) : "";
  }

  /** Takes over a day. */
  write({ items: workings, length }: Pool<LineWorking>): void {
    if (this.#allowed.length < length) {
      this.#allowed = new Float64Array(2 * length);
      this.#uncapped = new Float64Array(2 * length);
    }
    this.lines = length;
    this.limitedByCharge = false;
    let sum = 0;
    for (let at = 0; at < length; at++) {
      const { notPriced, uncapped, line, locality } = workings[at] as LineWorking;
      const allowed = notPriced === undefined ? limitByCharge(uncapped, line.chargeCents) : NONE;
      this.#reasons[at] = notPriced;
      this.#localities[at] = locality?.id ?? "";
      this.#allowed[at] = allowed;
      this.#uncapped[at] = notPriced === undefined ? uncapped : NONE;
      if (notPriced !== undefined) continue;
      sum += allowed;
      if (allowed < uncapped) this.limitedByCharge = true;
    }
    this.allowedCents = sum;
  }
}
