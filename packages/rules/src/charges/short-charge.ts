import type { Cents, ServiceLine } from "@claimscrub/claim";

/** Reduced, discontinued, split and team services: the charge may rightly be below the whole fee. */
const REDUCED = new Set(["52", "53", "54", "55", "56", "66"]);
const A_DOLLAR = 100;

/** Whether the line asks Medicare Part B for a whole service, so that its charge can be put beside the fee (rules.md 3B.19). */
export function chargesWhole({ chargeCents = 0, claim, modifiers }: ServiceLine): boolean {
  return chargeCents > 1 && claim.filingIndicator === "MB" && !modifiers.some((modifier) => REDUCED.has(modifier));
}

/** Whether a charge falls short of an amount by a dollar and half a percent: less is a rounded fee, not a charge to look at (rules.md 3B.19). */
export function fallsShort(charge: Cents, amount: Cents): boolean {
  const shortfall = amount - charge;
  return shortfall >= A_DOLLAR && shortfall * 200 >= amount;
}
