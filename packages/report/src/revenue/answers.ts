import type { Cents } from "@claimscrub/claim";

/** A share with its 95% interval. */
export interface Rate {
  readonly n: number;
  readonly count: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Lines that payers answered. */
export interface AnsweredLines {
  readonly lines: number;
  /** Denied by the first remittance, and by what stands now. */
  readonly firstDenied: number;
  readonly denied: number;
  /** Expected of all of them, and of those that were denied at first. */
  readonly expectedCents: Cents;
  readonly expectedDeniedCents: Cents;
  /** Allowed by the first remittance, of lines whose expected amount is known. */
  readonly firstAllowedCents: Cents;
  /** Expected less allowed, of lines that are paid. */
  readonly varianceCents: Cents;
  /** Mistakes of payers under the table, and what they are short by. */
  readonly payerErrors: number;
  readonly shortCents: Cents;
}

/** What remittances say of the claims of a report. */
export interface AnswerFigures extends AnsweredLines {
  readonly claims: number;
  /** Claims of which the first remittance denied a line. */
  readonly claimsDenied: number;
  /** Denied lines with a reason that a rule in force gives. */
  readonly preventable: number;
  /** Predictions that people ignored and payers answered. */
  readonly ignored: { readonly answered: number; readonly denied: number };
  readonly underbillingRealised: { readonly cents: Cents; readonly findings: number };
  readonly precision: Rate;
  readonly recall: Rate;
  /** Open denial risk times the probability of denial; and the part of the risk for which no probability is known. */
  readonly weightedRisk: { readonly cents: Cents; readonly unknownCents: Cents };
}

/** One row of a cut of the answers. */
export interface AnswerRow extends AnsweredLines {
  readonly by: string;
  readonly key: string;
  readonly name: string;
}

/** Share of lines that the first remittance denied, four decimals; null where none was answered. */
export function initialDenialRate({ lines, firstDenied }: AnsweredLines): number | null {
  return lines === 0 ? null : Math.round((firstDenied / lines) * 10_000) / 10_000;
}

/** Mohs surgery of one physician; a case is a claim's day with a first stage. */
export interface MohsMix {
  readonly provider: string;
  readonly cases: number;
  readonly tumours: number;
  readonly stages: number;
  readonly blocks: number;
  readonly casesWithBlocks: number;
  readonly headStages: number;
  readonly intermediate: number;
  readonly complex: number;
  readonly flap: number;
  readonly graft: number;
  readonly unrepaired: number;
  readonly visits: number;
  readonly visitsWith25: number;
  readonly office: number;
}

/** Figures of Mohs surgery with their definitions. */
export const MOHS_WORDS: readonly { readonly name: string; readonly definition: string; of(mix: MohsMix): string }[] = [
  { name: "Tumours a day", definition: "First stages (17311, 17313), units, by cases: claims' days with a first stage.", of: (mix) => ratio(mix.tumours, mix.cases) },
  { name: "Stages a tumour", definition: "All stages (17311 to 17314), units, by first stages.", of: (mix) => ratio(mix.stages, mix.tumours) },
  { name: "17315", definition: "Cases with further blocks, of all cases.", of: (mix) => percent(mix.casesWithBlocks, mix.cases) },
  { name: "Head, hands, feet", definition: "Stages by 17311 and 17312, of all stages.", of: (mix) => percent(mix.headStages, mix.stages) },
  { name: "Intermediate", definition: "Cases with an intermediate repair (12xxx).", of: (mix) => percent(mix.intermediate, mix.cases) },
  { name: "Complex", definition: "Cases with a complex repair (13xxx).", of: (mix) => percent(mix.complex, mix.cases) },
  { name: "Flap", definition: "Cases with a flap (14xxx).", of: (mix) => percent(mix.flap, mix.cases) },
  { name: "Graft", definition: "Cases with a graft (15xxx).", of: (mix) => percent(mix.graft, mix.cases) },
  { name: "No repair", definition: "Cases without any of these repairs on the claim.", of: (mix) => percent(mix.unrepaired, mix.cases) },
  { name: "Office", definition: "Cases in place of service 11.", of: (mix) => percent(mix.office, mix.cases) },
  { name: "25", definition: "Cases with a visit (992xx) with modifier 25, of all cases.", of: (mix) => percent(mix.visitsWith25, mix.cases) },
]; // biome-ignore format: one figure after the other

function ratio(part: number, whole: number): string {
  return whole === 0 ? "" : (part / whole).toFixed(2);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "" : `${((part / whole) * 100).toFixed(1)}%`;
}
