import type { Bill } from "./bill.ts";
import type { Adjudication, Claim, Provider, Purpose, ServiceLine } from "./claim.ts";
import type { OtherForm } from "./claim-form.ts";
import type { Position } from "./position.ts";
import { modifierKey, procedureKey } from "./procedure-code.ts";

/** Says in place of a text that is not kept that there was one: rules ask whether words were sent, and notes can hold a patient's name. */
export const TEXT_NOT_KEPT = "(in the file)";

/** A provider: NPI, taxonomy, street, city, state, ZIP, entity; the empty end left out. */
type ProviderFacts = string[];

/**
 * A line: number, qualifier, procedure, modifiers joined by a colon, units, charge, first day, last day, pointers, place where it is not the
 * claim's, unit basis where it is not UN, NPI and taxonomy of who rendered it, control number, drug, CLIA number, texts (1 narrative, 2 note, 4 documents sent apart),
 * facility where it is not the claim's, NPI of who ordered and of who supervised where they are not the claim's, what another payer did
 * (payers, paid, adjusted), revenue code, teeth. The empty end is left out.
 */
type LineFacts = unknown[];

/** Keys are short because every stored claim has them. */
interface Facts {
  i: string;
  p?: string;
  u?: Purpose;
  c?: number;
  f?: string;
  a?: string;
  q?: string;
  k?: string;
  y?: string;
  n?: string;
  o?: string;
  e?: string;
  r?: number;
  b?: ProviderFacts;
  m?: ProviderFacts;
  s?: ProviderFacts;
  h?: number;
  j?: number;
  d?: string;
  l?: string;
  t?: 1;
  /** Documents are sent apart. */
  z?: 1;
  /** Referring and supervising NPI. */
  g?: string;
  v?: string;
  /** Another payer: named or paid. */
  x?: "named" | "paid";
  /** Days on which post-operative care was taken over and given away. */
  ca?: number;
  cg?: number;
  /** Form of a claim that is not professional, and what an institutional one says besides. */
  fm?: OtherForm;
  bl?: Bill;
  w?: LineFacts[];
}

/**
 * A claim as text for the store: all that rules and pricing look at but for names, member id, birth date, sex and the words of notes.
 * About 250 bytes, and 50 for each line after the first.
 */
export function encodeClaim(claim: Claim): string {
  // All members in one order: an object of one shape is made at once, and JSON leaves out what is undefined.
  const facts: { readonly [Name in keyof Required<Facts>]: Facts[Name] | undefined } = {
    i: claim.id,
    p: unless(claim.pos, ""),
    u: unless(claim.purpose, "claim"),
    c: claim.chargeCents,
    f: unless(claim.frequency, "1"),
    a: unless(claim.assignment, "A"),
    q: unless(claim.payerSequence, "P"),
    k: unless(claim.filingIndicator, ""),
    y: unless(claim.payerId, ""),
    n: unless(claim.payerName, ""),
    o: unless(claim.originalReference, ""),
    e: unless(claim.delayReason, ""),
    r: unless(claim.received, 0),
    b: providerFacts(claim.billing),
    m: claim.rendering && providerFacts(claim.rendering),
    s: claim.serviceFacility && providerFacts(claim.serviceFacility),
    h: unless(claim.admitted, 0),
    j: unless(claim.discharged, 0),
    d: unless(claim.diagnoses.join(" "), ""),
    l: unless(claim.clia, ""),
    t: claim.note === "" ? undefined : 1,
    z: claim.hasAttachment === true ? 1 : undefined,
    g: unless(claim.referringNpi, ""),
    v: unless(claim.supervisingNpi, ""),
    x: claim.otherPayer === "none" ? undefined : claim.otherPayer,
    ca: unless(claim.careAssumed, 0),
    cg: unless(claim.careRelinquished, 0),
    fm: claim.form,
    bl: claim.bill,
    w: claim.lines.map((line) => lineFacts(line, claim)),
  };
  return JSON.stringify(facts);
}

/** Where a stored claim lay, and as what it is judged. */
export interface StoredPlace {
  readonly fileId: string;
  readonly name: string;
  /** Place among the files judged together: below 0 for a claim sent earlier. */
  readonly order: number;
  readonly claimIndex: number;
  /** Judged against, never reported on. */
  readonly isHistory?: boolean | undefined;
}

/** The claim that `encodeClaim` made a text of. It knows no place in its file: findings on it have segment 0. */
export function decodeClaim(text: string, place: StoredPlace): Claim {
  const facts = JSON.parse(text) as Facts;
  const lines: ServiceLine[] = [];
  const claim: Claim = {
    file: { fileId: place.fileId, name: place.name, order: place.order },
    index: place.claimIndex,
    id: facts.i,
    purpose: facts.u ?? "claim",
    form: facts.fm,
    bill: facts.bl,
    chargeCents: facts.c,
    pos: facts.p ?? "",
    frequency: facts.f ?? "1",
    assignment: facts.a ?? "A",
    payerSequence: facts.q ?? "P",
    filingIndicator: facts.k ?? "",
    payerId: facts.y ?? "",
    payerName: facts.n ?? "",
    delayReason: facts.e,
    originalReference: facts.o ?? "",
    received: facts.r ?? 0,
    billing: provider(facts.b ?? []),
    rendering: facts.m && provider(facts.m),
    serviceFacility: facts.s && provider(facts.s),
    referringNpi: facts.g ?? "",
    supervisingNpi: facts.v ?? "",
    otherPayer: facts.x ?? "none",
    careAssumed: facts.ca,
    careRelinquished: facts.cg,
    admitted: facts.h ?? 0,
    discharged: facts.j ?? 0,
    diagnoses: (facts.d ?? "").split(" ").filter((code) => code !== ""),
    clia: facts.l ?? "",
    note: facts.t === 1 ? TEXT_NOT_KEPT : "",
    hasAttachment: facts.z === 1,
    patientBirthDate: 0,
    patientSex: "",
    patientKeyHigh: 0,
    patientKeyLow: 0,
    hasIdentity: true,
    patientIdentity: () => "",
    lines,
    locate,
    ...(place.isHistory === true ? { isHistory: true as const } : {}),
  };
  for (const [at, one] of (facts.w ?? []).entries()) lines.push(serviceLine(one, at + 1, claim));
  return claim;
}

