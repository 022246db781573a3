import { billedBy, type ServiceLine } from "@claimscrub/claim";

/** Two digits of the type of bill: inpatients, by part A, by part B and in swing beds; outpatients, of critical access hospitals too. */
const INPATIENT = new Set(["11", "12", "18"]);
const OUTPATIENT = new Set(["13", "85"]);
/** PO and PN: a department off the hospital's campus. */
const OFF_CAMPUS = new Set(["PO", "PN"]);
/** A physician's fee on the hospital's bill is not the hospital's overhead. */
const PROFESSIONAL_FEES = /^09[678]/;

/**
 * The place of service of a physician whose service stands on a hospital's own bill as this line; undefined for a line of another facility, whose
 * bill says nothing of a physician's place, and for specimens of nobody who was there (type of bill 14x).
 */
export function placeOfHospitalsLine(line: ServiceLine): string | undefined {
  const by = billedBy(line.claim.bill);
  if (PROFESSIONAL_FEES.test(line.revenueCode ?? "")) return undefined;
  if (INPATIENT.has(by)) return "21";
  if (!OUTPATIENT.has(by)) return undefined;
  return line.modifiers.some((modifier) => OFF_CAMPUS.has(modifier)) ? "19" : "22";
}
