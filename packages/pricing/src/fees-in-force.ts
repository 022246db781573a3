import { type Cents, type NotPricedReason, type ProcedureKey, type ServiceLine, shareOf, yearOf } from "@claimscrub/claim";
import type { FeeComponent, FeeRow, FeeSchedule, Setting, TablesInForce } from "@claimscrub/reference";
import { feeAmount, NATIONAL_COSTS, type PracticeCosts } from "./fee-amount.ts";
import type { FeeAgreement } from "./payers/fee-agreement.ts";
import { judgeStatus, medicareOnly } from "./status-code.ts";
import type { PaymentTerms } from "./terms/payment-terms.ts";

/** A code's fee in one locality and setting, as the fee schedule has it. */
export interface CodeFee {
  /** Undefined where the schedule has no such code. */
  readonly row: FeeRow | undefined;
  /** Why the code has no amount at all. */
  readonly notPriced: NotPricedReason | undefined;
  /** The status pays nothing (B, P, I, N, M): the amount is 0. */
  readonly worthless: boolean;
  /** Of one unit; 0 where there is none. */
  readonly fee: Cents;
  /** Where a payer's policy made the fee: its share of Medicare's in basis points, or its own schedule. */
  readonly agreed?: number | "own-schedule" | undefined;
  /** Its units and its sides are paid without regard to each other or to other lines. */
  readonly unranked: boolean;
  /** Two units, or two sides, are one bilateral service. */
  readonly paired: boolean;
  /** Status T: paid only alone. */
  readonly onlyAlone: boolean;
}

/** Texts that a claim file can make up are kept only up to this number, so that a hostile file can't fill the memory. */
const KEPT_TEXTS = 50_000;

const COMPONENT_NUMBER: Readonly<Record<FeeComponent, number>> = { "": 0, "26": 1, TC: 2, "53": 3 };

const UNKNOWN_CODE: CodeFee = {
  row: undefined,
  notPriced: "unknown-code",
  worthless: false,
  fee: 0,
  unranked: true,
  paired: false,
  onlyAlone: false,
};

/** The fees of one locality in one setting; each is computed once and kept as long as its tables. */
export class FeesAt {
  readonly locality: string;
  readonly localityName: string;
  readonly setting: Setting;
  readonly costs: PracticeCosts;
  readonly tables: TablesInForce;
  /** Ten-thousandths of a dollar. */
  readonly conversionFactor: number;
  readonly agreement: FeeAgreement | undefined;
  private readonly known = new Map<number, CodeFee>();

  constructor(basis: FeeBasis, locality: string, localityName: string, costs: PracticeCosts, setting: Setting) {
    this.tables = basis.tables;
    this.conversionFactor = factorOf(basis);
    this.agreement = basis.agreement;
    this.locality = locality;
    this.localityName = localityName;
    this.costs = costs;
    this.setting = setting;
  }

  /** The fee of the component where the schedule has that row, else of the whole code. */
  code(procedure: ProcedureKey, component: FeeComponent): CodeFee {
    const key = procedure * 4 + COMPONENT_NUMBER[component];
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const row = procedure === 0 ? undefined : this.tables.fees?.row(procedure, component);
    if (this.agreement?.hasOwn(procedure)) {
      const made = this.readOwn(procedure, component, row, this.agreement);
      this.known.set(key, made);
      return made;
    }
    if (row === undefined && component !== "") return this.code(procedure, "");
    if (row === undefined) return UNKNOWN_CODE;
    const made = this.agreement === undefined ? this.read(row) : this.readShare(procedure, row, this.agreement);
    this.known.set(key, made);
    return made;
  }

