import { type Cents, type Confidence, type NotPricedReason, procedureKey, procedureText, type Step } from "@claimscrub/claim";
import type { EditionInfo, FeeComponent, FeeRow, TableName, TablesInForce } from "@claimscrub/reference";
import { Calculator, type Tip, tipsFor } from "./code-tips.ts";
import { NATIONAL_COSTS, type PracticeCosts } from "./fee-amount.ts";
import { hypotheticalDay } from "./hypothetical-day.ts";
import { type Indicator, indicatorsOf } from "./indicator-words.ts";
import { priceDay } from "./price-day.ts";
import { judgeStatus, statusWords } from "./status-code.ts";

/** What one setting pays for one unit, alone, with its working. */
export interface SettingPrice {
  readonly allowedCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
  readonly steps: readonly Step[];
}

/** The prices of the whole code or of one of its parts. */
export interface ComponentPrices {
  readonly component: FeeComponent;
  readonly status: string;
  readonly nonFacility: SettingPrice;
  readonly facility: SettingPrice;
  /** Non-facility less facility, where both have an amount. */
  readonly gapCents: Cents | undefined;
  /** RVUs in hundredths. */
  readonly rvus: {
    readonly work: number;
    readonly peNonFacility: number;
    readonly peFacility: number;
    readonly malpractice: number;
    readonly totalNonFacility: number;
    readonly totalFacility: number;
  };
}

export interface NcciPartner {
  readonly partner: string;
  /** Which column this code stands in: the code in column 2 is the one not paid. */
  readonly column: 1 | 2;
  readonly indicator: 0 | 1;
  readonly rationale: string;
}

/** Everything that the calculator page of a code shows: plain data for a terminal, a web page or a file to keep. */
export interface CodePage {
  readonly procedure: string;
  readonly date: number;
  readonly locality: { readonly id: string; readonly name: string; readonly costs: PracticeCosts };
  /** In ten-thousandths of a dollar. */
  readonly conversionFactor: number | undefined;
  /** The factor of qualifying APM participants, in years that have one of their own; the page's amounts are not theirs. */
  readonly qualifyingConversionFactor: number | undefined;
  /** The whole code first, then 26, TC, 53 where they have rows. */
  readonly prices: readonly ComponentPrices[];
  readonly indicators: readonly Indicator[];
  /** Partners in the loaded NCCI edits; undefined where no edition covers the date or the code. */
  readonly ncci: { readonly neverTogether: number; readonly withModifier: number; readonly partners: readonly NcciPartner[] } | undefined;
  readonly mue: { readonly units: number; readonly mai: 1 | 2 | 3; readonly rationale: string; readonly words: string } | undefined;
  readonly addOn:
    | { readonly type: 1 | 2 | 3 | undefined; readonly primaries: readonly string[]; readonly addOns: readonly string[] }
    | undefined;
  readonly tips: readonly Tip[];
  readonly confidence: { readonly level: Confidence; readonly why: string };
  /** The tables that the page's figures come from. */
  readonly sources: readonly EditionInfo[];
  /** Tables that say nothing about the code or the date, and why. */
  readonly notChecked: readonly { readonly table: TableName; readonly reason: NotPricedReason }[];
}

export interface DescribeOptions {
  /** `10112-00`; the national amount when left out. */
  readonly localityId?: string | undefined;
}

const COMPONENTS: readonly FeeComponent[] = ["", "26", "TC", "53"];

const MAI_WORDS = {
  1: "judged line by line: further units on a line of their own with a modifier that says why can be paid",
  2: "an absolute limit for the day, set by law or by how the code is defined: no appeal helps",
  3: "a limit for the day: more can be paid on appeal with the record",
} as const;

/**
 * The calculator page of a code on the tables' date. A code that the fee schedule does not know has no prices and says so in
 * `notChecked`; a locality that it does not know is priced as `no-locality`.
 */
export function describeCode(procedure: string, tables: TablesInForce, options: DescribeOptions = {}): CodePage {
  const code = procedure.toUpperCase();
  const key = procedureKey(code);
  const localityId = options.localityId ?? "national";
  const locality = tables.localities?.find(localityId);
  const rows = COMPONENTS.map((component) => tables.fees?.row(key, component)).filter((row) => row !== undefined);
  const whole = rows[0];
  return {
    procedure: code,
    date: tables.date,
    locality: { id: localityId, name: locality?.name ?? "national", costs: costsOf(locality ?? NATIONAL_COSTS) },
    conversionFactor: tables.conversionFactor?.tenThousandths,
    qualifyingConversionFactor: tables.conversionFactor?.qualifyingTenThousandths,
    prices: rows.map((row) => componentPrices(code, row, tables, localityId)),
    indicators: whole ? indicatorsOf(whole) : [],
    ncci: ncciOf(key, tables),
    mue: mueOf(key, tables),
    addOn: addOnOf(key, tables),
    tips: tipsFor(code, new Calculator(tables, localityId)),
    confidence: confidenceOf(whole, localityId),
    sources: sourcesOf(tables),
    notChecked: notCheckedOf(key, tables),
  };
}

