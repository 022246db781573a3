import { addDays, daysBetween, type NotPricedReason, type ServiceLine, yearOf } from "@claimscrub/claim";
import type { FeeComponent, Setting } from "@claimscrub/reference";
import type { CodeFee } from "./code-fee.ts";
import { facilityPayment } from "./facility-claims.ts";
import type { FeesInForce, PaymentLocality } from "./fees-in-force.ts";
import * as modifier from "./payment-modifiers.ts";
import { practitionerShare } from "./practitioner.ts";
import { priceAnesthesia } from "./terms/anesthesia.ts";
import { PARTICIPATES, participationOf } from "./terms/participation.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";
import { feeWithOldEquipment, technicalShareOf } from "./old-equipment.ts";
import { type CareDays, IN_FULL, type LineWorking } from "./working.ts";

const SPLIT = modifier.SURGERY_ONLY | modifier.AFTERCARE_ONLY | modifier.BEFORE_ONLY | modifier.RETURN_TO_THEATRE;

/** The most units that SV104 can say (8 digits); beyond it a number is no count of services. */
const MOST_UNITS = 99_999_999;

/** Which row of the fee schedule the modifiers ask for. 26 beside TC is the whole. */
export function componentOf(meaning: number): FeeComponent {
  const part = meaning & (modifier.PROFESSIONAL | modifier.TECHNICAL);
  if (part === modifier.PROFESSIONAL) return "26";
  if (part === modifier.TECHNICAL) return "TC";
  return meaning & modifier.DISCONTINUED ? "53" : "";
}

/** What is billed as a professional fee is no technical part: the 26 row where the code has one. */
function professionalPartOf(meaning: number): FeeComponent {
  return componentOf(meaning) || "26";
}

/** Whether the place of service is the patient's home and nothing says where that is: the billing ZIP only stands in. */
function homeUnknown(line: ServiceLine): boolean {
  return line.pos === "12" && line.claim.locality === undefined && !line.serviceFacility?.zip;
}

/** Whether a line's locality may be relied on. */
export function reliesOnLocality(line: ServiceLine, locality: PaymentLocality): boolean {
  return locality.resolved && !homeUnknown(line);
}

/**
 * Days of the global period on which a physician had the post-operative care (CPM ch. 12 s. 40.4): from the day it was taken over (DTP*090)
 * to the day it was given away (DTP*091), within the days after the surgery, which the line's date is; undefined where that names no day.
 */
function careDays(line: ServiceLine, of: number): CareDays | undefined {
  const { careAssumed = 0, careRelinquished = 0 } = line.claim;
  if (careAssumed === 0 || line.date === 0) return undefined;
  const [first, last] = [addDays(line.date, 1), addDays(line.date, of)];
  const from = Math.max(first, careAssumed);
  const to = careRelinquished === 0 ? last : Math.min(last, careRelinquished);
  return from > to ? undefined : { days: daysBetween(from, to) + 1, of };
}

/** Writes the share of the global package (54, 55, 56, 78) that the line is paid; the reason where it has none. */
function splitSurgery(working: LineWorking): NotPricedReason | undefined {
  const { meaning, line } = working;
  working.split = IN_FULL;
  working.care = undefined;
  const row = working.code?.row;
  if (row === undefined || !(meaning & SPLIT) || (row.globalDays !== "010" && row.globalDays !== "090")) return undefined;
  if (meaning & modifier.AFTERCARE_ONLY) working.care = careDays(line, Number(row.globalDays));
  if (meaning & modifier.AFTERCARE_ONLY && working.care === undefined) return "needs-care-dates";
  if (row.preOperative + row.intraOperative + row.postOperative === 0) return "by-report";
  if (meaning & modifier.AFTERCARE_ONLY) working.split = row.postOperative * 100;
  else if (meaning & modifier.RETURN_TO_THEATRE) working.split = row.intraOperative * 100;
  else if (meaning & modifier.SURGERY_ONLY) working.split = (row.preOperative + row.intraOperative) * 100;
  else working.split = row.preOperative * 100;
  return undefined;
}

/** 62 pays 62.5%, 80, 81 and 82 16%, AS 13.6% (rules.md 3A.10). */
export function roleShare(meaning: number): number {
  if (meaning & modifier.ASSISTANT_NPP) return 1360;
  if (meaning & modifier.ASSISTANT) return 1600;
  return meaning & modifier.CO_SURGEON ? 6250 : IN_FULL;
}

/** Whether the units are a count of services: whole, positive, not minutes. */
export function countsServices(line: ServiceLine): boolean {
  const units = line.units;
  return units !== undefined && Number.isInteger(units) && units > 0 && units <= MOST_UNITS && line.unitBasis !== "MJ";
}

/** What all lines of a claim share, and whether words are wanted. */
export interface ClaimFacts {
  readonly partB: boolean;
  /** CLM07 C or B on a claim to Medicare Part B. */
  readonly unassigned: boolean;
  readonly recording: boolean;
}

