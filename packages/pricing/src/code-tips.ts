import { type Cents, type Confidence, type NotPricedReason, procedureKey, procedureText, type ServiceDate } from "@claimscrub/claim";
import type { FeeRow, TablesInForce } from "@claimscrub/reference";
import { hypotheticalDay, type HypotheticalLine } from "./hypothetical-day.ts";
import { mohsTips } from "./mohs-tips.ts";
import { surgeryTips } from "./surgery-tips.ts";
import { priceDay } from "./price-day.ts";
import { judgeStatus } from "./status-code.ts";

/** One figure of a tip: lines priced together, and what the change is worth. */
export interface TipFigure {
  readonly what: string;
  /** Allowed for all its lines together; undefined where one can't be priced. */
  readonly allowedCents: Cents | undefined;
  /** What it adds to, or takes from, the reading that the tip compares it with. */
  readonly differenceCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
}

/** Advice on a code with its dollars, computed for the date and place. A prompt to check the record, never to bill what was not done. */
export interface Tip {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly figures: readonly TipFigure[];
  readonly confidence: Confidence;
  readonly why: string;
  /** Where the advice, not the amount, comes from. */
  readonly source: string;
}

/** Prices hypothetical days in one place on one date. */
export class Calculator {
  readonly tables: TablesInForce;
  readonly place: { readonly date: ServiceDate; readonly locality: string };

  constructor(tables: TablesInForce, locality: string) {
    this.tables = tables;
    this.place = { date: tables.date, locality };
  }

  /** The allowed amount of lines priced together; a reason where any has none. */
  price(lines: readonly HypotheticalLine[], pos: string): Cents | NotPricedReason {
    const day = priceDay(hypotheticalDay({ ...this.place, pos, lines }), this.tables);
    return day.lines.find((line) => line.notPriced !== undefined)?.notPriced ?? day.allowedCents;
  }

  /** A figure: `lines` against `base`. */
  figure(what: string, lines: readonly HypotheticalLine[], base: readonly HypotheticalLine[], pos = "11", basePos = pos): TipFigure {
    const amount = this.price(lines, pos);
    const before = base.length === 0 ? 0 : this.price(base, basePos);
    const known = typeof amount === "number" && typeof before === "number";
    return {
      what,
      allowedCents: typeof amount === "number" ? amount : undefined,
      differenceCents: known ? amount - before : undefined,
      notPriced: typeof amount === "string" ? amount : typeof before === "string" ? before : undefined,
    };
  }
}

/** Lines of one unit each, the second and later of a repeated code marked as distinct. */
export function linesOf(...codes: readonly string[]): HypotheticalLine[] {
  return codes.map((procedure, at) => ({ procedure, modifiers: codes.indexOf(procedure) < at ? ["59"] : [] }));
}

/** Most add-on codes that a page lists with their value. */
const ADD_ONS_SHOWN = 12;

const COMPUTED = "computed from the fee schedule in force on the date, as CMS computes its published amounts";

function facilityGap(code: string, row: FeeRow, calculator: Calculator): Tip | undefined {
  // In a facility only the professional part of a test is the physician's.
  const test = row.pcTc === "1";
  const inFacility = test ? [{ procedure: code, modifiers: ["26"] }] : linesOf(code);
  const gap = calculator.figure(
    test ? `${code}-26 in a hospital (22)` : "hospital outpatient (22) instead of office",
    inFacility,
    linesOf(code),
    "22",
    "11",
  );
  if (gap.differenceCents === 0) return undefined;
  return {
    id: "facility-gap",
    title: "Place of service",
    text: test
      ? "In an office the whole test is paid. For a hospital's patient only the professional part (26) is the physician's; the hospital bills the rest."
      : "A facility place of service (19, 21, 22, 23, 24, 31 and others) pays the facility rate, since the facility bills its own costs. The place must be where the patient was.",
    figures: [calculator.figure("office (11)", linesOf(code), [], "11"), gap],
    confidence: "high",
    why: COMPUTED,
    source: "RVU25D, formula; place of service table",
  };
}

