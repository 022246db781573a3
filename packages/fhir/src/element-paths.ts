/** An X12 element by its beginning, and the ways to what says the same in FHIR, the first that is there counting. */
type Ways = readonly (readonly [prefix: string, ...names: readonly string[]])[];

const OF_LINE: Ways = [
  ["SV101-3", "modifier"],
  ["SV101-4", "modifier"],
  ["SV101-5", "modifier"],
  ["SV101-6", "modifier"],
  ["SV101", "productOrService", "service"],
  ["SV102", "net", "unitPrice"],
  ["SV103", "quantity"],
  ["SV104", "quantity"],
  ["SV105", "locationCodeableConcept", "locationReference", "locationAddress"],
  ["SV107", "diagnosisSequence", "diagnosisLinkId"],
  ["SV1", "productOrService", "service"],
  ["LX", "sequence"],
  ["DTP*472", "servicedDate", "servicedPeriod", "serviceDate", "servicePeriod"],
  ["NM1*82", "careTeamSequence", "careTeamLinkId", "provider"],
  ["PRV*PE", "careTeamSequence", "careTeamLinkId", "provider"],
  ["NM1*77", "locationReference"],
  ["REF*X4", "informationSequence", "informationLinkId"],
  ["NTE", "informationSequence", "informationLinkId"],
  ["LIN", "detail"],
  ["REF*6R", "traceNumber"],
];

const OF_CLAIM: Ways = [
  ["CLM02", "total"],
  ["CLM05-1", "facility"],
  ["CLM05-3", "related"],
  ["CLM07", "payee"],
  ["CLM", "identifier", "id"],
  ["REF*F8", "related"],
  ["HI", "diagnosis"],
  ["REF*X4", "supportingInfo", "information"],
  ["NTE", "supportingInfo", "information"],
  ["DTP*435", "supportingInfo", "information", "hospitalization"],
  ["DTP*096", "supportingInfo", "information", "hospitalization"],
  ["DTP*472", "billablePeriod"],
  ["NM1*82", "careTeam", "provider"],
  ["PRV*PE", "careTeam", "provider"],
  ["NM1*77", "facility"],
  ["NM1*85", "provider", "organization"],
  ["PRV*BI", "provider", "organization"],
  ["N3", "provider", "organization"],
  ["N4", "provider", "organization"],
  ["SBR", "insurance", "coverage"],
  ["NM1*PR", "insurer", "target", "insurance"],
  ["NM1*IL", "insurance", "coverage"],
  ["NM1*QC", "patient"],
  ["DMG", "patient"],
  ["BHT", "created"],
];

/** Names of children of an item that say what an X12 element of a line says; undefined where that belongs to the claim. */
export function namesOnLine(element: string): readonly string[] | undefined {
  return namesIn(OF_LINE, element);
}

/** The same for children of the claim. */
export function namesOnClaim(element: string): readonly string[] | undefined {
  return namesIn(OF_CLAIM, element);
}

function namesIn(ways: Ways, element: string): readonly string[] | undefined {
  return ways.find(([prefix]) => element.startsWith(prefix))?.slice(1);
}

/** Which of several modifiers an element means: 0 for SV101-3. */
export function modifierPlace(element: string): number {
  const part = /^SV101-([3-6])$/.exec(element)?.[1];
  return part === undefined ? 0 : Number(part) - 3;
}