function costsOf({ work, practiceExpense, malpractice }: PracticeCosts): PracticeCosts {
  return { work, practiceExpense, malpractice };
}

function settingPrice(code: string, component: FeeComponent, pos: string, tables: TablesInForce, locality: string): SettingPrice {
  const lines = [{ procedure: code, modifiers: component === "" ? [] : [component] }];
  const price = priceDay(hypotheticalDay({ date: tables.date, pos, locality, lines }), tables, { steps: true }).lines[0];
  return { allowedCents: price?.allowedCents, notPriced: price?.notPriced, steps: price?.steps ?? [] };
}

function componentPrices(code: string, row: FeeRow, tables: TablesInForce, locality: string): ComponentPrices {
  const nonFacility = settingPrice(code, row.component, "11", tables, locality);
  const facility = settingPrice(code, row.component, "22", tables, locality);
  const both = nonFacility.allowedCents !== undefined && facility.allowedCents !== undefined;
  const { work, peNonFacility, peFacility, malpractice } = row;
  return {
    component: row.component,
    status: row.status,
    nonFacility,
    facility,
    gapCents: both ? (nonFacility.allowedCents ?? 0) - (facility.allowedCents ?? 0) : undefined,
    rvus: {
      work,
      peNonFacility,
      peFacility,
      malpractice,
      totalNonFacility: work + peNonFacility + malpractice,
      totalFacility: work + peFacility + malpractice,
    },
  };
}

function ncciOf(key: number, tables: TablesInForce): CodePage["ncci"] {
  if (!tables.ptp?.covers(key)) return undefined;
  const partners = tables.ptp.pairsOf(key).map((pair): NcciPartner => {
    const column = pair.column1 === key ? 1 : 2;
    return {
      partner: procedureText(column === 1 ? pair.column2 : pair.column1),
      column,
      indicator: pair.indicator,
      rationale: pair.rationale,
    };
  });
  partners.sort((a, b) => a.column - b.column || (a.partner < b.partner ? -1 : a.partner > b.partner ? 1 : 0));
  const never = partners.filter((partner) => partner.indicator === 0).length;
  return { neverTogether: never, withModifier: partners.length - never, partners };
}

function mueOf(key: number, tables: TablesInForce): CodePage["mue"] {
  const limit = tables.mue?.find(key);
  return limit && { units: limit.units, mai: limit.mai, rationale: limit.rationale, words: MAI_WORDS[limit.mai] };
}

function addOnOf(key: number, tables: TablesInForce): CodePage["addOn"] {
  if (!tables.addOns?.covers(key)) return undefined;
  const edit = tables.addOns.find(key);
  return {
    type: edit?.type,
    primaries: [...(edit?.primaries ?? [])].sort((a, b) => a - b).map(procedureText),
    addOns: tables.addOns.addOnsOf(key).map(procedureText).sort(),
  };
}

function confidenceOf(row: FeeRow | undefined, locality: string): CodePage["confidence"] {
  if (row === undefined) return { level: "low", why: "the loaded fee schedule does not have the code" };
  const { notPriced, worthless } = judgeStatus(row);
  if (worthless) return { level: "high", why: "the status says that nothing is paid for it, wherever it is done" };
  if (notPriced === "needs-anesthesia-time")
    return { level: "low", why: "no amount without the time of a case: ask for the price of a line" };
  if (notPriced !== undefined) return { level: "low", why: `no amount: ${statusWords(row.status)}` };
  if (locality === "national") return { level: "medium", why: "the amounts are CMS's to the cent, but national: ask for your locality" };
  return { level: "high", why: "computed as CMS computes the amounts that it publishes for the locality, to the cent" };
}

const SOURCES = ["fees", "conversionFactor", "localities", "places", "ptp", "mue", "addOns"] as const;

function sourcesOf(tables: TablesInForce): EditionInfo[] {
  return SOURCES.map((name) => tables[name]?.edition).filter((edition) => edition !== undefined);
}

function notCheckedOf(key: number, tables: TablesInForce): CodePage["notChecked"] {
  const missing: { table: TableName; reason: NotPricedReason }[] = [];
  for (const table of SOURCES) if (tables[table] === undefined) missing.push({ table, reason: "no-edition" });
  for (const table of ["fees", "ptp", "mue", "addOns"] as const)
    if (tables[table]?.covers(key) === false) missing.push({ table, reason: "unknown-code" });
  return missing;
}