  /** A code of the payer's own schedule: what it says of the code or the part; Medicare's row only tells how units and sides combine. */
  private readOwn(procedure: ProcedureKey, component: FeeComponent, row: FeeRow | undefined, agreement: FeeAgreement): CodeFee {
    const fee = agreement.ownFee(procedure, component, this.setting);
    if (fee === undefined) {
      // A part that the schedule leaves out of a code with parts is not the whole; else the modifier asks for no part.
      const isPart = component === "" || row !== undefined;
      return isPart && component !== "53" ? UNKNOWN_CODE : this.code(procedure, "");
    }
    const indicators = row ?? this.tables.fees?.row(procedure, "");
    return { ...combinationOf(indicators), row: indicators, notPriced: undefined, worthless: false, fee, agreed: "own-schedule" };
  }

  private readShare(procedure: ProcedureKey, row: FeeRow, agreement: FeeAgreement): CodeFee {
    const medicare = this.read(row);
    const share = agreement.share(procedure);
    // What only Medicare refuses, and what the policy says nothing of, has no amount here.
    if (share === undefined || medicareOnly(row)) return { ...medicare, notPriced: "other-schedule", worthless: false, fee: 0 };
    return medicare.notPriced !== undefined || medicare.worthless
      ? medicare
      : { ...medicare, fee: shareOf(medicare.fee, share), agreed: share };
  }

  private read(row: FeeRow): CodeFee {
    const { notPriced, worthless } = judgeStatus(row);
    const priced = notPriced === undefined && !worthless;
    return {
      row,
      notPriced,
      worthless,
      fee: priced ? feeAmount(row, this.setting, this.costs, this.conversionFactor) : 0,
      ...combinationOf(row),
      onlyAlone: priced && row.status === "T",
    };
  }
}

/** How a code's units and sides combine, by its row's indicators; a code without a row combines with nothing. */
function combinationOf(row: FeeRow | undefined): Pick<CodeFee, "unranked" | "paired" | "onlyAlone"> {
  return {
    unranked: row === undefined || row.multipleProcedure === "0" || row.multipleProcedure === "9",
    paired: row?.bilateral === "1" || row?.bilateral === "2" || row?.bilateral === "3",
    onlyAlone: false,
  };
}

/** What fees are made of: the tables in force, and for whom they are meant. */
interface FeeBasis {
  readonly tables: TablesInForce;
  /** A payer's policy; undefined for Medicare. */
  readonly agreement: FeeAgreement | undefined;
  /** Whether the physician is a qualifying APM participant. */
  readonly qualifying: boolean;
}

function factorOf({ tables, qualifying }: FeeBasis): number {
  const factor = tables.conversionFactor;
  return (qualifying ? factor?.qualifyingTenThousandths : undefined) ?? factor?.tenThousandths ?? 0;
}

/** A payment locality with its fees in both settings. */
export interface PaymentLocality {
  readonly id: string;
  /** False for the national fall-back. */
  readonly resolved: boolean;
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
  private readonly byZip = new Map<string, PaymentLocality>();
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
   * else national (rules.md 3A.33). A ZIP that straddles localities is national, since its +4 has no table here.
   */
  localityOf(line: ServiceLine): PaymentLocality | undefined {
    const claim = line.claim;
    if (claim.locality !== undefined) return this.locality(claim.locality);
    const zip = (line.serviceFacility?.zip || claim.billing.zip).slice(0, 5);
    const known = this.byZip.get(zip);
    if (known !== undefined) return known;
    const found = this.tables.zips?.find(zip);
    const locality = (found && !found.needsPlusFour ? this.locality(found.localityId) : undefined) ?? this.national;
    if (this.byZip.size < KEPT_TEXTS) this.byZip.set(zip, locality);
    return locality;
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
  const known = byTables.get(tables);
  if (known !== undefined) return known;
  const alike = tables.fees && (byFeeSchedule.get(tables.fees) ?? []);
  const made = alike?.find((other) => sameTables(other.tables, tables)) ?? new FeesInForce(tables);
  if (tables.fees && alike && !alike.includes(made)) byFeeSchedule.set(tables.fees, [...alike, made]);
  byTables.set(tables, made);
  return made;
}
