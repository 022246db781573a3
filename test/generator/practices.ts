import type { Clinician, Organization, Payer } from "./claim-spec.ts";
import { inventedClia, inventedNpi, inventedTaxId } from "./identifiers.ts";
import { MEDICARE } from "./payers.ts";
import type { Town } from "./people.ts";

export const TAXONOMY = {
  dermatology: "207N00000X",
  mohs: "207ND0101X",
  pathology: "207ZP0102X",
  dermatopathology: "207ZD0900X",
  familyMedicine: "207Q00000X",
  internalMedicine: "207R00000X",
} as const;

/** A practice with its people, its laboratory number, its usual payers and its prices. */
export interface Practice {
  readonly kind: "mohs" | "dermatology" | "primary-care" | "pathology" | "nursing-home";
  readonly billing: Organization;
  readonly clinicians: readonly [Clinician, ...Clinician[]];
  /** Who refers patients here. */
  readonly referring: Clinician;
  readonly clia: string;
  readonly town: Town;
  readonly medicare: Payer;
  /** What the practice charges, in percent of the chargemaster of this folder. */
  readonly pricePercent: number;
}

function clinician(serial: number, last: string, first: string, taxonomy: string): Clinician {
  return { npi: inventedNpi(serial), last, first, taxonomy };
}

function group(serial: number, name: string, street: string, city: string, state: string, zip: string, taxonomy: string): Organization {
  return {
    name,
    npi: inventedNpi(serial),
    street,
    city,
    state,
    zip,
    taxonomy,
    taxId: inventedTaxId(serial),
    phone: `80055501${String(serial % 100).padStart(2, "0")}`,
  };
}

export const PRACTICES = {
  manhattanMohs: {
    kind: "mohs",
    billing: group(4101, "HUDSON SKIN SURGERY PLLC", "210 W 24TH ST", "NEW YORK", "NY", "100011402", TAXONOMY.dermatology),
    clinicians: [clinician(5101, "MARCHETTI", "ELENA", TAXONOMY.mohs), clinician(5102, "ROSENBAUM", "IRA", TAXONOMY.mohs)],
    referring: clinician(6101, "OYELARAN", "GRACE", TAXONOMY.familyMedicine),
    clia: inventedClia(4101),
    town: { city: "NEW YORK", state: "NY", zip: "10011" },
    medicare: MEDICARE.newYork,
    pricePercent: 110,
  },
  alabamaDermatology: {
    kind: "dermatology",
    billing: group(4102, "RED MOUNTAIN DERMATOLOGY PC", "1800 20TH AVE S", "BIRMINGHAM", "AL", "352331807", TAXONOMY.dermatology),
    clinicians: [clinician(5103, "TILLMAN", "CORA", TAXONOMY.mohs), clinician(5104, "HASKELL", "WYATT", TAXONOMY.dermatology)],
    referring: clinician(6102, "BOONE", "SAMUEL", TAXONOMY.internalMedicine),
    clia: inventedClia(4102),
    town: { city: "BIRMINGHAM", state: "AL", zip: "35233" },
    medicare: MEDICARE.alabama,
    pricePercent: 85,
  },
  californiaMohs: {
    kind: "mohs",
    billing: group(
      4103,
      "BAY VIEW MOHS SURGERY MEDICAL GROUP",
      "1600 VAN NESS AVE",
      "SAN FRANCISCO",
      "CA",
      "941093204",
      TAXONOMY.dermatology,
    ),
    clinicians: [clinician(5105, "NGUYEN-HART", "LIEN", TAXONOMY.mohs)],
    referring: clinician(6103, "PADILLA", "ROSA", TAXONOMY.familyMedicine),
    clia: inventedClia(4103),
    town: { city: "SAN FRANCISCO", state: "CA", zip: "94109" },
    medicare: MEDICARE.northernCalifornia,
    pricePercent: 120,
  },
  ohioDermatology: {
    kind: "dermatology",
    billing: group(4104, "LAKESHORE DERMATOLOGY LLC", "10900 EUCLID AVE", "CLEVELAND", "OH", "441061712", TAXONOMY.dermatology),
    clinicians: [clinician(5106, "KOVAC", "ANTON", TAXONOMY.dermatology), clinician(5107, "BRIGHTWELL", "NADIA", TAXONOMY.mohs)],
    referring: clinician(6104, "FENWICK", "PAUL", TAXONOMY.familyMedicine),
    clia: inventedClia(4104),
    town: { city: "CLEVELAND", state: "OH", zip: "44106" },
    medicare: MEDICARE.ohio,
    pricePercent: 95,
  },
  texasPrimaryCare: {
    kind: "primary-care",
    billing: group(4105, "WHITE ROCK FAMILY MEDICINE PA", "2200 ROSS AVE", "DALLAS", "TX", "752012708", TAXONOMY.familyMedicine),
    clinicians: [
      clinician(5108, "ARCHULETA", "DIANE", TAXONOMY.familyMedicine),
      clinician(5109, "WINSLOW", "GARTH", TAXONOMY.familyMedicine),
    ],
    referring: clinician(6105, "SAYEED", "OMAR", TAXONOMY.internalMedicine),
    clia: inventedClia(4105),
    town: { city: "DALLAS", state: "TX", zip: "75201" },
    medicare: MEDICARE.texas,
    pricePercent: 95,
  },
  floridaPathology: {
    kind: "pathology",
    billing: group(4106, "BISCAYNE PATHOLOGY ASSOCIATES", "1400 NW 12TH AVE", "MIAMI", "FL", "331361003", TAXONOMY.pathology),
    clinicians: [clinician(5110, "VOSS", "HELGA", TAXONOMY.dermatopathology)],
    referring: clinician(6106, "CARRERA", "MIGUEL", TAXONOMY.dermatology),
    clia: inventedClia(4106),
    town: { city: "MIAMI", state: "FL", zip: "33136" },
    medicare: MEDICARE.florida,
    pricePercent: 100,
  },
  ohioNursingHome: {
    kind: "nursing-home",
    billing: group(4107, "ERIE POST ACUTE PHYSICIANS INC", "11100 CEDAR AVE", "CLEVELAND", "OH", "441061801", TAXONOMY.internalMedicine),
    clinicians: [
      clinician(5111, "DUNMORE", "KEITH", TAXONOMY.internalMedicine),
      clinician(5112, "ABERNATHY", "JOYCE", TAXONOMY.internalMedicine),
    ],
    referring: clinician(6107, "LARKIN", "TESS", TAXONOMY.familyMedicine),
    clia: inventedClia(4107),
    town: { city: "CLEVELAND", state: "OH", zip: "44106" },
    medicare: MEDICARE.ohio,
    pricePercent: 100,
  },
} as const satisfies Record<string, Practice>;

