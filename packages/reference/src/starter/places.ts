import { EditionSeries, type Series } from "../edition.ts";
import type { PlaceOfService } from "../places-of-service.ts";

/** Codes with the facility rate (Medicare Claims Processing Manual, chapter 26, section 10.5). */
const FACILITY: Readonly<Record<string, string>> = {
  "02": "Telehealth, not in the patient's home",
  "06": "Indian Health Service, provider-based",
  "08": "Tribal 638, provider-based",
  "19": "Off-campus outpatient hospital",
  "21": "Inpatient hospital",
  "22": "On-campus outpatient hospital",
  "23": "Emergency room, hospital",
  "24": "Ambulatory surgical center",
  "26": "Military treatment facility",
  "31": "Skilled nursing facility",
  "34": "Hospice",
  "41": "Ambulance, land",
  "42": "Ambulance, air or water",
  "51": "Inpatient psychiatric facility",
  "52": "Psychiatric facility, partial hospitalization",
  "53": "Community mental health center",
  "56": "Psychiatric residential treatment center",
  "61": "Comprehensive inpatient rehabilitation facility",
};

const NON_FACILITY: Readonly<Record<string, string>> = {
  "01": "Pharmacy",
  "03": "School",
  "04": "Homeless shelter",
  "05": "Indian Health Service, free-standing",
  "07": "Tribal 638, free-standing",
  "09": "Prison or correctional facility",
  "10": "Telehealth, in the patient's home",
  "11": "Office",
  "12": "Home",
  "13": "Assisted living facility",
  "14": "Group home",
  "15": "Mobile unit",
  "16": "Temporary lodging",
  "17": "Walk-in retail health clinic",
  "18": "Place of employment",
  "20": "Urgent care facility",
  "25": "Birthing center",
  "27": "Outreach site or street",
  "32": "Nursing facility",
  "33": "Custodial care facility",
  "49": "Independent clinic",
  "50": "Federally qualified health center",
  "54": "Intermediate care facility for people with intellectual disabilities",
  "55": "Residential substance abuse treatment facility",
  "57": "Non-residential substance abuse treatment facility",
  "58": "Non-residential opioid treatment facility",
  "60": "Mass immunization center",
  "62": "Comprehensive outpatient rehabilitation facility",
  "65": "End-stage renal disease treatment facility",
  "66": "PACE center",
  "71": "State or local public health clinic",
  "72": "Rural health clinic",
  "81": "Independent laboratory",
  "99": "Other place of service",
};

export function starterPlaces(): Series<readonly PlaceOfService[]> {
  const rows: PlaceOfService[] = [
    ...Object.entries(FACILITY).map(([code, name]) => ({ code, setting: "facility" as const, name })),
    ...Object.entries(NON_FACILITY).map(([code, name]) => ({ code, setting: "non-facility" as const, name })),
  ];
  return new EditionSeries([
    {
      label: "pos:2024-07",
      period: { from: 20240101, until: 20270101 },
      published: 20231116,
      source: "Place of service codes with their payment setting, July 2024, CMS",
      note: "the list of July 2024 stands in for all dates of the starter set and is dated as the first of them",
      digest: rows.map(({ code, setting }) => `${code}${setting === "facility" ? "F" : "N"}`).join(""),
      rows: rows.map((row) => Object.freeze(row)).sort((a, b) => (a.code < b.code ? -1 : 1)),
    },
  ]);
}
