import { addDays, type ServiceDate } from "@claimscrub/claim";
import { chargeOf } from "./charges.ts";
import type { ClaimSpec, Clinician, Coverage, LineSpec, Organization, Person } from "./claim-spec.ts";
import { PATHOLOGIST, type Practice } from "./practices.ts";

/**
 * What one patient had done, in short hand. A line reads `17312-59 x2 >1,2 @22 $500 +3 lab`: code and modifiers; units; pointers to the
 * diagnoses (the first when left out); SV105; charge of the whole line in dollars (the practice's price when left out); days after
 * the visit's date; who did it where not the first clinician: the pathologist (`lab`) or
 * the practice's second clinician (`colleague`).
 */
export interface Visit {
  readonly diagnoses: readonly string[];
  readonly lines: readonly string[];
  /** 11 when left out. */
  readonly pos?: string;
  readonly facility?: Organization;
  /** Days before the visit on which the patient was admitted. */
  readonly admittedDaysBefore?: number;
  /** Days after the visit's date until the patient may be seen again without meeting this visit's global period. */
  readonly restDays?: number;
}

export interface Occasion {
  readonly id: string;
  readonly practice: Practice;
  readonly patient: Person;
  readonly coverage: Coverage;
  readonly date: ServiceDate;
  readonly further?: Partial<ClaimSpec>;
}

const LINE = /^(\w{5})((?:-\w\w)*)(?: x([\d.]+))?(?: >([\d,]+))?(?: @(\d\d))?(?: \$([\d.]+))?(?: \+(\d+))?(?: (lab|colleague))?$/;

/** Codes whose reading needs a laboratory number. */
const LABORATORY = /^(1731[1-5]|88\d\d\d)$/;
const PATHOLOGY = /^88\d\d\d$/;

/** Package codes of vials that do not exist, for lines that bill a drug. */
const DRUGS: Readonly<Record<string, { readonly ndc: string; readonly unit: "ML" | "UN"; readonly perUnit: number }>> = {
  J3301: { ndc: "99999000101", unit: "ML", perUnit: 0.25 },
  J3471: { ndc: "99999000202", unit: "ML", perUnit: 0.005 },
};

export function parseLine(text: string, practice: Practice, date: ServiceDate): LineSpec {
  const match = LINE.exec(text);
  if (!match) throw new RangeError(`not a line: ${text}`);
  const [, procedure = "", modifiers = "", units = "1", pointers = "1", pos, dollars, days, by] = match;
  const drug = DRUGS[procedure];
  const count = Number(units);
  const rendering: Clinician | undefined = by === "lab" ? PATHOLOGIST : by === "colleague" ? practice.clinicians[1] : undefined;
  return {
    procedure,
    modifiers: modifiers.split("-").filter((modifier) => modifier !== ""),
    units: count,
    chargeCents: dollars === undefined ? chargeOf(procedure, count, practice.pricePercent) : Math.round(Number(dollars) * 100),
    date: addDays(date, Number(days ?? 0)),
    pointers: pointers.split(",").map(Number),
    ...(pos === undefined ? {} : { pos }),
    ...(drug === undefined ? {} : { drug: { ndc: drug.ndc, quantity: Math.round(count * drug.perUnit * 1000) / 1000, unit: drug.unit } }),
    ...(rendering === undefined ? {} : { rendering }),
  };
}

/** Makes the claim of a visit. */
export function claimOf(visit: Visit, { id, practice, patient, coverage, date, further = {} }: Occasion): ClaimSpec {
  const lines = visit.lines.map((text) => parseLine(text, practice, date));
  const needsLaboratory = lines.some((line) => LABORATORY.test(line.procedure));
  const needsReferral = lines.some((line) => PATHOLOGY.test(line.procedure));
  return {
    id,
    pos: visit.pos ?? "11",
    billing: practice.billing,
    subscriber: patient,
    coverage,
    rendering: practice.clinicians[0],
    diagnoses: visit.diagnoses,
    lines,
    ...(needsLaboratory ? { clia: practice.clia } : {}),
    ...(needsReferral ? { referring: practice.referring } : {}),
    ...(visit.facility === undefined ? {} : { facility: visit.facility }),
    ...(visit.admittedDaysBefore === undefined ? {} : { admitted: addDays(date, -visit.admittedDaysBefore) }),
    ...further,
  };
}
