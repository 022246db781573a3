import { type NotPricedReason, type ServiceLine, yearOf } from "@claimscrub/claim";
import type { FeeSchedule, Setting, TablesInForce } from "@claimscrub/reference";
import { type FeeBasis, FeesAt } from "./code-fee.ts";
import { NATIONAL_COSTS, type PracticeCosts } from "./fee-amount.ts";
import type { FeeAgreement } from "./payers/fee-agreement.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";

/** Texts that a claim file can make up are kept only up to this number, so that a hostile file can't fill the memory. */
const KEPT_TEXTS = 50_000;

/** Nine digits and a dash. */
const LONGEST_ZIP = 10;

/** A payment locality with its fees in both settings. */
export interface PaymentLocality {
  readonly id: string;
  /** False for the national fall-back. */
  readonly resolved: boolean;
  /** Localities that the ZIP code may lie in, where its +4 would decide and does not; left out where nothing is in doubt. */
  readonly mayBe?: readonly string[];
  readonly facility: FeesAt;
  readonly nonFacility: FeesAt;
}

/** Everything that pricing keeps beside one set of tables: localities by ZIP, settings by place of service, fees. */
export class FeesInForce implements FeeBasis {
  readonly tables: TablesInForce;
  readonly agreement: FeeAgreement | undefined;
  readonly qualifying: boolean;
  /** Set where a table without which nothing can be priced has no edition for the date. */
  readonly missing: NotPricedReason | undefined;
  private readonly national: PaymentLocality;
  private readonly byId = new Map<string, PaymentLocality>();
  /** By ZIP code as sent: what the two below find, without cutting a text. */
  private readonly bySent = new Map<string, PaymentLocality>();
  private readonly byZip = new Map<string, PaymentLocality>();
  private readonly byPlusFour = new Map<string, PaymentLocality>();
  private readonly settings = new Map<string, Setting | undefined>();
  private readonly byAgreement = new Map<FeeAgreement, FeesInForce>();
  private ofQualifying: FeesInForce | undefined;

  constructor(tables: TablesInForce, agreement?: FeeAgreement, qualifying = false) {
    this.tables = tables;
    this.agreement = agreement;
    this.qualifying = qualifying;
    const complete = tables.fees && tables.conversionFactor && tables.localities && tables.places;
    this.missing = complete ? undefined : "no-edition";
    this.national = this.make("national", "national", NATIONAL_COSTS, false);
    this.byId.set("national", this.national);
  }

  /** The fees that a line is paid by: Medicare's, those of its payer's policy, or those of a qualifying APM participant (PRC-002). */
  of(line: ServiceLine, terms: PaymentTerms | undefined): FeesInForce {
    if (terms === undefined) return this;
    const agreement = terms.payerOf(line.claim)?.agreement;
    if (agreement !== undefined) {
      const known = this.byAgreement.get(agreement) ?? new FeesInForce(this.tables, agreement);
      this.byAgreement.set(agreement, known);
      return known;
    }
    if (!terms.hasQualifying) return this;
    const { conversionFactor, date } = this.tables;
    if (conversionFactor?.qualifyingTenThousandths === undefined || terms.qualifies(line.renderingNpi, yearOf(date)) !== true) return this;
    this.ofQualifying ??= new FeesInForce(this.tables, undefined, true);
    return this.ofQualifying;
  }

  setting(pos: string): Setting | undefined {
    if (this.settings.has(pos)) return this.settings.get(pos);
    const setting = this.tables.places?.setting(pos);
    if (this.settings.size < KEPT_TEXTS) this.settings.set(pos, setting);
    return setting;
  }

  /** Undefined for a locality that the table in force does not know. */
  locality(id: string): PaymentLocality | undefined {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const row = this.tables.localities?.find(id);
    if (row === undefined) return undefined;
    const made = this.make(row.id, row.name, row, true);
    this.byId.set(id, made);
    return made;
  }

