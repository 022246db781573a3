import { procedureKey, type ServiceLine } from "@claimscrub/claim";

/** A visit of the global period, billed for the record. */
const POSTOPERATIVE_VISIT = "99024";
const POSTOPERATIVE_KEY = procedureKey(POSTOPERATIVE_VISIT);
/** F as a digit of a key. */
const LETTER_F = 15;
const A_CENT = 1;

/**
 * Whether nobody expects money for the line: codes for measuring (they end in F), the post-operative visit, and lines charged a cent or
 * less (rules.md 3B.9). Such lines are neither denied nor do they bundle others.
 */
export function isHarmless(line: ServiceLine): boolean {
  const { chargeCents, procedureKey: key } = line;
  if (chargeCents !== undefined && chargeCents <= A_CENT) return true;
  // The last character of a key, and the whole of it, say what the text would.
  return key === 0 ? isForTheRecord(line.procedure) : key % 36 === LETTER_F || key === POSTOPERATIVE_KEY;
}

/** Whether the code is billed for the record only, whatever its charge. */
export function isForTheRecord(procedure: string): boolean {
  return procedure.endsWith("F") || procedure === POSTOPERATIVE_VISIT;
}
