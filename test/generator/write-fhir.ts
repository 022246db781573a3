import { formatCents, type ServiceDate } from "@claimscrub/claim";
import { type ClaimSpec, type Clinician, type LineSpec, type Organization, type Payer, type Person, totalCharge } from "./claim-spec.ts";

/** A resource or a part of one, as JSON has it. */
export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type Resource = { readonly resourceType: string; readonly [name: string]: Json };

const NPI = "http://hl7.org/fhir/sid/us-npi";
const TAXONOMY = "http://nucc.org/provider-taxonomy";
const CATEGORY = "http://terminology.hl7.org/CodeSystem/claiminformationcategory";

function day(date: ServiceDate): string {
  const text = String(date);
  return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
}

function coded(system: string, code: string): Json {
  return { coding: [{ system, code }] };
}

function money(cents: number): Json {
  return { value: Number(formatCents(cents)), currency: "USD" };
}

function address({ street, city, state, zip }: Pick<Organization, "street" | "city" | "state" | "zip">): Json {
  return [{ line: [street], city, state, postalCode: zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip }];
}

/** Everything that one claim is said with: the resources that it refers to, each once, then the Claim. */
class ClaimWriter {
  readonly resources: Resource[] = [];
  readonly #claim: ClaimSpec;
  readonly #prefix: string;
  readonly #created: ServiceDate;
  readonly #team: Json[] = [];
  readonly #information: Json[] = [];

  constructor(claim: ClaimSpec, prefix: string, created: ServiceDate) {
    this.#claim = claim;
    this.#prefix = prefix;
    this.#created = created;
  }

