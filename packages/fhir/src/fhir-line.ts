import {
  type Cents,
  modifierKey,
  type ModifierKey,
  type Position,
  procedureKey,
  type ProcedureKey,
  type Provider,
  type ServiceDate,
  type ServiceLine,
} from "@claimscrub/claim";
import { amountOf, chargeOf, ONE } from "./amounts.ts";
import type { ClaimReading } from "./claim-reading.ts";
import { codingsOf, drugOf, identifierOf, procedureOf } from "./code-systems.ts";
import { serviceDays } from "./dates.ts";
import { numberOf, parseDecimal } from "./decimal.ts";
import { all, at, type Element, first, text } from "./element.ts";
import { modifierPlace, namesOnLine } from "./element-paths.ts";
import type { FhirClaim } from "./fhir-claim.ts";
import type { FhirFaultKind } from "./faults.ts";
import { MODIFIERS, POINTERS } from "./limits.ts";
import { facilityOf } from "./providers.ts";

/** Minutes by UCUM, and as people write them: the unit basis of anesthesia. */
const MINUTES = new Set(["min", "minute", "minutes", "mj"]);

/** An item of a FHIR claim as a service line. Plain properties, as priced hypotheses derive objects from lines. */
export class FhirLine implements ServiceLine {
  readonly claim: FhirClaim;
  readonly item: Element;
  readonly ordinal: number;
  readonly number: number;
  readonly qualifier: string;
  readonly procedure: string;
  readonly procedureKey: ProcedureKey;
  readonly modifiers: readonly string[];
  readonly modifierKeys: readonly ModifierKey[];
  readonly narrative: string;
  readonly chargeCents: Cents | undefined;
  readonly unitBasis: string;
  readonly units: number | undefined;
  readonly pos: string;
  readonly date: ServiceDate;
  readonly dateThrough: ServiceDate;
  readonly pointers: readonly number[];
  readonly diagnoses: readonly string[];
  readonly renderingNpi: string;
  readonly renderingTaxonomy: string;
  readonly serviceFacility: Provider | undefined;
  readonly orderingNpi: string;
  readonly supervisingNpi: string;
  readonly controlNumber: string;
  readonly drugCode: string;
  readonly clia: string;
  readonly note: string;

