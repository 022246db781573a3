import type { Cents, Claim, ClaimFile, Position, Provider, Purpose, ServiceDate, ServiceLine } from "@claimscrub/claim";
import { ClaimReading } from "./claim-reading.ts";
import type { ClaimNotes } from "./claim-notes.ts";
import { codesOf, identifierOf } from "./code-systems.ts";
import { coverageOf, type Coverage } from "./coverage.ts";
import { dayOf } from "./dates.ts";
import { all, at, type Element, first, text } from "./element.ts";
import { namesOnClaim } from "./element-paths.ts";
import { claimIdOf } from "./claim-scope.ts";
import { FhirLine, posCode, totalOf } from "./fhir-line.ts";
import { LINES } from "./limits.ts";
import { identityOf, patientFacts, type PatientFacts, type PatientHash, patientHash } from "./patient.ts";
import { facilityOf, providerOf } from "./providers.ts";
import type { ClaimResources } from "./references.ts";

/** A FHIR claim for professional services. Plain properties, as priced hypotheses derive objects from claims. */
export class FhirClaim implements Claim {
  readonly file: ClaimFile;
  readonly index: number;
  readonly id: string;
  readonly purpose: Purpose;
  readonly chargeCents: Cents | undefined;
  readonly pos: string;
  readonly frequency: string;
  readonly assignment: string;
  readonly payerSequence: string;
  readonly filingIndicator: string;
  readonly payerId: string;
  readonly payerName: string;
  readonly subscriberId: string;
  readonly originalReference: string;
  readonly received: ServiceDate;
  readonly billing: Provider;
  readonly rendering: Provider | undefined;
  readonly serviceFacility: Provider | undefined;
  readonly referringNpi: string;
  readonly supervisingNpi: string;
  readonly otherPayer: "none" | "named" | "paid" | undefined;
  readonly admitted: ServiceDate;
  readonly discharged: ServiceDate;
  readonly diagnoses: readonly string[];
  readonly clia: string;
  readonly note: string;
  readonly patientBirthDate: ServiceDate;
  readonly patientSex: string;
  readonly patientKeyHigh: number;
  readonly patientKeyLow: number;
  readonly hasIdentity: boolean;
  readonly lines: readonly ServiceLine[];
  readonly resource: Element;
  readonly ordinal: number;
  readonly coverage: Coverage;
  readonly patient: PatientFacts;

  /** @param ordinal Of the resource in its file, from 1. */
  constructor(file: ClaimFile, ordinal: number, resources: ClaimResources, purpose: Purpose, notes: ClaimNotes) {
    const claim = resources.claim;
    this.file = file;
    this.index = notes.claimIndex;
    this.ordinal = ordinal;
    this.resource = claim;
    this.id = claimIdOf(claim);
    notes.claim = this.id;
    this.purpose = purpose;
    const reading = new ClaimReading(resources, notes);
    const patient = resources.resolve(first(claim, "patient"));
    this.coverage = coverageOf(claim, patient, resources);
    this.patient = patientFacts(patient);
    this.payerSequence = this.coverage.sequence;
    this.filingIndicator = this.coverage.filingIndicator;
    this.payerId = this.coverage.payerId;
    this.payerName = this.coverage.payerName;
    this.subscriberId = this.coverage.subscriberId;
    const prior = priorClaim(claim);
    this.frequency = prior === undefined ? "1" : "7";
    this.originalReference = prior ?? "";
    const payee = codesOf(at(claim, "payee", "type"));
    this.assignment = payee.includes("provider") ? "A" : payee.includes("subscriber") || payee.includes("beneficiary") ? "C" : "";
    this.received = dayOf(text(claim, "created"));
    this.billing = providerOf(first(claim, "organization", "provider"), resources);
    this.rendering = reading.team.rendering;
    this.referringNpi = reading.team.referring;
    this.supervisingNpi = reading.team.supervising;
    this.otherPayer = this.coverage.otherPayer;
    const facility = first(claim, "facility");
    this.serviceFacility = facilityOf(facility, resources);
    const stay = reading.information.stay();
    this.admitted = stay.admitted;
    this.discharged = stay.discharged;
    this.diagnoses = reading.diagnoses;
    this.clia = reading.information.clia() || cliaOf([facility, first(claim, "organization", "provider")], resources);
    this.note = reading.information.note();
    this.patientBirthDate = this.patient.birthDate;
    this.patientSex = this.patient.sex;
    const key = this.key(text(claim, "patient", "reference"));
    this.patientKeyHigh = key.high;
    this.patientKeyLow = key.low;
    this.hasIdentity = key.known;
    reading.pos = posCode(at(resources.resolve(facility), "type"));
    const items = all(claim, "item");
    const numbers = numbersOf(items, notes);
    this.lines = items.map((item, place) => new FhirLine(this, item, place + 1, numbers[place]!, reading));
    // CLM05-1 of a claim whose lines agree; one that they differ in says nothing about the claim.
    const places = new Set(this.lines.map(({ pos }) => pos));
    this.pos = reading.pos || (places.size === 1 ? this.lines[0]!.pos : "");
    const total = totalOf(claim);
    const charges = this.lines.map(({ chargeCents }) => chargeCents);
    const known = charges.every((charge) => charge !== undefined);
    const sum = known ? charges.reduce((all, charge) => all + charge, 0) : undefined;
    this.chargeCents = typeof total === "number" ? total : total === "absent" ? sum : undefined;
    if (total === "unreadable") notes.add("fhir-unreadable-total", first(claim, "total")!, "Claim.total");
    if (total === "other-currency") notes.add("fhir-other-currency", first(claim, "total")!, "Claim.total");
    this.checkClaim(notes, resources, items.length);
  }

