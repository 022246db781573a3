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
import type { CareDays, LineWorking } from "./working.ts";

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

function splitShare(meaning: number, code: CodeFee, care: CareDays | undefined): number | NotPricedReason {
  const row = code.row;
  const split = modifier.SURGERY_ONLY | modifier.AFTERCARE_ONLY | modifier.BEFORE_ONLY | modifier.RETURN_TO_THEATRE;
  if (row === undefined || !(meaning & split) || (row.globalDays !== "010" && row.globalDays !== "090")) return 10000;
  if (meaning & modifier.AFTERCARE_ONLY && care === undefined) return "needs-care-dates";
  if (row.preOperative + row.intraOperative + row.postOperative === 0) return "by-report";
  if (meaning & modifier.AFTERCARE_ONLY) return row.postOperative * 100;
  if (meaning & modifier.RETURN_TO_THEATRE) return row.intraOperative * 100;
  if (meaning & modifier.SURGERY_ONLY) return (row.preOperative + row.intraOperative) * 100;
  return row.preOperative * 100;
}

/** 62 pays 62.5%, 80, 81 and 82 16%, AS 13.6% (rules.md 3A.10). */
function roleShare(meaning: number): number {
  if (meaning & modifier.ASSISTANT_NPP) return 1360;
  if (meaning & modifier.ASSISTANT) return 1600;
  return meaning & modifier.CO_SURGEON ? 6250 : 10000;
}

/** Whether the units are a count of services: whole, positive, not minutes. */
export function countsServices(line: ServiceLine): boolean {
  const units = line.units;
  return units !== undefined && Number.isInteger(units) && units > 0 && units <= MOST_UNITS && line.unitBasis !== "MJ";
}

/**
 * Looks up everything that the price of a line rests on; the reason it has none comes first where there is one.
 * @param straddling The locality to take where the ZIP code of the line may lie in it, among others.
 */
export function beginLine(line: ServiceLine, medicare: FeesInForce, terms?: PaymentTerms, straddling?: string): LineWorking {
  const fees = medicare.of(line, terms);
  const { agreement } = fees;
  const year = yearOf(fees.tables.date);
  const meaning = paymentMeaningOf(line);
  const otherForm = line.claim.form !== undefined;
  // What a payer's own policy says of physicians it doesn't say of facilities.
  const facility = otherForm && agreement === undefined ? facilityPayment(line) : undefined;
  const paidElsewhere = otherForm && facility === undefined;
  const found = fees.missing === undefined && !paidElsewhere ? fees.localityOf(line) : undefined;
  const locality = straddling !== undefined && found?.mayBe?.includes(straddling) ? fees.locality(straddling) : found;
  const setting = otherForm ? facility?.setting : fees.setting(line.pos);
  const at = setting === undefined ? undefined : setting === "facility" ? locality?.facility : locality?.nonFacility;
  const code = at?.code(
    line.procedureKey,
    facility?.basis === "critical-access-professional" ? professionalPartOf(meaning) : componentOf(meaning),
  );
  const days = code?.row?.globalDays;
  const care = meaning & modifier.AFTERCARE_ONLY && (days === "010" || days === "090") ? careDays(line, Number(days)) : undefined;
  const split = code === undefined ? 10000 : splitShare(meaning, code, care);
  const technicalShare = technicalShareOf(meaning, fees.tables.date);
  const unitFee = code && at && technicalShare !== undefined ? feeWithOldEquipment(line, code, at, technicalShare) : undefined;
  const anesthesia =
    agreement === undefined && locality !== undefined && code?.notPriced === "needs-anesthesia-time"
      ? priceAnesthesia(line, locality.id, fees.tables.anesthesia, terms)
      : undefined;
  const reason = paidElsewhere
    ? "other-schedule"
    : anesthesia !== undefined && "cents" in anesthesia
      ? undefined
      : reasonBeforeFee(line, fees, locality, setting, code);
  return {
    line,
    locality,
    localityResolved: locality !== undefined && reliesOnLocality(line, locality),
    setting,
    at,
    code,
    meaning,
    units: line.units ?? 0,
    unitFee: unitFee ?? 0,
    technicalShare: technicalShare ?? 10000,
    care,
    split: typeof split === "number" ? split : 10000,
    role: roleShare(meaning),
    practitioner: agreement?.policy.practitionerShares === false ? 10000 : practitionerShare(line, meaning, code?.row),
    participation: agreement === undefined ? participationOf(line, year, terms) : PARTICIPATES,
    qualifying: terms?.qualifies(line.renderingNpi, year),
    agreement,
    matchedBy: agreement === undefined ? undefined : terms?.payerOf(line.claim)?.matchedBy,
    anesthesia,
    notPriced:
      reason ??
      reasonOfLine(line, meaning, code, anesthesia !== undefined) ??
      (typeof split === "string" ? split : undefined) ??
      (unitFee === undefined && code?.worthless === false && anesthesia === undefined ? "by-report" : undefined),
    bundled: false,
    physician: 0,
    services: [],
    uncapped: 0,
    allowed: 0,
    byReport: false,
  };
}

function paymentMeaningOf(line: ServiceLine): number {
  return modifier.paymentMeaning(line.modifierKeys);
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
