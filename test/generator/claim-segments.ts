import { formatCents } from "@claimscrub/claim";
import { type ClaimSpec, type Clinician, type LineSpec, type Organization, type Person, totalCharge } from "./claim-spec.ts";
import type { FileLayout } from "./file-layout.ts";
import type { Segment } from "./write-837p.ts";

/** `660` for 66000 cents, `661.16` for 66116: X12 amounts carry no trailing zeros. */
function amount(cents: number): string {
  return formatCents(cents).replace(/\.?0+$/, "");
}

/** The qualifier of a taxonomy code changed with the guide's version. */
function specialty(role: "BI" | "PE", taxonomy: string, layout: FileLayout): Segment {
  return ["PRV", role, layout.version === "5010" ? "PXC" : "ZZ", taxonomy];
}

function address(place: { street: string; city: string; state: string; zip: string }): Segment[] {
  return [
    ["N3", place.street],
    ["N4", place.city, place.state, place.zip],
  ];
}

function person(entity: string, who: Person, idQualifier = "", id = ""): Segment {
  return ["NM1", entity, "1", who.last, who.first, who.middle ?? "", "", "", idQualifier, id];
}

function organization(entity: string, who: Organization): Segment {
  return ["NM1", entity, "2", who.name, "", "", "", "", "XX", who.npi];
}

function clinician(entity: string, who: Clinician, layout: FileLayout): Segment[] {
  const name: Segment = ["NM1", entity, "1", who.last, who.first, "", "", "", "XX", who.npi];
  return who.taxonomy === undefined || entity !== "82" ? [name] : [name, specialty("PE", who.taxonomy, layout)];
}

/** What follows the HL segment of loop 2000A. */
export function providerSegments({ billing }: ClaimSpec, layout: FileLayout): Segment[] {
  return [
    ...(billing.taxonomy === undefined ? [] : [specialty("BI", billing.taxonomy, layout)]),
    organization("85", billing),
    ...address(billing),
    ...(billing.taxId === undefined ? [] : [["REF", "EI", billing.taxId]]),
    ...(billing.phone === undefined ? [] : [["PER", "IC", "BILLING OFFICE", "TE", billing.phone]]),
  ];
}

function birthAndSex(who: Person): Segment {
  return ["DMG", "D8", String(who.birthDate), who.sex];
}

/** What follows the HL segment of loop 2000B. */
export function subscriberSegments(claim: ClaimSpec, _layout: FileLayout): Segment[] {
  const { subscriber, coverage, dependent, sequence = "P" } = claim;
  return [
    ["SBR", sequence, dependent ? "" : "18", coverage.group ?? "", "", "", "", "", "", coverage.payer.filing],
    person("IL", subscriber, "MI", coverage.memberId),
    ...(dependent ? [] : [...address(subscriber), birthAndSex(subscriber)]),
    ["NM1", "PR", "2", coverage.payer.name, "", "", "", "", "PI", coverage.payer.id],
    ...address(coverage.payer),
  ];
}

/** What follows the HL segment of loop 2000C. */
export function patientSegments({ dependent }: ClaimSpec): Segment[] {
  if (!dependent) return [];
  return [["PAT", dependent.relation], person("QC", dependent.person), ...address(dependent.person), birthAndSex(dependent.person)];
}

function otherCoverageSegments(claim: ClaimSpec): Segment[] {
  return (claim.otherCoverages ?? []).flatMap((other): Segment[] => [
    [
      "SBR",
      other.sequence,
      claim.dependent ? claim.dependent.relation : "18",
      other.coverage.group ?? "",
      "",
      "",
      "",
      "",
      "",
      other.coverage.payer.filing,
    ],
    ...(other.paidCents === undefined ? [] : [["AMT", "D", amount(other.paidCents)]]),
    ["OI", "", "", "Y", "", "", "Y"],
    person("IL", claim.subscriber, "MI", other.coverage.memberId),
    ...address(claim.subscriber),
    ["NM1", "PR", "2", other.coverage.payer.name, "", "", "", "", "PI", other.coverage.payer.id],
  ]);
}

