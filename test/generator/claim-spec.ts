import type { Cents, ServiceDate } from "@claimscrub/claim";

/** Who is treated or insured. All of them are invented. */
export interface Person {
  readonly last: string;
  readonly first: string;
  readonly middle?: string;
  readonly birthDate: ServiceDate;
  readonly sex: "F" | "M" | "U";
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface Payer {
  readonly name: string;
  readonly id: string;
  /** SBR09: MB, CI, BL, 16, MC. */
  readonly filing: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

export interface Coverage {
  readonly payer: Payer;
  readonly memberId: string;
  /** SBR03. */
  readonly group?: string;
}

export interface Clinician {
  readonly npi: string;
  readonly last: string;
  readonly first: string;
  /** PRV03 of PRV*PE; the segment is left out where there is none. */
  readonly taxonomy?: string;
}

/** A billing group, a hospital, a laboratory. */
export interface Organization {
  readonly name: string;
  readonly npi: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  /** Nine digits. */
  readonly zip: string;
  readonly taxonomy?: string;
  readonly taxId?: string;
  readonly phone?: string;
}

/** What another payer did with a line: loop 2430. */
export interface Adjudication {
  readonly paidCents: Cents;
  /** CAS: group, reason, amount. */
  readonly adjustments: readonly (readonly [group: string, reason: string, cents: Cents])[];
  readonly date: ServiceDate;
}

/** A further payer: loop 2320. */
export interface OtherCoverage {
  readonly sequence: "P" | "S" | "T";
  readonly coverage: Coverage;
  /** AMT*D; only where that payer has paid already. */
  readonly paidCents?: Cents;
}

export interface LineSpec {
  readonly procedure: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  readonly chargeCents: Cents;
  readonly date: ServiceDate;
  readonly dateThrough?: ServiceDate;
  /** SV105, where the line says it. */
  readonly pos?: string;
  readonly pointers: readonly number[];
  /** SV101-7. */
  readonly narrative?: string;
  /** NTE*ADD of the line. */
  readonly note?: string;
  readonly unitBasis?: "UN" | "MJ";
  /** Loop 2410: NDC, quantity and unit of measure. */
  readonly drug?: { readonly ndc: string; readonly quantity: number; readonly unit: "ML" | "UN" | "GR" | "ME" | "F2" };
  readonly rendering?: Clinician;
  readonly facility?: Organization;
  readonly adjudication?: Adjudication;
}

export interface ClaimSpec {
  /** CLM01. */
  readonly id: string;
  readonly frequency?: "1" | "7" | "8";
  readonly pos: string;
  readonly billing: Organization;
  readonly subscriber: Person;
  readonly coverage: Coverage;
  /** SBR01 of the payer that the claim goes to. */
  readonly sequence?: "P" | "S" | "T";
  /** The patient, where it is not the subscriber: loop 2000C with PAT01. */
  readonly dependent?: { readonly person: Person; readonly relation: "01" | "19" | "G8" };
  readonly rendering?: Clinician;
  readonly referring?: Clinician;
  readonly facility?: Organization;
  /** CLM07. */
  readonly assignment?: "A" | "B" | "C";
  /** CLM20: 8 for entitlement granted afterwards. */
  readonly delayReason?: string;
  readonly admitted?: ServiceDate;
  readonly discharged?: ServiceDate;
  /** REF*F8. */
  readonly originalReference?: string;
  /** REF*EA, the practice's own number of the patient's record. */
  readonly medicalRecord?: string;
  /** REF*X4. */
  readonly clia?: string;
  readonly note?: string;
  /** ICD-10-CM without a dot, at most 12. */
  readonly diagnoses: readonly string[];
  readonly otherCoverages?: readonly OtherCoverage[];
  readonly lines: readonly LineSpec[];
}

export function totalCharge(claim: ClaimSpec): Cents {
  return claim.lines.reduce((sum, line) => sum + line.chargeCents, 0);
}