  /**
   * The locality that a line is paid in: the claim's override; else by ZIP of the service facility, else of the billing provider;
   * else national (rules.md 3A.33). A ZIP that straddles localities is decided by its +4; without that, or without CMS's table of
   * nine digits, it is national and says which localities it may be.
   */
  localityOf(line: ServiceLine): PaymentLocality | undefined {
    const claim = line.claim;
    if (claim.locality !== undefined) return this.locality(claim.locality);
    const sent = line.serviceFacility?.zip || claim.billing.zip;
    return this.bySent.get(sent) ?? this.findSent(sent);
  }

  private findSent(sent: string): PaymentLocality {
    const zip = sent.slice(0, 5);
    const known = this.byZip.get(zip) ?? this.findZip(zip);
    const locality = known.mayBe === undefined ? known : this.withPlusFour(sent.replace(/\D/g, ""), known);
    if (sent.length <= LONGEST_ZIP && this.bySent.size < KEPT_TEXTS) this.bySent.set(sent, locality);
    return locality;
  }

  private findZip(zip: string): PaymentLocality {
    const { zips } = this.tables;
    const found = zips?.find(zip);
    const named = found && this.locality(found.localityId);
    const locality =
      found?.needsPlusFour === true ? { ...this.national, mayBe: this.candidates(zip, found.localityId) } : (named ?? this.national);
    if (this.byZip.size < KEPT_TEXTS) this.byZip.set(zip, locality);
    return locality;
  }

  private withPlusFour(zip9: string, otherwise: PaymentLocality): PaymentLocality {
    if (zip9.length !== 9) return otherwise;
    const known = this.byPlusFour.get(zip9);
    if (known !== undefined) return known;
    const found = this.tables.zips?.findNine?.(zip9);
    const locality = (found?.needsPlusFour === false ? this.locality(found.localityId) : undefined) ?? otherwise;
    if (this.byPlusFour.size < KEPT_TEXTS) this.byPlusFour.set(zip9, locality);
    return locality;
  }

  /** Where a straddling ZIP code may lie: the localities of its nine-digit codes, else all of the state of the one it is listed under. */
  private candidates(zip: string, listed: string): string[] {
    const known = this.tables.zips?.localitiesOf?.(zip) ?? [];
    const { localities } = this.tables;
    if (known.length > 1) return known.filter((id) => localities?.find(id) !== undefined);
    const state = localities?.find(listed)?.state;
    return (localities?.all() ?? []).filter((one) => one.state === state).map(({ id }) => id);
  }

  private make(id: string, name: string, costs: PracticeCosts, resolved: boolean): PaymentLocality {
    return {
      id,
      resolved,
      facility: new FeesAt(this, id, name, costs, "facility"),
      nonFacility: new FeesAt(this, id, name, costs, "non-facility"),
    };
  }
}

const byTables = new WeakMap<TablesInForce, FeesInForce>();
const byFeeSchedule = new WeakMap<FeeSchedule, FeesInForce[]>();

function sameTables(a: TablesInForce, b: TablesInForce): boolean {
  return (
    a.conversionFactor === b.conversionFactor &&
    a.localities === b.localities &&
    a.zips === b.zips &&
    a.places === b.places &&
    a.anesthesia === b.anesthesia
  );
}

/** The fees that go with a set of tables: one object for all dates that share the tables which decide a fee. */
export function feesInForce(tables: TablesInForce): FeesInForce {
  return byTables.get(tables) ?? findFees(tables);
}

function findFees(tables: TablesInForce): FeesInForce {
  const alike = tables.fees && (byFeeSchedule.get(tables.fees) ?? []);
  const made = alike?.find((other) => sameTables(other.tables, tables)) ?? new FeesInForce(tables);
  if (tables.fees && alike && !alike.includes(made)) byFeeSchedule.set(tables.fees, [...alike, made]);
  byTables.set(tables, made);
  return made;
}
