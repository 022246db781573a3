import { inPeriod, type ServiceDate } from "@claimscrub/claim";
import type { EditionInfo, FilingRequirements } from "./tables.ts";

/** What claims must hold from a day on. */
export type Requirement =
  /** Providers are named by their NPI (45 CFR 162.404; CMS's contingency ended on 22 May 2008). */
  | "national-provider-number"
  /** Claims follow version 5010 of the guide, which asks for a street and nine digits of ZIP code (45 CFR 162.1102). */
  | "guide-5010"
  /** Diagnoses of services are ICD-10-CM (45 CFR 162.1002). */
  | "icd-10-cm"
  /** Members of Medicare are named by the Medicare Beneficiary Identifier, whatever the date of service (CMS, transition period of the new card). */
  | "medicare-beneficiary-identifier"
  /** Telehealth to Part B goes with place 02 or 10, not with the place of a visit in person (Medicare Claims Processing Manual, chapter 12, section 190). */
  | "telehealth-places";

/** No law of these has an end. */
const NEVER = 22000101;

/** By the day on which each came into force. No file of CMS's carries them, and a reference without them would not be the law of any day. */
const SINCE: readonly (readonly [from: ServiceDate, requirement: Requirement])[] = [
  [20080523, "national-provider-number"],
  [20120101, "guide-5010"],
  [20151001, "icd-10-cm"],
  [20200101, "medicare-beneficiary-identifier"],
  [20240101, "telehealth-places"],
];

const SOURCE = "45 CFR 162; Medicare Claims Processing Manual (CMS)";

function editionFrom(at: number): EditionInfo {
  const from = SINCE[at]?.[0] ?? 0;
  const period = { from, until: SINCE[at + 1]?.[0] ?? NEVER };
  return { label: `filing-requirements:${from === 0 ? "earliest" : from}`, period, published: from, source: SOURCE };
}

/** From before the first of them to the last: as many as there are days on which something changed. */
const TABLES: readonly FilingRequirements[] = [-1, ...SINCE.keys()].map((last): FilingRequirements => {
  const edition = editionFrom(last);
  const inForce = new Set(SINCE.slice(0, last + 1).map(([, requirement]) => requirement));
  return {
    edition,
    has: (requirement) => inForce.has(requirement),
    hasOn: (requirement, date) => (inPeriod(date, edition.period) ? inForce.has(requirement) : filingRequirements(date).has(requirement)),
  };
});

/** The requirements in force on a date: the same object for all dates between two changes. */
export function filingRequirements(date: ServiceDate): FilingRequirements {
  let last = SINCE.length - 1;
  while (last >= 0 && date < (SINCE[last]?.[0] ?? 0)) last -= 1;
  return TABLES[last + 1] as FilingRequirements;
}
