import { type Cents, divideHalfUp } from "@claimscrub/claim";
import type { FeeRow, Setting } from "@claimscrub/reference";

/** Geographic practice cost indices in thousandths. */
export interface PracticeCosts {
  readonly work: number;
  readonly practiceExpense: number;
  readonly malpractice: number;
}

/** The national amount: every index is 1.000. */
export const NATIONAL_COSTS: PracticeCosts = { work: 1000, practiceExpense: 1000, malpractice: 1000 };

/** RVU hundredths x GPCI thousandths x conversion factor ten-thousandths of a dollar, over this, is cents. */
const UNITS_PER_CENT = 10_000_000;

/** The practice expense RVU of the setting, in hundredths. */
export function practiceExpense(row: FeeRow, setting: Setting): number {
  return setting === "facility" ? row.peFacility : row.peNonFacility;
}

/** Whether the technical part is capped by the hospital outpatient rate (DRA 5102(b)): the row then carries OPPS values. */
export function hasOppsCap(row: FeeRow): boolean {
  return row.oppsPeNonFacility !== 0 || row.oppsPeFacility !== 0 || row.oppsMalpractice !== 0;
}

/** (W x gW + PE x gPE + MP x gMP) in RVU hundredths x GPCI thousandths. */
export function adjustedRvus(work: number, practice: number, malpractice: number, costs: PracticeCosts): number {
  return work * costs.work + practice * costs.practiceExpense + malpractice * costs.malpractice;
}

/** The fee before the OPPS cap, half up to the cent once (RVU25D, formula; rules.md 3A.1). */
export function uncappedFee(row: FeeRow, setting: Setting, costs: PracticeCosts, conversionFactor: number): Cents {
  return divideHalfUp(adjustedRvus(row.work, practiceExpense(row, setting), row.malpractice, costs) * conversionFactor, UNITS_PER_CENT);
}

/** The amount that caps a row with OPPS values. */
export function oppsAmount(row: FeeRow, setting: Setting, costs: PracticeCosts, conversionFactor: number): Cents {
  const practice = setting === "facility" ? row.oppsPeFacility : row.oppsPeNonFacility;
  return divideHalfUp(adjustedRvus(row.work, practice, row.oppsMalpractice, costs) * conversionFactor, UNITS_PER_CENT);
}

/** The fee schedule amount of one unit: what CMS publishes, the OPPS cap applied (rules.md 3A.5). */
export function feeAmount(row: FeeRow, setting: Setting, costs: PracticeCosts, conversionFactor: number): Cents {
  const fee = uncappedFee(row, setting, costs, conversionFactor);
  return hasOppsCap(row) ? Math.min(fee, oppsAmount(row, setting, costs, conversionFactor)) : fee;
}

/** The fee with half of its practice expense, computed from the RVUs and rounded once (therapy, rules.md 3A.7). */
export function halfPracticeFee(row: FeeRow, setting: Setting, costs: PracticeCosts, conversionFactor: number): Cents {
  const doubled = adjustedRvus(2 * row.work, practiceExpense(row, setting), 2 * row.malpractice, costs);
  return divideHalfUp(doubled * conversionFactor, 2 * UNITS_PER_CENT);
}