/** Whether a second service of the code on one day is a thing that happens and can be paid: surgery, and not beyond the day's limit. */
function repeatable(row: FeeRow, tables: TablesInForce): boolean {
  if (row.globalDays !== "000" && row.globalDays !== "010" && row.globalDays !== "090") return false;
  return (tables.mue?.find(procedureKey(row.procedure))?.units ?? 2) > 1;
}

function secondUnit(code: string, calculator: Calculator): Tip {
  return {
    id: "second-unit",
    title: "A second one on the same day",
    text: "What a second, separate service of this code adds on the same day by the same physician. If it was a separate site or session, the line must say so, or it is taken for a repeat.",
    figures: [calculator.figure(`${code} + ${code}-59`, linesOf(code, code), linesOf(code))],
    confidence: "high",
    why: COMPUTED,
    source: "RVU25D, Multiple Procedure and Bilateral Surgery indicators",
  };
}

/** What NCCI says of an add-on beside its own primary code. */
function pairWords(primary: number, addOn: string, tables: TablesInForce): string {
  const pair = tables.ptp?.find(primary, procedureKey(addOn)) ?? tables.ptp?.find(procedureKey(addOn), primary);
  if (pair === undefined) return "";
  return pair.indicator === 1
    ? " (an NCCI pair: only where separate, with a modifier that says so)"
    : " (an NCCI pair: never paid together)";
}

function addOnValue(code: string, calculator: Calculator): Tip | undefined {
  const { addOns } = calculator.tables;
  const key = procedureKey(code);
  const edit = addOns?.find(key);
  if (edit) {
    const primary = [...edit.primaries]
      .map(procedureText)
      .find((text) => calculator.tables.fees?.row(procedureKey(text), "")?.status === "A");
    if (primary === undefined) return undefined;
    return {
      id: "add-on-value",
      title: "Added to another service",
      text: "An add-on code is paid in full beside its primary code on the same day by the same provider, and not at all without one.",
      figures: [calculator.figure(`${primary} + ${code}`, linesOf(primary, code), linesOf(primary))],
      confidence: "high",
      why: COMPUTED,
      source: addOns?.edition.label ?? "",
    };
  }
  const added = (addOns?.addOnsOf(key) ?? []).map(procedureText).slice(0, ADD_ONS_SHOWN);
  if (added.length === 0) return undefined;
  return {
    id: "add-on-value",
    title: "Codes that are added to it",
    text: "Add-on codes that name this one as a primary code, and what each unit adds. They are not reduced beside it.",
    figures: added.map((addOn) =>
      calculator.figure(`${code} + ${addOn}${pairWords(key, addOn, calculator.tables)}`, linesOf(code, addOn), linesOf(code)),
    ),
    confidence: "high",
    why: COMPUTED,
    source: addOns?.edition.label ?? "",
  };
}

/** A tip's figures are as good as the place that they are computed for. */
function asCertainAsThePlace(tip: Tip, { place }: Calculator): Tip {
  if (place.locality !== "national" || tip.confidence !== "high") return tip;
  return { ...tip, confidence: "medium", why: `${tip.why}, but national: ask for your locality` };
}

/** The tips of a code, each with its dollars; those of Mohs surgery for its codes only. */
export function tipsFor(code: string, calculator: Calculator): Tip[] {
  const row = calculator.tables.fees?.row(procedureKey(code), "");
  if (typeof calculator.price(linesOf(code), "11") === "string" || row === undefined || judgeStatus(row).worthless) return [];
  const mohs = mohsTips(code, calculator);
  const general = [facilityGap(code, row, calculator), addOnValue(code, calculator)];
  if (repeatable(row, calculator.tables) && !mohs.some((tip) => tip.id === "second-tumour")) general.push(secondUnit(code, calculator));
  return [...mohs, ...[...general, ...surgeryTips(code, row, calculator)].filter((tip) => tip !== undefined)].map((tip) =>
    asCertainAsThePlace(tip, calculator),
  );
}
