import type { Cents, NotPricedReason, ProcedureKey, ServiceLine } from "@claimscrub/claim";
import type { FeeComponent, FeeRow, FeeSchedule, Setting, TablesInForce } from "@claimscrub/reference";
import { feeAmount, NATIONAL_COSTS, type PracticeCosts } from "./fee-amount.ts";
import { judgeStatus } from "./status-code.ts";

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
  private readonly known = new Map<number, CodeFee>();

  constructor(tables: TablesInForce, locality: string, localityName: string, costs: PracticeCosts, setting: Setting) {
    this.tables = tables;
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
    if (row === undefined && component !== "") return this.code(procedure, "");
    if (row === undefined) return UNKNOWN_CODE;
    const made = this.read(row);
    this.known.set(key, made);
    return made;
  }

  private read(row: FeeRow): CodeFee {
    const { notPriced, worthless } = judgeStatus(row);
    const conversionFactor = this.tables.conversionFactor?.tenThousandths ?? 0;
    const priced = notPriced === undefined && !worthless;
    return {
      row,
      notPriced,
      worthless,
      fee: priced ? feeAmount(row, this.setting, this.costs, conversionFactor) : 0,
      unranked: row.multipleProcedure === "0" || row.multipleProcedure === "9",
      paired: row.bilateral === "1" || row.bilateral === "2" || row.bilateral === "3",
      onlyAlone: priced && row.status === "T",
    };
  }
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
export class FeesInForce {
  readonly tables: TablesInForce;
  /** Set where a table without which nothing can be priced has no edition for the date. */
  readonly missing: NotPricedReason | undefined;
  private readonly national: PaymentLocality;
  private readonly byId = new Map<string, PaymentLocality>();
  private readonly byZip = new Map<string, PaymentLocality>();
  private readonly settings = new Map<string, Setting | undefined>();

  constructor(tables: TablesInForce) {
    this.tables = tables;
    const complete = tables.fees && tables.conversionFactor && tables.localities && tables.places;
    this.missing = complete ? undefined : "no-edition";
    this.national = this.make("national", "national", NATIONAL_COSTS, false);
    this.byId.set("national", this.national);
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
      facility: new FeesAt(this.tables, id, name, costs, "facility"),
      nonFacility: new FeesAt(this.tables, id, name, costs, "non-facility"),
    };
  }
}

const byTables = new WeakMap<TablesInForce, FeesInForce>();
const byFeeSchedule = new WeakMap<FeeSchedule, FeesInForce[]>();

function sameTables(a: TablesInForce, b: TablesInForce): boolean {
  return a.conversionFactor === b.conversionFactor && a.localities === b.localities && a.zips === b.zips && a.places === b.places;
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