  /** What is wrong with the claim as a whole, beside its parts. */
  checkClaim(notes: ClaimNotes, resources: ClaimResources, lines: number): void {
    const claim = this.resource;
    if (lines === 0) notes.add("fhir-claim-without-lines", claim, "Claim");
    if (lines > LINES) notes.add("fhir-too-many-lines", all(claim, "item")[LINES]!, "Claim.item", { found: lines, limit: LINES });
    if (
      first(claim, "modifierExtension") !== undefined ||
      all(claim, "item").some((item) => first(item, "modifierExtension") !== undefined)
    )
      notes.add("fhir-modifier-extension", claim, "Claim.modifierExtension");
    if (this.coverage.doubtful) notes.add("fhir-several-insurances", this.coverage.insurance!, "Claim.insurance");
    const missing = (what: string, reference: Element | undefined, path: string): void => {
      if (text(reference, "reference") !== "" && resources.resolve(reference) === undefined)
        notes.add("fhir-unresolved-reference", reference!, path, { what });
    };
    if (this.id === "") notes.add("fhir-claim-without-number", claim, "Claim.identifier");
    if (first(claim, "patient") === undefined) notes.add("fhir-claim-without-patient", claim, "Claim.patient");
    if (this.payerId === "" && this.payerName === "" && first(claim, "insurer", "target") === undefined && !this.coverage.namesPayer)
      notes.add("fhir-claim-without-payer", claim, "Claim.insurer");
    missing("patient", first(claim, "patient"), "Claim.patient");
    missing("coverage", at(this.coverage.insurance, "coverage"), "Claim.insurance.coverage");
    if (this.payerId === "") missing("insurer", first(claim, "insurer", "target"), "Claim.insurer");
    const billing = first(claim, "organization", "provider");
    missing("billing provider", billing, `Claim.${billing?.name ?? "provider"}`);
    missing("facility", first(claim, "facility"), "Claim.facility");
    for (const [place, member] of all(claim, "careTeam").entries())
      missing("member of the care team", first(member, "provider"), `Claim.careTeam[${place}].provider`);
    if (this.billing.npi === "") notes.add("fhir-claim-without-billing-provider", billing ?? claim, `Claim.${billing?.name ?? "provider"}`);
  }

  key(reference: string): PatientHash {
    return patientHash(this.coverage, this.patient, reference, this.file.fileId, this.index);
  }

  patientIdentity(): string {
    return identityOf(this.coverage, this.patient);
  }

  position(at: Element, path: string): Position {
    return { segment: this.ordinal, byte: at.at, element: path };
  }

  locate(element: string): Position {
    const found = first(this.resource, ...(namesOnClaim(element) ?? []));
    return found === undefined ? this.position(this.resource, "Claim") : this.position(found, `Claim.${found.name}`);
  }
}

/** The payer's or the sender's number of the claim that this one replaces; undefined where it replaces none. */
function priorClaim(claim: Element): string | undefined {
  const prior = all(claim, "related").find((related) => {
    const codes = codesOf(first(related, "relationship"));
    return codes.includes("prior") || codes.includes("replaces");
  });
  if (prior === undefined) return undefined;
  const named = text(prior, "claim", "reference").split("/").at(-1) ?? "";
  return text(prior, "reference", "value") || text(prior, "claim", "identifier", "value") || named.replace(/^#/, "");
}

function cliaOf(references: readonly (Element | undefined)[], resources: ClaimResources): string {
  for (const reference of references) {
    const number = identifierOf(resources.resolve(reference), "clia");
    if (number !== "") return number.toUpperCase();
  }
  return "";
}

/** item.sequence where it is a positive integer that no other item of the claim has, else the place, as with LX01. */
function numbersOf(items: readonly Element[], notes: ClaimNotes): number[] {
  const said = items.map((item) => (/^[1-9]\d{0,5}$/.test(text(item, "sequence")) ? Number(text(item, "sequence")) : 0));
  const sound = !said.includes(0) && new Set(said).size === said.length;
  if (sound) return said;
  const at = said.findIndex((number, place) => number === 0 || said.indexOf(number) !== place);
  notes.add("fhir-line-number", items[at]!, `Claim.item[${at}].sequence`);
  return items.map((_, place) => place + 1);
}
