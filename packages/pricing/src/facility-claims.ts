import { billedBy, type ServiceLine } from "@claimscrub/claim";
import type { Setting } from "@claimscrub/reference";

/** Why a line of an institutional claim is paid under the physician fee schedule, and at which of its rates. */
export interface FacilityPayment {
  readonly basis: "critical-access-professional" | "outpatient-therapy" | "comprehensive-rehabilitation";
  readonly setting: Setting;
}

/** Professional fees of a critical access hospital that chose the optional method (42 U.S.C. 1395m(g)(2); CPM ch. 4 s. 250.2). */
const CRITICAL_ACCESS: FacilityPayment = { basis: "critical-access-professional", setting: "facility" };
/** Outpatient therapy is paid at the non-facility rate wherever it is given (42 U.S.C. 1395m(k); CPM ch. 5 s. 10 and 20). */
const THERAPY: FacilityPayment = { basis: "outpatient-therapy", setting: "non-facility" };
/** A rehabilitation facility is paid so for all its services (CPM ch. 5 s. 100). */
const REHABILITATION: FacilityPayment = { basis: "comprehensive-rehabilitation", setting: "non-facility" };

/** Two digits of the type of bill. */
const CRITICAL_ACCESS_HOSPITAL = "85";
const REHABILITATION_FACILITY = "75";
/** Hospitals (12x, 13x), nursing facilities (22x, 23x), home health agencies (34x), rehabilitation agencies (74x). */
const THERAPY_BILLS = new Set(["12", "13", "22", "23", "34", "74"]);
/** Hospitals of Maryland are paid by the state's own rates. */
const HOSPITALS = new Set(["12", "13"]);
const OWN_RATES = "MD";
const PROFESSIONAL_FEES = /^09[678]/;
const THERAPY_REVENUE = /^04[234]/;
/** Physical and occupational therapy, speech-language pathology: a plan of care for each. */
const DISCIPLINES = new Set(["GP", "GO", "GN"]);

/**
 * How Medicare pays a line of an institutional or a dental claim by the physician fee schedule; undefined for all others, which are paid under
 * another system (outpatient prospective payment, cost, per diem, encounter rates, dental schedules).
 */
export function facilityPayment(line: ServiceLine): FacilityPayment | undefined {
  const { claim } = line;
  if (claim.form !== "institutional" || line.procedure === "") return undefined;
  const by = billedBy(claim.bill);
  const revenue = line.revenueCode ?? "";
  if (by === CRITICAL_ACCESS_HOSPITAL) return PROFESSIONAL_FEES.test(revenue) ? CRITICAL_ACCESS : undefined;
  if (by === REHABILITATION_FACILITY) return REHABILITATION;
  if (!THERAPY_BILLS.has(by) || (HOSPITALS.has(by) && claim.billing.state.toUpperCase() === OWN_RATES)) return undefined;
  const isTherapy = THERAPY_REVENUE.test(revenue) && line.modifiers.some((modifier) => DISCIPLINES.has(modifier));
  return isTherapy ? THERAPY : undefined;
}

/** Whether the facility, not a person, is who did the service: its therapy of a day ranks together whoever gave it. */
export function isByFacility(line: ServiceLine): boolean {
  return line.claim.form === "institutional" && facilityPayment(line) !== CRITICAL_ACCESS;
}

/** Shares by which a critical access hospital tells who did the service: GF a nurse practitioner or physician assistant, AJ a social worker. */
const SHARES: Readonly<Record<string, number>> = { GF: 8500, AJ: 7500 };

/** The practitioner's share that the line's modifiers tell, in basis points; undefined where they tell none. */
export function shareByModifier(line: ServiceLine): number | undefined {
  if (line.claim.form !== "institutional") return undefined;
  const telling = line.modifiers.find((modifier) => SHARES[modifier] !== undefined);
  return telling === undefined ? undefined : SHARES[telling];
}

const WORDS: Readonly<Record<FacilityPayment["basis"], string>> = {
  "critical-access-professional": "professional fee of a critical access hospital (optional method, of whose payment Medicare gives 115%)",
  "outpatient-therapy": "outpatient therapy of a facility, paid by the fee schedule",
  "comprehensive-rehabilitation": "service of a rehabilitation facility, paid by the fee schedule",
};

/** Why and at which rate, in words for the steps of an amount. */
export function facilityWords(line: ServiceLine): string {
  const payment = facilityPayment(line);
  if (payment === undefined) return "";
  return `type of bill ${line.claim.bill?.typeOfBill}, revenue code ${line.revenueCode}: ${WORDS[payment.basis]}: ${payment.setting} rate`;
}
