import { type Claim, type ClaimFile, modifierKey, type Position, procedureKey, type Provider, type ServiceLine } from "@claimscrub/claim";
import { type ClaimSpec, type LineSpec, type Organization, totalCharge } from "./claim-spec.ts";
import { DEFAULT_LAYOUT, type FileLayout } from "./file-layout.ts";

function place({ npi, street, city, state, zip }: Organization, taxonomy = ""): Provider {
  return { npi, taxonomy, street, city, state, zip, entity: "organization" };
}

/**
 * The claim that a reader ought to find where `spec` was written: made from the model, not from the bytes, so that it is a witness to
 * the reader. Positions are not known here.
 */
export function asClaim(spec: ClaimSpec, file: ClaimFile, index: number, given: Partial<FileLayout> = {}): Claim {
  const layout = { ...DEFAULT_LAYOUT, ...given };
  const patient = spec.dependent?.person ?? spec.subscriber;
  const identity = [spec.coverage.payer.id, spec.coverage.memberId, patient.birthDate, patient.sex, patient.first].join(" ");
  const { rendering } = spec;
  const nowhere = (element: string): Position => ({ segment: 0, byte: 0, element });
  const lines: ServiceLine[] = [];
  const claim: Claim = {
    file,
    index,
    id: spec.id,
    purpose: layout.purpose,
    chargeCents: totalCharge(spec),
    pos: spec.pos,
    frequency: spec.frequency ?? "1",
    assignment: spec.assignment ?? "A",
    payerSequence: spec.sequence ?? "P",
    filingIndicator: spec.coverage.payer.filing,
    payerId: spec.coverage.payer.id,
    payerName: spec.coverage.payer.name,
    delayReason: spec.delayReason ?? "",
    subscriberId: spec.coverage.memberId,
    originalReference: spec.originalReference ?? "",
    received: layout.created,
    billing: place(spec.billing, spec.billing.taxonomy),
    rendering: rendering && {
      npi: rendering.npi,
      taxonomy: rendering.taxonomy ?? "",
      street: "",
      city: "",
      state: "",
      zip: "",
      entity: "person",
    },
    serviceFacility: spec.facility && place(spec.facility),
    referringNpi: spec.referring?.npi ?? "",
    supervisingNpi: "",
    otherPayer:
      spec.otherCoverages === undefined ? "none" : spec.otherCoverages.some((other) => other.paidCents !== undefined) ? "paid" : "named",
    admitted: spec.admitted ?? 0,
    discharged: spec.discharged ?? 0,
    diagnoses: spec.diagnoses,
    clia: spec.clia ?? "",
    note: spec.note ?? "",
    patientBirthDate: patient.birthDate,
    patientSex: patient.sex,
    patientKeyHigh: 0,
    patientKeyLow: 0,
    hasIdentity: true,
    patientIdentity: () => identity,
    lines,
    locate: nowhere,
  };
  for (const [at, line] of spec.lines.entries()) lines.push(lineOf(claim, spec, line, at + 1));
  return claim;
}

function lineOf(claim: Claim, spec: ClaimSpec, line: LineSpec, ordinal: number): ServiceLine {
  const own = line.rendering;
  return {
    claim,
    ordinal,
    number: ordinal,
    qualifier: "HC",
    procedure: line.procedure,
    procedureKey: procedureKey(line.procedure),
    modifiers: line.modifiers,
    modifierKeys: line.modifiers.map(modifierKey),
    narrative: line.narrative ?? "",
    chargeCents: line.chargeCents,
    unitBasis: line.unitBasis ?? "UN",
    units: line.units,
    pos: line.pos ?? spec.pos,
    date: line.date,
    dateThrough: line.dateThrough ?? line.date,
    pointers: line.pointers,
    diagnoses: line.pointers.flatMap((pointer) => spec.diagnoses[pointer - 1] ?? []),
    renderingNpi: own?.npi ?? claim.rendering?.npi ?? claim.billing.npi,
    renderingTaxonomy: own?.taxonomy ?? claim.rendering?.taxonomy ?? "",
    serviceFacility: line.facility === undefined ? claim.serviceFacility : place(line.facility),
    orderingNpi: spec.referring?.npi ?? "",
    supervisingNpi: "",
    adjudication: line.adjudication && {
      payers: 1,
      paidCents: line.adjudication.paidCents,
      adjustedCents: line.adjudication.adjustments.reduce((sum, [, , cents]) => sum + cents, 0),
    },
    controlNumber: `${spec.id}L${ordinal}`,
    drugCode: line.drug?.ndc ?? "",
    clia: claim.clia,
    note: line.note ?? "",
    locate: (element) => ({ segment: 0, byte: 0, element }),
  };
}
