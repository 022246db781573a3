import {
  type Cents,
  type Claim,
  modifierKey,
  type Position,
  procedureKey,
  type Provider,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";

/** A line that nobody has billed yet. */
export interface HypotheticalLine {
  readonly procedure: string;
  readonly modifiers?: readonly string[];
  /** 1 when left out. */
  readonly units?: number;
  /** UN when left out; MJ: `units` are minutes. */
  readonly unitBasis?: string;
  /** Left out: not known, so that it does not limit the amount. */
  readonly chargeCents?: Cents | undefined;
  /** ICD-10-CM codes without a dot. */
  readonly diagnoses?: readonly string[];
  /** The day's when left out. */
  readonly pos?: string;
  /** One physician for all lines when left out. */
  readonly renderingNpi?: string;
  readonly renderingTaxonomy?: string;
}

/** One claim for one patient on one date, at one place, with the fewest facts that a price needs. */
export interface HypotheticalDay {
  readonly date: ServiceDate;
  /** 11 when left out. */
  readonly pos?: string;
  /** `10112-00` or `national`; goes before `zip`. Neither: the national amount. */
  readonly locality?: string | undefined;
  /** Of the place of service. */
  readonly zip?: string | undefined;
  readonly lines: readonly HypotheticalLine[];
  /** CLM07; A, assigned, when left out. */
  readonly assignment?: string | undefined;
  /** Medicare Part B when left out. */
  readonly payer?: { readonly id?: string; readonly name?: string; readonly filingIndicator?: string } | undefined;
}

const NPI = "1234567893";
const NOWHERE: Provider = { npi: NPI, taxonomy: "", street: "", city: "", state: "", zip: "" };

function locate(element: string): Position {
  return { segment: 0, byte: 0, element };
}

/** The service lines of a day that stands in no claim file: for the price command, the calculator page, and tests. Plain data, nothing read. */
export function hypotheticalDay(day: HypotheticalDay): ServiceLine[] {
  const lines: ServiceLine[] = [];
  const diagnoses = [...new Set(day.lines.flatMap((line) => line.diagnoses ?? []))];
  const serviceFacility = day.zip === undefined ? undefined : { ...NOWHERE, zip: day.zip };
  const claim: Claim = {
    file: { fileId: "", name: "", order: 0 },
    index: 1,
    id: "",
    purpose: "claim",
    chargeCents: undefined,
    pos: day.pos ?? "11",
    frequency: "1",
    assignment: day.assignment ?? "A",
    payerSequence: "P",
    filingIndicator: day.payer === undefined ? "MB" : (day.payer.filingIndicator ?? ""),
    payerId: day.payer?.id ?? "",
    payerName: day.payer?.name ?? "",
    originalReference: "",
    received: 0,
    billing: NOWHERE,
    rendering: undefined,
    serviceFacility,
    admitted: 0,
    discharged: 0,
    diagnoses,
    clia: "",
    note: "",
    patientBirthDate: 0,
    patientSex: "",
    patientKeyHigh: 0,
    patientKeyLow: 0,
    hasIdentity: false,
    patientIdentity: () => "",
    lines,
    locate,
    locality: day.locality,
  };
  for (const [at, line] of day.lines.entries()) lines.push(serviceLine(claim, at + 1, line, day, diagnoses));
  return lines;
}

function serviceLine(
  claim: Claim,
  ordinal: number,
  line: HypotheticalLine,
  day: HypotheticalDay,
  diagnoses: readonly string[],
): ServiceLine {
  const procedure = line.procedure.toUpperCase();
  const modifiers = (line.modifiers ?? []).map((modifier) => modifier.toUpperCase());
  const own = line.diagnoses ?? [];
  return {
    claim,
    ordinal,
    number: ordinal,
    qualifier: "HC",
    procedure,
    procedureKey: procedureKey(procedure),
    modifiers,
    modifierKeys: modifiers.map(modifierKey),
    narrative: "",
    chargeCents: line.chargeCents,
    unitBasis: line.unitBasis ?? "UN",
    units: line.units ?? 1,
    pos: line.pos ?? claim.pos,
    date: day.date,
    dateThrough: day.date,
    pointers: own.map((diagnosis) => diagnoses.indexOf(diagnosis) + 1),
    diagnoses: own,
    renderingNpi: line.renderingNpi ?? NPI,
    renderingTaxonomy: line.renderingTaxonomy ?? "",
    serviceFacility: claim.serviceFacility,
    controlNumber: "",
    drugCode: "",
    clia: "",
    note: "",
    locate,
  };
}
