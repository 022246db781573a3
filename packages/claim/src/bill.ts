import type { Cents } from "./cents.ts";
import type { ServiceDate } from "./service-date.ts";

/** A code of loop 2300 with its day or days and its amount, where its kind has them; 0 and undefined where not. */
export interface BillCode {
  readonly code: string;
  readonly from: ServiceDate;
  readonly through: ServiceDate;
  readonly amountCents: Cents | undefined;
}

/** What only an institutional claim (UB-04) says of itself. */
export interface Bill {
  /** Type of bill without its leading zero: CLM05-1 and CLM05-3, `131`; empty where CLM05-2 is not A or a part is absent. */
  readonly typeOfBill: string;
  /** DTP*434, the days that the statement covers; 0 where absent. */
  readonly from: ServiceDate;
  readonly through: ServiceDate;
  /** CL101 to CL103: type and source of the admission, and how the patient left. */
  readonly admissionType: string;
  readonly admissionSource: string;
  readonly patientStatus: string;
  /** HI*ABJ or BJ, HI*APR or PR, HI*ABN or BN: diagnosis at admission, reasons for the visit, external causes. */
  readonly admittingDiagnosis: string;
  readonly reasonsForVisit: readonly string[];
  readonly externalCauses: readonly string[];
  /** HI*BBR and BBQ, BR and BQ (ICD), BP and BO (HCPCS): the principal procedure first. */
  readonly procedures: readonly BillCode[];
  /** HI*BG, BH, BI and BE: condition codes, occurrences, occurrence spans and values. */
  readonly conditions: readonly string[];
  readonly occurrences: readonly BillCode[];
  readonly spans: readonly BillCode[];
  readonly values: readonly BillCode[];
  /** HI*DR. */
  readonly diagnosisGroup: string;
  /** NM109 of 2310A (71) and of 2310B (72): who attended and who operated. */
  readonly attendingNpi: string;
  readonly operatingNpi: string;
}

/** Two digits of the type of bill: who bills and what for (`13`, hospital outpatient; `85`, critical access hospital). */
export function billedBy(bill: Pick<Bill, "typeOfBill"> | undefined): string {
  return bill?.typeOfBill.slice(0, 2) ?? "";
}