function lineFacts(line: ServiceLine, claim: Claim): LineFacts {
  const facility = line.serviceFacility === claim.serviceFacility ? undefined : line.serviceFacility;
  return trimmed([
    line.number,
    line.qualifier === "HC" ? "" : line.qualifier,
    line.procedure,
    line.modifiers.join(":"),
    line.units ?? null,
    line.chargeCents ?? null,
    line.date,
    line.dateThrough === line.date ? 0 : line.dateThrough,
    line.pointers.length === 1 ? line.pointers[0] : line.pointers,
    line.pos === claim.pos ? "" : line.pos,
    line.unitBasis === "UN" ? "" : line.unitBasis,
    line.renderingNpi,
    line.renderingTaxonomy,
    line.controlNumber,
    line.drugCode,
    line.clia === claim.clia ? "" : line.clia,
    (line.narrative === "" ? 0 : 1) + (line.note === "" ? 0 : 2) + (line.hasAttachment === true ? 4 : 0),
    facility === undefined ? "" : providerFacts(facility),
    line.orderingNpi === claim.referringNpi ? "" : (line.orderingNpi ?? ""),
    line.supervisingNpi === claim.supervisingNpi ? "" : (line.supervisingNpi ?? ""),
    line.adjudication === undefined
      ? ""
      : [line.adjudication.payers, line.adjudication.paidCents ?? null, line.adjudication.adjustedCents ?? null],
  ]);
}

function serviceLine(facts: LineFacts, ordinal: number, claim: Claim): ServiceLine {
  const text = (at: number): string => (typeof facts[at] === "string" ? (facts[at] as string) : "");
  const number = (at: number): number => (typeof facts[at] === "number" ? (facts[at] as number) : 0);
  const optional = (at: number): number | undefined => (typeof facts[at] === "number" ? (facts[at] as number) : undefined);
  const modifiers = text(3) === "" ? [] : text(3).split(":");
  const pointers = Array.isArray(facts[8]) ? (facts[8] as number[]) : number(8) === 0 ? [] : [number(8)];
  return {
    claim,
    ordinal,
    number: number(0),
    qualifier: text(1) || "HC",
    procedure: text(2),
    revenueCode: claim.form === "institutional" ? text(21) : undefined,
    teeth: claim.form === "dental" ? ((facts[22] as string[] | undefined) ?? []) : undefined,
    procedureKey: procedureKey(text(2)),
    modifiers,
    modifierKeys: modifiers.map(modifierKey),
    narrative: (number(16) & 1) === 0 ? "" : TEXT_NOT_KEPT,
    chargeCents: optional(5),
    unitBasis: text(10) || "UN",
    units: optional(4),
    pos: text(9) || claim.pos,
    date: number(6),
    dateThrough: number(7) || number(6),
    pointers,
    diagnoses: pointers.flatMap((pointer) => claim.diagnoses[pointer - 1] ?? []),
    renderingNpi: text(11),
    renderingTaxonomy: text(12),
    serviceFacility: Array.isArray(facts[17]) ? provider(facts[17] as string[]) : claim.serviceFacility,
    orderingNpi: text(18) || claim.referringNpi,
    supervisingNpi: text(19) || claim.supervisingNpi,
    adjudication: adjudication(facts[20]),
    controlNumber: text(13),
    drugCode: text(14),
    clia: text(15) || claim.clia,
    note: (number(16) & 2) === 0 ? "" : TEXT_NOT_KEPT,
    hasAttachment: (number(16) & 4) !== 0,
    locate,
  };
}

function adjudication(facts: unknown): Adjudication | undefined {
  if (!Array.isArray(facts)) return undefined;
  const [payers, paid, adjusted] = facts as (number | null)[];
  return { payers: payers ?? 0, paidCents: paid ?? undefined, adjustedCents: adjusted ?? undefined };
}

function providerFacts({ npi, taxonomy, street, city, state, zip, entity }: Provider): ProviderFacts {
  return trimmed([npi, taxonomy, street, city, state, zip, entity ?? ""]) as string[];
}

function provider([npi = "", taxonomy = "", street = "", city = "", state = "", zip = "", entity = ""]: ProviderFacts): Provider {
  return {
    npi,
    taxonomy,
    street,
    city,
    state,
    zip,
    ...(entity === "person" || entity === "organization" ? { entity: entity as "person" | "organization" } : {}),
  };
}

function trimmed(values: unknown[]): unknown[] {
  let length = values.length;
  while (length > 0 && isEmpty(values[length - 1])) length--;
  return values.slice(0, length);
}

function isEmpty(value: unknown): boolean {
  return value === "" || value === 0 || value === null || (Array.isArray(value) && value.length === 0);
}

/** A value; undefined where it is empty or the usual one. */
function unless<Value extends string | number | undefined>(value: Value, usual: Value): Value | undefined {
  return value === "" || value === usual ? undefined : value;
}

function locate(element: string): Position {
  return { segment: 0, byte: 0, element };
}
