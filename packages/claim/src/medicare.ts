import type { Claim } from "./claim.ts";

/** Whether a claim goes to Medicare itself: SBR09 MB; MA (Part A) too where a facility bills. Advantage plans (16) are other payers. */
export function isToMedicare({ filingIndicator, form }: Pick<Claim, "filingIndicator" | "form">): boolean {
  return filingIndicator === "MB" || (filingIndicator === "MA" && form === "institutional");
}
