import { type Claim, procedureKey, type ProcedureKey, type Provider } from "@claimscrub/claim";
import type { PayerPolicy } from "../payers/payer-policy.ts";
import { type PayerChoice, Payers } from "../payers/payers.ts";

/** NPIs by calendar year. */
export type NpisByYear = Readonly<Record<string, readonly string[]>>;

/** What an operator tells beside CMS's tables: plain data, so that it can be handed to another thread. */
export interface PaymentTermsSetup {
  /** Names these terms: other terms, other amounts. */
  readonly fingerprint: string;
  readonly policies: readonly PayerPolicy[];
  /** Rendering NPIs that are qualifying APM participants (QPs). A year that is left out is not known. */
  readonly qualifyingParticipants: NpisByYear;
  /** NPIs, of physicians or groups, that signed or did not sign Medicare's participation agreement. */
  readonly participating: NpisByYear;
  readonly nonParticipating: NpisByYear;
  /** Base units of anesthesia codes, which no fee schedule file holds. */
  readonly anesthesiaBaseUnits: readonly { readonly procedure: string; readonly units: number }[];
  /** What stands where services are given; left out where nothing is told. */
  readonly places?: KnownPlaces | undefined;
}

/** Who bears the overhead at a place, where an operator knows it: no claim says so. */
export interface KnownPlaces {
  /** NPIs of hospitals with their outpatient departments, and of ambulatory surgery centres. */
  readonly hospitals: readonly string[];
  readonly surgeryCentres: readonly string[];
  /** Addresses of the practice's own offices. */
  readonly offices: readonly { readonly street: string; readonly zip: string }[];
}

export type FacilityKind = "hospital" | "surgery-centre";

/** No terms: everything as Medicare pays it, nothing known of its rosters. */
export const NO_TERMS: PaymentTermsSetup = {
  fingerprint: "",
  policies: [],
  qualifyingParticipants: {},
  participating: {},
  nonParticipating: {},
  anesthesiaBaseUnits: [],
};

class Roster {
  private readonly years: ReadonlyMap<number, ReadonlySet<string>>;

  constructor(byYear: NpisByYear) {
    this.years = new Map(Object.entries(byYear).map(([year, npis]) => [Number(year), new Set(npis)]));
  }

  get isEmpty(): boolean {
    return this.years.size === 0;
  }

  covers(year: number): boolean {
    return this.years.has(year);
  }

  has(npi: string, year: number): boolean {
    return this.years.get(year)?.has(npi) === true;
  }
}

/** The terms of a run, ready to be asked; one object for all its days. */
export class PaymentTerms {
  readonly fingerprint: string;
  /** Whether a roster says who participates in Medicare, and whether one says who qualifies. */
  readonly hasParticipation: boolean;
  readonly hasQualifying: boolean;
  /** Whether a roster says what stands at some place. */
  readonly knowsPlaces: boolean;
  private readonly payers: Payers | undefined;
  private readonly qualifying: Roster;
  private readonly participating: Roster;
  private readonly nonParticipating: Roster;
  private readonly baseUnitsByCode: ReadonlyMap<ProcedureKey, number>;
  private readonly facilities = new Map<string, FacilityKind>();
  private readonly offices: ReadonlySet<string>;

  /** @throws RangeError where two policies claim the same payer. */
  constructor(setup: PaymentTermsSetup) {
    this.fingerprint = setup.fingerprint;
    this.payers = setup.policies.length === 0 ? undefined : new Payers(setup.policies);
    this.qualifying = new Roster(setup.qualifyingParticipants);
    this.participating = new Roster(setup.participating);
    this.nonParticipating = new Roster(setup.nonParticipating);
    this.hasParticipation = !this.participating.isEmpty || !this.nonParticipating.isEmpty;
    this.hasQualifying = !this.qualifying.isEmpty;
    this.baseUnitsByCode = new Map(setup.anesthesiaBaseUnits.map(({ procedure, units }) => [procedureKey(procedure), units]));
    this.knowsPlaces = setup.places !== undefined;
    for (const npi of setup.places?.surgeryCentres ?? []) this.facilities.set(npi, "surgery-centre");
    for (const npi of setup.places?.hospitals ?? []) this.facilities.set(npi, "hospital");
    this.offices = new Set(setup.places?.offices.map(({ street, zip }) => addressKey(street, zip)));
  }

  /** The policy of the claim's payer; undefined where Medicare's rules serve it. */
  payerOf(claim: Claim): PayerChoice | undefined {
    return this.payers?.choose(claim);
  }

  /** Whether the NPI is a qualifying APM participant; undefined where no roster of the year was given. */
  qualifies(npi: string, year: number): boolean | undefined {
    return this.qualifying.covers(year) ? this.qualifying.has(npi, year) : undefined;
  }

  /** Whether the NPI participates in Medicare; undefined where neither roster names it. */
  participates(npi: string, year: number): boolean | undefined {
    if (npi === "") return undefined;
    if (this.nonParticipating.has(npi, year)) return false;
    return this.participating.has(npi, year) ? true : undefined;
  }

  baseUnits(procedure: ProcedureKey): number | undefined {
    return this.baseUnitsByCode.get(procedure);
  }

  /** What facility has the NPI, by the roster of places; undefined where it names none. */
  facilityOf(npi: string): FacilityKind | undefined {
    return this.facilities.get(npi);
  }

  /** Whether the roster of places names an address as an office of the practice. */
  isOffice({ street, zip }: Pick<Provider, "street" | "zip">): boolean {
    return this.offices.size > 0 && this.offices.has(addressKey(street, zip));
  }
}

/** Letters and digits of the street in capitals, and five digits of the ZIP code: claims write one address in many ways. */
function addressKey(street: string, zip: string): string {
  return `${street.toUpperCase().replace(/[^A-Z0-9]/g, "")} ${zip.slice(0, 5)}`;
}
