import type { Cents } from "@claimscrub/claim";
import { dollars, grouped } from "../dollars.ts";

/** Charges of one code below its fee, over many claims: no finding, for a person to look at the practice's own price list. */
export interface ChargeRow {
  /** Catalogue id: what tells them. */
  readonly code: "PRC-020" | "PRC-021";
  /** With 26 or TC where a part was charged. */
  readonly procedure: string;
  readonly lines: number;
  /** Least and most that was charged for a unit. */
  readonly leastCents: Cents;
  readonly mostCents: Cents;
  /** Sum over the lines of the full fee less the charge. */
  readonly belowFeeCents: Cents;
  /** What of it would have been paid as billed. */
  readonly lostCents: Cents;
}

export interface Charges {
  readonly rows: readonly ChargeRow[];
  /** Lines that could not be put beside a fee of the year before, because none is loaded. */
  readonly linesWithoutYearBefore: number;
}

/** What is counted, and when. */
export const CHARGE_WORDS: Readonly<Record<ChargeRow["code"], { readonly name: string; readonly definition: string }>> = {
  "PRC-021": {
    name: "Charges at last year's fee",
    definition:
      "Codes with twenty lines or more whose charge is within half a percent of what Medicare allowed on the same day of the year before, and below what it allows now. Lines of Medicare Part B at a known locality, without 52 to 56 and 66. Update the price list.",
  },
  "PRC-020": {
    name: "Charges below the full fee",
    definition:
      "Lines whose charge covers what reductions of the day left to pay, but not the full fee: by a dollar and half a percent or more. Nothing is lost on these lines; it would be on a day without reductions. A charge below what is paid is a finding on its claim.",
  },
};

/** What was charged for a unit: one amount, or the least and the most. */
export function chargedText({ leastCents, mostCents }: ChargeRow): string {
  return leastCents === mostCents ? dollars(leastCents) : `${dollars(leastCents)} to ${dollars(mostCents)}`;
}

/** What a list could not be made of, in a sentence; undefined where that is nothing. */
export function uncheckedText(code: string, { linesWithoutYearBefore }: Charges): string | undefined {
  if (code !== "PRC-021" || linesWithoutYearBefore === 0) return undefined;
  return `${grouped(linesWithoutYearBefore)} lines have charges below the fee and no fee schedule of the year before is loaded for their dates.`;
}
