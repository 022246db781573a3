import type { Bill } from "@claimscrub/claim";
import { codesWith, datedCodesWith, daysOf, healthCodes } from "./bill-codes.ts";
import { npiOf } from "./claim-batch.ts";
import { CLAIM } from "./claim-columns.ts";
import type { SegmentText } from "./segment-text.ts";

/**
 * What loop 2300 of an institutional claim says and a professional one does not (005010X223A2, 004010X096A1).
 *
 * @param slot The place of a segment by its column.
 */
export function readBill(text: SegmentText, slot: (column: number) => number): Bill {
  const codes = healthCodes(text, slot(CLAIM.HI_FIRST), slot(CLAIM.HI_LAST));
  const clm = slot(CLAIM.CLM);
  const facility = text.component(clm, 5, 1);
  const frequency = text.component(clm, 5, 3).toUpperCase();
  const isBillType = text.component(clm, 5, 2).toUpperCase() === "A" && /^\d{2}$/.test(facility) && /^[0-9A-Z]$/.test(frequency);
  const [from, through] = daysOf(text.element(slot(CLAIM.DTP_434), 3));
  const cl1 = slot(CLAIM.CL1);
  return {
    typeOfBill: isBillType ? facility + frequency : "",
    from,
    through,
    admissionType: text.element(cl1, 1),
    admissionSource: text.element(cl1, 2),
    patientStatus: text.element(cl1, 3),
    admittingDiagnosis: codesWith(codes, "ABJ", "BJ")[0] ?? "",
    reasonsForVisit: codesWith(codes, "APR", "PR"),
    externalCauses: codesWith(codes, "ABN", "BN"),
    procedures: [...datedCodesWith(text, codes, "BBR", "BR", "BP", "CAH"), ...datedCodesWith(text, codes, "BBQ", "BQ", "BO")],
    conditions: codesWith(codes, "BG"),
    occurrences: datedCodesWith(text, codes, "BH"),
    spans: datedCodesWith(text, codes, "BI"),
    values: datedCodesWith(text, codes, "BE"),
    diagnosisGroup: codesWith(codes, "DR")[0] ?? "",
    attendingNpi: npiOf(text, slot(CLAIM.ATTENDING)),
    operatingNpi: npiOf(text, slot(CLAIM.OPERATING)),
  };
}
