import type { Claim } from "@claimscrub/claim";

/** Whether a claim asks its payer, as the first one, for money: no encounter, no void, no claim to a second payer (rules.md 3A.32). */
export function asksForPayment(claim: Claim): boolean {
  return claim.purpose === "claim" && (claim.payerSequence === "P" || claim.payerSequence === "") && claim.frequency !== "8";
}
