import type { ServiceLine } from "@claimscrub/claim";

/** A visit of the global period, billed for the record. */
const POSTOPERATIVE_VISIT = "99024";
const A_CENT = 1;

/**
 * Whether nobody expects money for the line: codes for measuring (they end in F), the post-operative visit, and lines charged a cent or
 * less (rules.md 3B.9). Such lines are neither denied nor do they bundle others.
 */
export function isHarmless(line: ServiceLine): boolean {
  return isForTheRecord(line.procedure) || (line.chargeCents !== undefined && line.chargeCents <= A_CENT);
}

/** Whether the code is billed for the record only, whatever its charge. */
export function isForTheRecord(procedure: string): boolean {
  return procedure.endsWith("F") || procedure === POSTOPERATIVE_VISIT;
}
