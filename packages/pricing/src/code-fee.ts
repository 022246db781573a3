import { type Cents, type NotPricedReason, type ProcedureKey, shareOf } from "@claimscrub/claim";
import type { FeeComponent, FeeRow, Setting, TablesInForce } from "@claimscrub/reference";
import { feeAmount, type PracticeCosts } from "./fee-amount.ts";
import { decimals } from "./figures.ts";
import type { FeeAgreement } from "./payers/fee-agreement.ts";
import { judgeStatus, medicareOnly } from "./status-code.ts";

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
  readonly set: RankedSet;
}

/** What a code is ranked with: nothing, one physician's surgery, therapy, or one kind of diagnostic test. */
export type RankedSet = (typeof SET)[keyof typeof SET];
export const SET = { none: 0, surgery: 1, therapy: 2, imaging: 3, cardiovascular: 4, ophthalmology: 5 } as const;

const COMPONENT_NUMBER: Readonly<Record<FeeComponent, number>> = { "": 0, "26": 1, TC: 2, "53": 3 };

const UNKNOWN_CODE: CodeFee = {
  row: undefined,
  notPriced: "unknown-code",
  worthless: false,
  fee: 0,
  unranked: true,
  paired: false,
  onlyAlone: false,
  set: SET.none,
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
  private told: Readonly<Record<keyof PracticeCosts, string>> | undefined;

  constructor(basis: FeeBasis, locality: string, localityName: string, costs: PracticeCosts, setting: Setting) {
    this.tables = basis.tables;
    this.conversionFactor = factorOf(basis);
    this.agreement = basis.agreement;
    this.locality = locality;
    this.localityName = localityName;
    this.costs = costs;
    this.setting = setting;
  }

  /** The practice cost indices as steps write them: the same for every line that is explained. */
  toldCosts(): Readonly<Record<keyof PracticeCosts, string>> {
    const { work, practiceExpense, malpractice } = this.costs;
    this.told ??= { work: decimals(work, 3), practiceExpense: decimals(practiceExpense, 3), malpractice: decimals(malpractice, 3) };
    return this.told;
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
function combinationOf(row: FeeRow | undefined): Pick<CodeFee, "unranked" | "paired" | "onlyAlone" | "set"> {
  return {
    unranked: row === undefined || row.multipleProcedure === "0" || row.multipleProcedure === "9",
    paired: row?.bilateral === "1" || row?.bilateral === "2" || row?.bilateral === "3",
    onlyAlone: false,
    set: setOf(row),
  };
}

/** Imaging only in family 88 (rules.md 3A.4). */
function setOf(row: FeeRow | undefined): RankedSet {
  switch (row?.multipleProcedure) {
    case "1":
    case "2":
    case "3":
      return SET.surgery;
    case "4":
      return row.imagingFamily === "88" ? SET.imaging : SET.none;
    case "5":
      return SET.therapy;
    case "6":
      return SET.cardiovascular;
    case "7":
      return SET.ophthalmology;
    default:
      return SET.none;
  }
}

/** What fees are made of: the tables in force, and for whom they are meant. */
export interface FeeBasis {
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