/**
 * Looks up everything that the price of a line rests on; the reason it has none comes first where there is one. Writes every field.
 * @param straddling The locality to take where the ZIP code of the line may lie in it, among others.
 */
export function beginLine(
  working: LineWorking,
  line: ServiceLine,
  medicare: FeesInForce,
  terms: PaymentTerms | undefined,
  claim: ClaimFacts,
  straddling?: string,
): void {
  const fees = terms === undefined ? medicare : medicare.of(line, terms);
  const { agreement } = fees;
  const { date } = fees.tables;
  const meaning = modifier.paymentMeaning(line.modifierKeys);
  const otherForm = line.claim.form !== undefined;
  // What a payer's own policy says of physicians it doesn't say of facilities.
  const facility = otherForm && agreement === undefined ? facilityPayment(line) : undefined;
  const paidElsewhere = otherForm && facility === undefined;
  const found = fees.missing === undefined && !paidElsewhere ? fees.localityOf(line) : undefined;
  const locality = straddling !== undefined && found?.mayBe?.includes(straddling) ? fees.locality(straddling) : found;
  const setting = otherForm ? facility?.setting : fees.setting(line.pos);
  const at = setting === undefined ? undefined : setting === "facility" ? locality?.facility : locality?.nonFacility;
  const part = facility?.basis === "critical-access-professional" ? professionalPartOf(meaning) : componentOf(meaning);
  const code = at?.code(line.procedureKey, part);
  const technicalShare = technicalShareOf(meaning, date);
  const unitFee = code && at && technicalShare !== undefined ? feeWithOldEquipment(line, code, at, technicalShare) : undefined;
  const anesthesia =
    agreement === undefined && locality !== undefined && code?.notPriced === "needs-anesthesia-time"
      ? priceAnesthesia(line, locality.id, fees.tables.anesthesia, terms)
      : undefined;
  working.line = line;
  working.locality = locality;
  working.localityResolved = locality !== undefined && reliesOnLocality(line, locality);
  working.setting = setting;
  working.at = at;
  working.code = code;
  working.meaning = meaning;
  working.units = line.units ?? 0;
  working.unitFee = unitFee ?? 0;
  working.technicalShare = technicalShare ?? IN_FULL;
  const split = splitSurgery(working);
  working.role = roleShare(meaning);
  working.practitioner = agreement?.policy.practitionerShares === false ? IN_FULL : practitionerShare(line, meaning, code?.row);
  working.participation = agreement === undefined ? participationOf(line, claim, date, terms) : PARTICIPATES;
  working.agreement = agreement;
  working.qualifying = claim.recording ? terms?.qualifies(line.renderingNpi, yearOf(date)) : undefined;
  working.matchedBy = claim.recording && agreement !== undefined ? terms?.payerOf(line.claim)?.matchedBy : undefined;
  working.anesthesia = anesthesia;
  working.notPriced =
    (paidElsewhere
      ? "other-schedule"
      : anesthesia !== undefined && "cents" in anesthesia
        ? undefined
        : reasonBeforeFee(line, fees, locality, setting, code)) ??
    reasonOfLine(line, meaning, code, anesthesia !== undefined) ??
    split ??
    (unitFee === undefined && code?.worthless === false && anesthesia === undefined ? "by-report" : undefined);
  working.bundled = false;
  working.physician = 0;
  working.services.clear();
  working.uncapped = 0;
  working.allowed = 0;
  working.byReport = false;
  working.spread = undefined;
  working.mayRankTogether = false;
}

function reasonBeforeFee(
  line: ServiceLine,
  fees: FeesInForce,
  locality: PaymentLocality | undefined,
  setting: Setting | undefined,
  code: CodeFee | undefined,
): NotPricedReason | undefined {
  if (fees.missing !== undefined) return fees.missing;
  if (line.qualifier !== "HC") return "unknown-code";
  if (locality === undefined) return "no-locality";
  if (setting === undefined) {
    // A code that no schedule knows is the nearer fault, wherever it was done.
    const { row, notPriced } = locality.nonFacility.code(line.procedureKey, "");
    return row === undefined && notPriced !== undefined ? "unknown-code" : "pos-unassigned";
  }
  return code?.notPriced;
}

function reasonOfLine(line: ServiceLine, meaning: number, code: CodeFee | undefined, anesthesia: boolean): NotPricedReason | undefined {
  if (code === undefined || code.worthless) return undefined;
  if (anesthesia) return meaning & (modifier.BY_REPORT | modifier.DISCONTINUED) ? "by-report" : undefined;
  if (meaning & modifier.BY_REPORT) return "by-report";
  if (meaning & modifier.DISCONTINUED && code.row?.component !== "53") return "by-report";
  return countsServices(line) ? undefined : "unreadable";
}