  constructor(claim: FhirClaim, item: Element, ordinal: number, number: number, reading: ClaimReading) {
    this.claim = claim;
    this.item = item;
    this.ordinal = ordinal;
    this.number = number;
    const { resources, team, information } = reading;
    const tell = (kind: FhirFaultKind, name: string, data: Readonly<Record<string, number>> = {}): void => {
      const there = first(item, name);
      reading.notes.add(kind, there ?? item, `${this.path}${there === undefined ? "" : `.${name}`}`, data, number);
    };

    const service = first(item, "productOrService", "service");
    const { code, system } = procedureOf(service);
    this.procedure = code;
    this.qualifier = system === "procedure" || system === "unsaid" ? "HC" : "ZZ";
    this.procedureKey = procedureKey(code);
    this.narrative = text(service, "text");
    const serviceName = service?.name ?? "productOrService";
    if (system === "unsaid") tell("fhir-code-without-system", serviceName);
    if (this.qualifier === "ZZ") tell("fhir-other-code-system", serviceName);

    const modifiers = all(item, "modifier").flatMap((concept) => codingsOf(concept)[0]?.code.toUpperCase() ?? []);
    if (modifiers.length > MODIFIERS) tell("fhir-too-many-modifiers", "modifier", { found: modifiers.length, limit: MODIFIERS });
    this.modifiers = modifiers.slice(0, MODIFIERS);
    this.modifierKeys = this.modifiers.map((modifier) => modifierKey(modifier));

    const quantity = first(item, "quantity");
    const units = quantity === undefined ? ONE : parseDecimal(text(quantity, "value"));
    this.units = units === undefined ? undefined : numberOf(units);
    this.unitBasis = MINUTES.has((text(quantity, "code") || text(quantity, "unit")).toLowerCase()) ? "MJ" : "UN";
    if (quantity === undefined) tell("fhir-assumed-units", "quantity");
    else if (this.units === undefined) tell("fhir-unreadable-units", "quantity");

    const { charge, differs } = chargeOf(item, units);
    this.chargeCents = typeof charge === "number" ? charge : undefined;
    if (charge === "other-currency") tell("fhir-other-currency", first(item, "net") === undefined ? "unitPrice" : "net");
    else if (typeof charge === "string") tell("fhir-unreadable-charge", first(item, "net") === undefined ? "unitPrice" : "net");
    if (differs) tell("fhir-net-differs", "net");

    const place = placeOf(item, reading);
    this.pos = place.code || reading.pos;
    const days = serviceDays(item, resources.claim);
    this.date = days.from;
    this.dateThrough = days.through;
    // A request for a price may come before the service.
    if (days.fault !== undefined && !(days.fault === "fhir-missing-date" && claim.purpose === "predetermination"))
      tell(days.fault, first(item, "servicedDate", "servicedPeriod", "serviceDate", "servicePeriod")?.name ?? "servicedDate");

    const pointers = all(item, "diagnosisSequence", "diagnosisLinkId").map(({ value }) => reading.pointerOf(value.trim()));
    if (pointers.length > POINTERS) tell("fhir-too-many-pointers", "diagnosisSequence", { found: pointers.length, limit: POINTERS });
    this.pointers = pointers.slice(0, POINTERS);
    this.diagnoses = this.pointers.flatMap((pointer) => reading.diagnoses[pointer - 1] || []);

    const rendering = team.ofItem(item, resources);
    this.renderingNpi = rendering?.npi || claim.billing.npi;
    this.renderingTaxonomy = rendering?.taxonomy ?? "";
    this.serviceFacility = facilityOf(first(item, "locationReference"), resources) ?? claim.serviceFacility;
    this.orderingNpi = team.orderingOf(item) || claim.referringNpi;
    this.supervisingNpi = team.supervisingOf(item) || claim.supervisingNpi;
    this.controlNumber = text(item, "traceNumber", "value");
    const details = all(item, "detail");
    this.drugCode =
      drugOf(service) || details.map((detail) => drugOf(first(detail, "productOrService", "service"))).find((drug) => drug !== "") || "";
    const nested = details.filter((detail) => drugOf(first(detail, "productOrService", "service")) === "").length;
    if (nested > 0) tell("fhir-nested-services", "detail", { found: nested });
    this.clia =
      information.clia(item) || identifierOf(resources.resolve(first(item, "locationReference")), "clia").toUpperCase() || claim.clia;
    this.note = information.note(item);
  }

  /** `Claim.item[0]`, as FHIRPath counts. */
  get path(): string {
    return `Claim.item[${this.ordinal - 1}]`;
  }

  locate(element: string): Position {
    const names = namesOnLine(element);
    if (names === undefined) return this.claim.locate(element);
    const found = names.map((name) => all(this.item, name)).find((elements) => elements.length > 0);
    if (found === undefined) return this.claim.position(this.item, this.path);
    const place = Math.min(modifierPlace(element), found.length - 1);
    const one = found[place]!;
    const index = found.length > 1 || one.name === "modifier" || one.name === "detail" ? `[${place}]` : "";
    return this.claim.position(one, `${this.path}.${one.name}${index}`);
  }
}

/** The CMS place of service of an item: its own code, else that of the location it names. */
function placeOf(item: Element, { resources }: ClaimReading): { readonly code: string } {
  const own = posCode(first(item, "locationCodeableConcept"));
  return { code: own || posCode(at(resources.resolve(first(item, "locationReference")), "type")) };
}

/** A place of service by its two digits, which FHIR's own example codes share with those of CMS. */
export function posCode(concept: Element | undefined): string {
  const codings = codingsOf(concept).filter(({ code }) => /^\d{2}$/.test(code));
  return (codings.find(({ system }) => /place-?of-?service|serviceplace/i.test(system)) ?? codings[0])?.code ?? "";
}

/** The charge of a claim as a whole, in cents; undefined where it is absent or no amount. */
export function totalOf(claim: Element): ReturnType<typeof amountOf> {
  return amountOf(first(claim, "total"));
}
