/** X12 elements by their beginning, and the field that says the same. */
type Ways = readonly (readonly [prefix: string, field: string])[];

const OF_LINE: Ways = [
  ["SV101-3", "modifiers.1"],
  ["SV101-4", "modifiers.2"],
  ["SV101-5", "modifiers.3"],
  ["SV101-6", "modifiers.4"],
  ["SV101-7", "narrative"],
  ["SV101", "procedure"],
  ["SV102", "charge"],
  ["SV103", "unit-basis"],
  ["SV104", "units"],
  ["SV105", "place"],
  ["SV107", "pointers"],
  ["SV1", "procedure"],
  ["LX", "line"],
  ["DTP*472", "from"],
  ["NM1*82", "rendering-npi"],
  ["PRV*PE", "rendering-taxonomy"],
  ["NM1*77", "facility-npi"],
  ["REF*X4", "clia"],
  ["REF*6R", "control-number"],
  ["NM1*D", "ordering-npi"],
  ["NTE", "line-note"],
  ["LIN", "drug"],
];

const OF_CLAIM: Ways = [
  ["CLM02", "claim-charge"],
  ["CLM05-1", "place"],
  ["CLM05-3", "frequency"],
  ["CLM07", "assignment"],
  ["CLM20", "delay-reason"],
  ["CLM", "claim"],
  ["REF*F8", "original-reference"],
  ["REF*X4", "clia"],
  ["NTE", "note"],
  ["DTP*435", "admitted"],
  ["DTP*096", "discharged"],
  ["DTP*472", "from"],
  ["NM1*82", "rendering-npi"],
  ["PRV*PE", "rendering-taxonomy"],
  ["NM1*77", "facility-npi"],
  ["NM1*85", "billing-npi"],
  ["NM1*DN", "referring-npi"],
  ["NM1*DQ", "supervising-npi"],
  ["PRV*BI", "billing-taxonomy"],
  ["N301", "billing-street"],
  ["N403", "billing-zip"],
  ["SBR09", "filing-indicator"],
  ["SBR", "sequence"],
  ["NM1*PR", "payer-id"],
  ["NM1*IL", "member-id"],
  ["DMG02", "birth-date"],
  ["DMG03", "sex"],
  ["BHT", "received"],
];

/** The field of a line that says what an X12 element says; undefined where that belongs to the claim. */
export function fieldOnLine(element: string): string | undefined {
  return fieldIn(OF_LINE, element);
}

/** The same for a claim; its number where no field says it. */
export function fieldOnClaim(element: string): string {
  const place = /^HI(\d\d)/.exec(element)?.[1];
  return place === undefined ? (fieldIn(OF_CLAIM, element) ?? "claim") : `diagnoses.${Number(place)}`;
}

function fieldIn(ways: Ways, element: string): string | undefined {
  return ways.find(([prefix]) => element.startsWith(prefix))?.[1];
}
