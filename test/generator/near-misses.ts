import type { ClaimSpec, Payer } from "./claim-spec.ts";
import { PRIVATE } from "./payers.ts";
import { PLACES, PRACTICES } from "./practices.ts";
import type { Visit } from "./visit.ts";

/** Claims that come close to an edit without meeting it: on each of them a careless rule speaks. */
export interface NearMiss {
  readonly name: string;
  readonly visit: Visit;
  /** A second claim of the same patient, physician and day. */
  readonly sameDay?: Visit;
  /** A further claim of the same patient and physician on a later day. */
  readonly laterDay?: { readonly days: number; readonly visit: Visit };
  readonly further?: Partial<ClaimSpec>;
  /** Of the second claim; a frequency other than 1 refers to the first. */
  readonly furtherSameDay?: Partial<ClaimSpec>;
  /** Medicare when left out. */
  readonly payer?: Payer;
}

export const NEAR_MISSES: readonly NearMiss[] = [
  { name: "59 stands on the first of two tumours", visit: { diagnoses: ["C44311", "C4442"], lines: ["17311-59 >1", "17311 >2"] } },
  { name: "second tumour with XS", visit: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311-XS >2"] } },
  { name: "second tumour with 76", visit: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311-76 >2"] } },
  { name: "two eyelids", visit: { diagnoses: ["C441191", "C441121"], lines: ["17311-E1 >1", "17311-E3 >2"] } },
  { name: "two tumours of one diagnosis, 59", visit: { diagnoses: ["C44311"], lines: ["17311", "17311-59", "12052"] } },
  {
    name: "tumour of the face and tumour of the back",
    visit: { diagnoses: ["C44311", "C44519"], lines: ["17311 >1", "17312 >1", "17313-59 >2", "17314 >2"] },
  },
  { name: "hand, said by the digit", visit: { diagnoses: ["C44622"], lines: ["17311-F7"] } },
  { name: "limb", visit: { diagnoses: ["C44729"], lines: ["17313", "17314"] } },
  { name: "perianal skin", visit: { diagnoses: ["C44500"], lines: ["17313"] } },
  { name: "one diagnosis of the trunk and one of the face", visit: { diagnoses: ["C44519", "C44311"], lines: ["17311 >1,2"] } },
  {
    name: "later stage whose first stage stands on another claim",
    visit: { diagnoses: ["C44311"], lines: ["17311"] },
    sameDay: { diagnoses: ["C44311"], lines: ["17312", "12052"] },
  },
  {
    name: "further biopsy whose first one stands on another claim",
    visit: { diagnoses: ["D485"], lines: ["11102"] },
    sameDay: { diagnoses: ["D485"], lines: ["11103"] },
  },
  {
    name: "first stage on two days",
    visit: { diagnoses: ["C44311"], lines: ["17311"] },
    laterDay: { days: 7, visit: { diagnoses: ["C44212"], lines: ["17311"] } },
  },
  { name: "simple repair beside Mohs", visit: { diagnoses: ["C44311"], lines: ["17311", "12011"] } },
  { name: "flap beside Mohs", visit: { diagnoses: ["C44311"], lines: ["17311", "14060"] } },
  { name: "graft beside Mohs", visit: { diagnoses: ["C44212"], lines: ["17311", "15260", "15261"] } },
  {
    name: "two repairs of different classes, 59 on the column 2 code",
    visit: { diagnoses: ["C44311", "C44519"], lines: ["17311 >1", "17313-59 >2", "12052-59 >1", "12032 >2"] },
  },
  { name: "six later stages, exactly the limit", visit: { diagnoses: ["C44311"], lines: ["17311", "17312 x6"] } },
  { name: "fifteen further blocks, exactly the limit", visit: { diagnoses: ["C44311"], lines: ["17311", "17312", "17315 x15"] } },
  { name: "thirteen further lesions, exactly the limit", visit: { diagnoses: ["L570"], lines: ["17000", "17003 x13"] } },
  { name: "sixteen specimens, exactly the limit", visit: { pos: "81", diagnoses: ["D2239"], lines: ["88305 x16"] } },
  { name: "new-patient visit with 25 beside Mohs", visit: { diagnoses: ["C44311", "L409"], lines: ["99203-25 >2", "17311 >1"] } },
  { name: "visit with 25 beside a biopsy", visit: { diagnoses: ["D485", "L409"], lines: ["99213-25 >2", "11102 >1"] } },
  {
    name: "visit on the day before Mohs",
    visit: { diagnoses: ["C44311"], lines: ["99213"] },
    laterDay: { days: 1, visit: { diagnoses: ["C44311"], lines: ["17311"] } },
  },
  { name: "stain of Mohs tissue with XU", visit: { diagnoses: ["C44311"], lines: ["17311", "88342-XU"] } },
  {
    name: "frozen section with 59 beside a biopsy with 59",
    visit: { diagnoses: ["C44311", "D485"], lines: ["17311 >1", "11102-59 >2", "88331-59 >2"] },
  },
  {
    name: "pathology by another physician of another diagnosis",
    visit: { diagnoses: ["C44311", "D225"], lines: ["17311 >1", "88305 >2 lab"] },
  },
  { name: "pair with 59 on the column 1 code", visit: { diagnoses: ["D485", "L570"], lines: ["11102-59 >1", "17000 >2"] } },
  { name: "pair with XS", visit: { diagnoses: ["B079", "L570"], lines: ["17110 >1", "17000-XS >2"] } },
  {
    name: "pair on two days",
    visit: { diagnoses: ["D485"], lines: ["11102"] },
    laterDay: { days: 14, visit: { diagnoses: ["L570"], lines: ["17000"] } },
  },
  { name: "same excision twice, second with 59", visit: { diagnoses: ["L720", "D225"], lines: ["11402 >1", "11402-59 >2"] } },
  { name: "professional and technical part apart", visit: { pos: "81", diagnoses: ["D2239"], lines: ["88312-26", "88312-TC"] } },
  { name: "hospital named", visit: { pos: "22", facility: PLACES.newYorkHospital, diagnoses: ["C44311"], lines: ["17311"] } },
  {
    name: "inpatient, hospital place of service",
    visit: { pos: "21", facility: PLACES.newYorkHospital, admittedDaysBefore: 2, diagnoses: ["C44311"], lines: ["17311"] },
  },
  {
    name: "discharged the day before",
    visit: { pos: "11", admittedDaysBefore: 5, diagnoses: ["C44311"], lines: ["17311"] },
    further: { discharged: 20240806 },
  },
  {
    name: "nursing facility without hospital",
    visit: { pos: "32", facility: PLACES.ohioNursingHome, diagnoses: ["C44311"], lines: ["17311"] },
  },
  {
    name: "charge below the fee but above the halved amount",
    visit: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311-59 >2 $480"] },
  },
  { name: "charge a cent below nothing worth naming", visit: { diagnoses: ["C44311"], lines: ["17311", "99024 $0.01"] } },
  {
    name: "replaced by a right claim",
    visit: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311 >2"] },
    sameDay: { diagnoses: ["C44311", "C4442"], lines: ["17311 >1", "17311-59 >2"] },
    furtherSameDay: { frequency: "7" },
    payer: PRIVATE.commercial,
  },
  {
    name: "voided",
    visit: { diagnoses: ["L570"], lines: ["17000 x2"] },
    sameDay: { diagnoses: ["L570"], lines: ["17000 x2"] },
    furtherSameDay: { frequency: "8" },
    payer: PRIVATE.commercial,
  },
  {
    name: "another physician of the house the same day",
    visit: { diagnoses: ["L720"], lines: ["11402"] },
    sameDay: { diagnoses: ["L720"], lines: ["11402 lab"] },
  },
];

export const NEAR_MISS_DATE = 20240807;
export const NEAR_MISS_PRACTICES = [
  PRACTICES.manhattanMohs,
  PRACTICES.alabamaDermatology,
  PRACTICES.californiaMohs,
  PRACTICES.ohioDermatology,
] as const;