  #refer(resourceType: string, body: { readonly [name: string]: Json }): Json {
    const id = `${this.#prefix}${this.resources.length + 1}`;
    this.resources.push({ resourceType, id, ...body });
    return { reference: `${resourceType}/${id}` };
  }

  #organization(one: Organization): Json {
    const { name, npi, taxonomy } = one;
    const type = taxonomy === undefined ? {} : { type: [coded(TAXONOMY, taxonomy)] };
    return this.#refer("Organization", { identifier: [{ system: NPI, value: npi }], ...type, name, address: address(one) });
  }

  #facility(one: Organization): Json {
    const [place] = address(one) as readonly Json[];
    return this.#refer("Location", { identifier: [{ system: NPI, value: one.npi }], name: one.name, address: place! });
  }

  #payer({ name, id }: Payer): Json {
    return this.#refer("Organization", { identifier: [{ system: "urn:example:payer", value: id }], name });
  }

  #patient({ last, first, middle, birthDate, sex }: Person): Json {
    return this.#refer("Patient", {
      name: [{ family: last, given: middle === undefined ? [first] : [first, middle] }],
      gender: sex === "F" ? "female" : sex === "M" ? "male" : "unknown",
      birthDate: day(birthDate),
    });
  }

  #member(one: Clinician, role: string): number {
    const { npi, last, first, taxonomy } = one;
    const provider = this.#refer("Practitioner", { identifier: [{ system: NPI, value: npi }], name: [{ family: last, given: [first] }] });
    const qualification = taxonomy === undefined ? {} : { qualification: coded(TAXONOMY, taxonomy) };
    return this.#team.push({ sequence: this.#team.length + 1, provider, role: coded("urn:example:role", role), ...qualification });
  }

  #inform(category: string, body: { readonly [name: string]: Json }): number {
    return this.#information.push({ sequence: this.#information.length + 1, category: coded(CATEGORY, category), ...body });
  }

  #coverage(payer: Payer, memberId: string, patient: Json): Json {
    return this.#refer("Coverage", {
      status: "active",
      type: coded("https://x12.org/codes/claim-filing-indicator-codes", payer.filing),
      subscriberId: memberId,
      beneficiary: patient,
      payor: [this.#payer(payer)],
    });
  }

  #item(line: LineSpec, ordinal: number): Json {
    const own = line.rendering === undefined ? [] : [this.#member(line.rendering, "rendering")];
    const notes = line.note === undefined ? [] : [this.#inform("info", { valueString: line.note })];
    const { dateThrough } = line;
    const span = dateThrough !== undefined && dateThrough !== line.date;
    return {
      sequence: ordinal,
      ...(own.length === 0 ? {} : { careTeamSequence: own }),
      diagnosisSequence: line.pointers,
      ...(notes.length === 0 ? {} : { informationSequence: notes }),
      productOrService: {
        coding: [{ system: "http://www.ama-assn.org/go/cpt", code: line.procedure }],
        ...(line.narrative === undefined ? {} : { text: line.narrative }),
      },
      ...(line.modifiers.length === 0 ? {} : { modifier: line.modifiers.map((code) => coded("http://www.ama-assn.org/go/cpt", code)) }),
      ...(span ? { servicedPeriod: { start: day(line.date), end: day(dateThrough) } } : { servicedDate: day(line.date) }),
      locationCodeableConcept: coded(
        "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
        line.pos ?? this.#claim.pos,
      ),
      quantity: { value: line.units, ...(line.unitBasis === "MJ" ? { code: "min" } : {}) },
      net: money(line.chargeCents),
      ...(line.drug === undefined
        ? {}
        : { detail: [{ sequence: 1, productOrService: coded("http://hl7.org/fhir/sid/ndc", line.drug.ndc) }] }),
    };
  }

  write(): Resource {
    const spec = this.#claim;
    const patient = this.#patient(spec.dependent?.person ?? spec.subscriber);
    const place = "PSTABCDEFGH".indexOf(spec.sequence ?? "P") + 1;
    const { payer } = spec.coverage;
    const insurance = [
      { sequence: place, focal: true, coverage: this.#coverage(payer, spec.coverage.memberId, patient) },
      ...(spec.otherCoverages ?? []).map(({ sequence, coverage, paidCents }) => ({
        sequence: "PSTABCDEFGH".indexOf(sequence) + 1,
        focal: false,
        coverage: this.#coverage(coverage.payer, coverage.memberId, patient),
        ...(paidCents === undefined ? {} : { claimResponse: { reference: "ClaimResponse/of-the-other-payer" } }),
      })),
    ];
    const provider = this.#organization(spec.billing);
    const facility = spec.facility === undefined ? {} : { facility: this.#facility(spec.facility) };
    if (spec.rendering !== undefined) this.#member(spec.rendering, "rendering");
    if (spec.referring !== undefined) this.#member(spec.referring, "referring");
    if (spec.clia !== undefined) this.#inform("clia", { valueString: spec.clia });
    if (spec.note !== undefined) this.#inform("info", { valueString: spec.note });
    if (spec.admitted !== undefined)
      this.#inform("hospitalized", {
        timingPeriod: { start: day(spec.admitted), ...(spec.discharged === undefined ? {} : { end: day(spec.discharged) }) },
      });
    const item = spec.lines.map((line, at) => this.#item(line, at + 1));
    return {
      resourceType: "Claim",
      id: `${this.#prefix}c`,
      identifier: [{ system: "urn:example:claim", value: spec.id }],
      status: "active",
      type: coded("http://terminology.hl7.org/CodeSystem/claim-type", "professional"),
      use: "claim",
      patient,
      created: day(this.#created),
      provider,
      priority: coded("http://terminology.hl7.org/CodeSystem/processpriority", "normal"),
      ...(spec.frequency === "7"
        ? {
            related: [
              {
                relationship: coded("http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior"),
                reference: { value: spec.originalReference ?? "" },
              },
            ],
          }
        : {}),
      payee: { type: coded("http://terminology.hl7.org/CodeSystem/payeetype", spec.assignment === "C" ? "subscriber" : "provider") },
      ...facility,
      ...(this.#team.length === 0 ? {} : { careTeam: this.#team }),
      ...(this.#information.length === 0 ? {} : { supportingInfo: this.#information }),
      diagnosis: spec.diagnoses.map((code, at) => ({
        sequence: at + 1,
        diagnosisCodeableConcept: coded(
          "http://hl7.org/fhir/sid/icd-10-cm",
          code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code,
        ),
      })),
      insurance,
      item,
      total: money(totalCharge(spec)),
    };
  }
}

/** The resources of each claim, the Claim last. Ids are its own: `prefix` and a number. */
export function fhirResources(claim: ClaimSpec, prefix: string, created: ServiceDate): readonly Resource[] {
  const writer = new ClaimWriter(claim, prefix, created);
  const written = writer.write();
  return [...writer.resources, written];
}

/** All claims with what they refer to, as one Bundle. */
export function fhirBundle(claims: readonly ClaimSpec[], created: ServiceDate): Resource {
  const entry = claims.flatMap((claim, at) =>
    fhirResources(claim, `r${at + 1}-`, created).map((resource) => ({
      fullUrl: `http://example.org/fhir/${resource.resourceType}/${String(resource["id"])}`,
      resource,
    })),
  );
  return { resourceType: "Bundle", type: "collection", entry };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function xmlOf(name: string, value: Json): string {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => xmlOf(name, one)).join("");
  if (typeof value !== "object") return `<${name} value="${escaped(String(value))}"/>`;
  const { resourceType, ...rest } = value as { readonly [name: string]: Json };
  const inside = Object.entries(rest)
    .map(([key, one]) => xmlOf(key, one))
    .join("");
  if (resourceType === undefined) return `<${name}>${inside}</${name}>`;
  const type = String(resourceType);
  return name === "" ? `<${type} xmlns="http://hl7.org/fhir">${inside}</${type}>` : `<${name}><${type}>${inside}</${type}></${name}>`;
}

/** The same resource in XML. */
export function fhirXml(resource: Resource): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlOf("", resource)}\n`;
}