function lineSegments(claim: ClaimSpec, line: LineSpec, number: number, layout: FileLayout): Segment[] {
  const modifiers = [0, 1, 2, 3].map((at) => line.modifiers[at] ?? "");
  const procedure = ["HC", line.procedure, ...modifiers, line.narrative ?? ""];
  const through = line.dateThrough;
  const paidBy = claim.otherCoverages?.find((other) => other.paidCents !== undefined)?.coverage.payer.id ?? "";
  return [
    ["LX", String(number)],
    ["SV1", procedure, amount(line.chargeCents), line.unitBasis ?? "UN", String(line.units), line.pos ?? "", "", line.pointers.map(String)],
    ["DTP", "472", through === undefined ? "D8" : "RD8", through === undefined ? String(line.date) : `${line.date}-${through}`],
    ["REF", "6R", `${claim.id}L${number}`],
    ...(line.note === undefined ? [] : [["NTE", "ADD", line.note]]),
    ...(line.drug === undefined
      ? []
      : [
          ["LIN", "", "N4", line.drug.ndc],
          ["CTP", "", "", "", String(line.drug.quantity), [line.drug.unit]],
        ]),
    ...(line.rendering === undefined ? [] : clinician("82", line.rendering, layout)),
    ...(line.facility === undefined ? [] : [organization("77", line.facility), ...address(line.facility)]),
    ...(line.adjudication === undefined
      ? []
      : [
          ["SVD", paidBy, amount(line.adjudication.paidCents), ["HC", line.procedure, ...line.modifiers], "", String(line.units)],
          ...line.adjudication.adjustments.map(([group, reason, cents]): Segment => ["CAS", group, reason, amount(cents)]),
          ["DTP", "573", "D8", String(line.adjudication.date)],
        ]),
  ];
}

/** Loop 2300 and its lines. */
export function claimSegments(claim: ClaimSpec, layout: FileLayout): Segment[] {
  const five = layout.version === "5010";
  const [first, further] = five ? ["ABK", "ABF"] : ["BK", "BF"];
  const facilityCode = [claim.pos, five ? "B" : "", claim.frequency ?? "1"];
  return [
    [
      "CLM",
      claim.id,
      amount(totalCharge(claim)),
      "",
      "",
      facilityCode,
      "Y",
      claim.assignment ?? "A",
      "Y",
      "Y",
      ...(claim.delayReason === undefined ? (five ? [] : ["B"]) : [five ? "" : "B", ...Array<string>(9).fill(""), claim.delayReason]),
    ],
    ...(claim.admitted === undefined ? [] : [["DTP", "435", "D8", String(claim.admitted)]]),
    ...(claim.discharged === undefined ? [] : [["DTP", "096", "D8", String(claim.discharged)]]),
    ...(claim.originalReference === undefined ? [] : [["REF", "F8", claim.originalReference]]),
    ...(claim.clia === undefined ? [] : [["REF", "X4", claim.clia]]),
    ...(claim.medicalRecord === undefined ? [] : [["REF", "EA", claim.medicalRecord]]),
    ...(claim.note === undefined ? [] : [["NTE", "ADD", claim.note]]),
    ["HI", ...claim.diagnoses.map((code, at) => [at === 0 ? first : further, code] as string[])],
    ...(claim.referring === undefined ? [] : clinician("DN", claim.referring, layout)),
    ...(claim.rendering === undefined ? [] : clinician("82", claim.rendering, layout)),
    ...(claim.facility === undefined ? [] : [organization("77", claim.facility), ...address(claim.facility)]),
    ...otherCoverageSegments(claim),
    ...claim.lines.flatMap((line, at) => lineSegments(claim, line, at + 1, layout)),
  ];
}
