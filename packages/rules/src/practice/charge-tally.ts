import { type Cents, type Claim, procedureText, type ServiceDate, type ServiceLine } from "@claimscrub/claim";
import type { LinePrice, PriceDay } from "@claimscrub/pricing";
import type { Reference, TablesInForce } from "@claimscrub/reference";
import { chargesWhole, fallsShort } from "../charges/short-charge.ts";
import { takingPart } from "../engine/taking-part.ts";
import { compareText } from "../engine/tally.ts";

/**
 * Charges of one code that the fee schedule outgrew, over many claims: those that look like last year's fee (`PRC-021`), and those that lie above
 * what reductions of the day left to pay but below the full fee (`PRC-020` by rules.md 3B.19), so that no single claim shows a loss.
 */
export interface ChargeCount {
  readonly code: "PRC-020" | "PRC-021";
  /** With 26 or TC where the charge is for a part: `88305-26`. */
  readonly procedure: string;
  readonly lines: number;
  /** Least and most that was charged for a unit, over the lines. */
  readonly leastCents: Cents;
  readonly mostCents: Cents;
  /** Sum over the lines of the full fee less the charge. */
  readonly belowFeeCents: Cents;
  /** What of it Medicare would have paid as billed, reductions of the day taken off. */
  readonly lostCents: Cents;
}

/** Fewer lines of a code at last year's fee may be chance (rules.md PRC-021). */
const ENOUGH = 20;
const PARTS = ["26", "TC"];

/** Compares charges with this year's and last year's fees, patient after patient. Pure: claims and tables come in, numbers go out. */
export class ChargeTally {
  readonly #reference: Reference;
  readonly #priceDay: PriceDay;
  readonly #counts = new Map<string, { -readonly [Name in keyof ChargeCount]: ChargeCount[Name] }>();
  /** Lines of Medicare Part B for whose date no fee schedule of the year before is loaded. */
  linesWithoutYearBefore = 0;

  constructor(reference: Reference, priceDay: PriceDay) {
    this.#reference = reference;
    this.#priceDay = priceDay;
  }

  /** Takes all claims of one patient that were sent or scrubbed. */
  addPatient(claims: readonly Claim[]): void {
    for (const lines of takingPart(claims).byDate) {
      const { date } = lines[0] as ServiceLine;
      const tables = this.#reference.on(date);
      for (const price of this.#priceDay(lines, tables).lines) if (isTold(price)) this.#add(price, tables, date);
    }
  }

  /** By code of rule and procedure; of last year's fees only what stands on twenty lines or more. */
  counts(): readonly ChargeCount[] {
    return [...this.#counts.values()]
      .filter(({ code, lines }) => code === "PRC-020" || lines >= ENOUGH)
      .sort((a, b) => compareText(b.code, a.code) || b.belowFeeCents - a.belowFeeCents || compareText(a.procedure, b.procedure));
  }

  #add({ line, uncappedCents = 0 }: LinePrice, tables: TablesInForce, date: ServiceDate): void {
    const charge = line.chargeCents ?? 0;
    const fee = this.#feeOf(line, tables);
    if (fee === undefined || charge >= fee) return;
    const before = this.#reference.on(yearBefore(date));
    const last = before.fees === undefined ? undefined : this.#feeOf(line, before);
    if (before.fees === undefined) this.linesWithoutYearBefore += 1;
    if (last !== undefined && last < fee && Math.abs(charge - last) * 200 <= last) this.#count("PRC-021", line, fee, uncappedCents);
    else if (charge >= uncappedCents && fallsShort(charge, fee)) this.#count("PRC-020", line, fee, uncappedCents);
  }

  /** What the line alone would be allowed, whatever it charges. */
  #feeOf(line: ServiceLine, tables: TablesInForce): Cents | undefined {
    return this.#priceDay([line], tables).lines[0]?.uncappedCents;
  }

  #count(code: ChargeCount["code"], line: ServiceLine, fee: Cents, uncapped: Cents): void {
    const part = PARTS.find((modifier) => line.modifiers.includes(modifier));
    const procedure = `${procedureText(line.procedureKey)}${part === undefined ? "" : `-${part}`}`;
    const charge = line.chargeCents ?? 0;
    const each = Math.round(charge / Math.max(1, line.units ?? 1));
    const key = `${code} ${procedure}`;
    let known = this.#counts.get(key);
    if (known === undefined)
      this.#counts.set(key, (known = { code, procedure, lines: 0, leastCents: each, mostCents: each, belowFeeCents: 0, lostCents: 0 }));
    known.lines += 1;
    known.leastCents = Math.min(known.leastCents, each);
    known.mostCents = Math.max(known.mostCents, each);
    known.belowFeeCents += fee - charge;
    known.lostCents += Math.max(0, uncapped - charge);
  }
}

/** A line whose charge can be put beside a fee: of Medicare Part B, priced where the claim names a locality, a charge for the whole service. */
function isTold({ line, uncappedCents, localityResolved }: LinePrice): boolean {
  if (uncappedCents === undefined || uncappedCents === 0) return false;
  if (!localityResolved && line.claim.locality === undefined) return false;
  return chargesWhole(line);
}

/** The same day of the year before; of a leap day the last of February. */
function yearBefore(date: ServiceDate): ServiceDate {
  const before = date - 1_00_00;
  return date % 1_00_00 === 2_29 ? before - 1 : before;
}
