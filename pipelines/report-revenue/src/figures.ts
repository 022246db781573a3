export type { AnswerFigures, MohsMix, RevenueFigures } from "@claimscrub/report";

/** What findings can be cut by. */
export const REVENUE_CUTS = [
  "direction",
  "rule",
  "payer",
  "provider",
  "code",
  "site",
  "month",
  "received-month",
  "cause",
  "severity",
  "state",
] as const;
export type RevenueCut = (typeof REVENUE_CUTS)[number];

/** What answers of payers can be cut by. */
export const ANSWERS_CUTS = ["payer", "plan", "provider", "group", "code", "modifier", "site", "month", "carc"] as const;
export type AnswersCut = (typeof ANSWERS_CUTS)[number];

/** All names that a report can be asked to cut by. */
export const CUTS: readonly string[] = [...new Set<string>([...REVENUE_CUTS, ...ANSWERS_CUTS])];
const DEFAULT_CUTS: readonly string[] = ["direction", "rule", "payer", "provider", "code", "site", "month"];
const DEFAULT_ANSWERS: readonly string[] = ANSWERS_CUTS;

/** The cuts of findings and of answers among those asked for; the usual ones where none is asked for. */
export function cutsAsked(asked: readonly string[] | undefined): { readonly findings: RevenueCut[]; readonly answers: AnswersCut[] } {
  return {
    findings: REVENUE_CUTS.filter((cut) => (asked ?? DEFAULT_CUTS).includes(cut)),
    answers: ANSWERS_CUTS.filter((cut) => (asked ?? DEFAULT_ANSWERS).includes(cut)),
  };
}