/** Reads slides for any of the practices; of another specialty than the surgeons, so never the same physician as they. */
export const PATHOLOGIST: Clinician = clinician(5199, "IWASAKI", "MEI", TAXONOMY.dermatopathology);

/** Places that are not the practice's own: a hospital's outpatient department, a surgery centre, a nursing home. */
export const PLACES = {
  newYorkHospital: {
    name: "GRAMERCY GENERAL HOSPITAL",
    npi: inventedNpi(7101),
    street: "400 E 20TH ST",
    city: "NEW YORK",
    state: "NY",
    zip: "100091118",
  },
  alabamaSurgeryCentre: {
    name: "VULCAN SURGERY CENTER",
    npi: inventedNpi(7102),
    street: "700 21ST ST S",
    city: "BIRMINGHAM",
    state: "AL",
    zip: "352331902",
  },
  californiaHospitalClinic: {
    name: "GOLDEN HILL MEDICAL CENTER CLINIC",
    npi: inventedNpi(7103),
    street: "2300 SUTTER ST",
    city: "SAN FRANCISCO",
    state: "CA",
    zip: "941153006",
  },
  floridaHospital: {
    name: "BRICKELL COMMUNITY HOSPITAL",
    npi: inventedNpi(7105),
    street: "1500 SW 1ST AVE",
    city: "MIAMI",
    state: "FL",
    zip: "331291402",
  },
  ohioNursingHome: {
    name: "MAPLE COURT CARE CENTER",
    npi: inventedNpi(7104),
    street: "11900 FAIRHILL RD",
    city: "CLEVELAND",
    state: "OH",
    zip: "441201011",
  },
} as const satisfies Record<string, Organization>;
