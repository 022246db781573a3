import { codeSet, type ProcedureKey } from "@claimscrub/claim";

/** Codes of the visits below. */
export const VISITS: readonly string[] = ["92002-92014", "99202-99239", "99281-99285", "99304-99316", "99341-99350"];

/**
 * Evaluation and management visits that a same-day procedure of the same physician includes, unless 25 or 57 sets them apart
 * (rules.md 3B.7). Not among them: 99024, G2211, G0438, G0439, 99417, G2212.
 */
export const isVisit: (procedure: ProcedureKey) => boolean = codeSet(VISITS);

/** Further visits and management services that the PTP table pairs with Mohs surgery, and 25 sets apart. */
export const isVisitPairedWithMohs: (procedure: ProcedureKey) => boolean = codeSet([
  "99242-99245", "99252-99255", "99291-99292", "99374-99378", "99495-99496", "G0463",
]); // biome-ignore format: ranges of codes
