import type { Cents } from "@claimscrub/claim";
import { csvRow } from "../csv-cell.ts";
import { dollars, grouped } from "../dollars.ts";
import { type AnswerRow, initialDenialRate, type MohsMix } from "./answers.ts";
import type { Charges } from "./charges.ts";
import { type Kpi, kpisOf, type RevenueFigures } from "./kpis.ts";
import type { PracticeRate } from "./practice-rates.ts";

/** One row of a cut: by payer, physician, code, and so on. Rows of a cut add up, because each dollar is in one of them. */
export interface RevenueRow {
  readonly by: string;
  readonly key: string;
  readonly name: string;
  readonly findings: number;
  readonly unknown: number;
  readonly grossCents: Cents;
  readonly netCents: Cents;
  readonly netByDirection: RevenueFigures["netByDirection"];
  /** Left out for a cut that claims don't have. */
  readonly claims?:
    | { readonly claims: number; readonly billedCents: Cents; readonly allowedCents: Cents; readonly cleanClaimRate: number | null }
    | undefined;
}

/** A revenue-cycle report: what it covers, its key figures and its cuts. */
export interface RevenueReport {
  /** First and last day, yyyy-mm-dd or empty, and of what. */
  readonly from: string;
  readonly to: string;
  readonly dates: "service" | "received";
  /** The one run that it is about; empty for all. */
  readonly run: string;
  readonly figures: RevenueFigures;
  readonly rows: readonly RevenueRow[];
  /** What payers answered, by cut; left out where no remittance is loaded. */
  readonly answers?: readonly AnswerRow[] | undefined;
  /** Mohs surgery by physician; left out where there is none. */
  readonly mohs?: readonly MohsMix[] | undefined;
  /** Rates by physician; left out where they were not asked for. */
  readonly practice?: readonly PracticeRate[] | undefined;
  /** The practice's charges beside the fee schedule; left out where they were not asked for. */
  readonly charges?: Charges | undefined;
}

/** The report with its key figures and their definitions, as JSON holds it. */
export function revenueAnswer(report: RevenueReport): RevenueReport & { readonly kpis: readonly Kpi[] } {
  const { from, to, dates, run, figures, rows, answers, mohs, practice, charges } = report;
  return { from, to, dates, run, kpis: kpisOf(figures), figures, rows, answers, mohs, practice, charges };
}

/** The report as one JSON object: the key figures carry their definitions. */
export function revenueJson(report: RevenueReport): string {
  return `${JSON.stringify(revenueAnswer(report))}\n`;
}

const COLUMNS = [
  "by", "key", "name", "claims", "cleanClaimRate", "billedCents", "allowedCents", "findings", "unknown", "grossCents", "netCents",
  "denialNetCents", "underbillingNetCents", "auditNetCents", "answeredLines", "firstDeniedLines", "initialDenialRate", "expectedCents",
  "varianceCents", "shortCents", "value", "unit", "definition",
]; // biome-ignore format: a list of names

/**
 * The report as csv: the cuts; the cuts of what payers answered, whose `by` begins with `answers-`; and the key figures (`by` is `kpi`) with their
 * definitions. Cells that a row does not have are empty.
 */
export function* revenueCsv(report: RevenueReport): Generator<string> {
  yield csvRow(COLUMNS);
  const row = (cells: Readonly<Record<string, string | number | null | undefined>>): string =>
    csvRow(COLUMNS.map((column) => cells[column]));
  for (const { by, key, name, claims, netByDirection: net, findings, unknown, grossCents, netCents } of report.rows)
    yield row({
      by, key, name, ...claims, findings, unknown, grossCents, netCents, denialNetCents: net.denial, underbillingNetCents: net.underbilling,
      auditNetCents: net.audit,
    }); // biome-ignore format: one row
  for (const answer of report.answers ?? [])
    yield row({
      by: `answers-${answer.by}`, key: answer.key, name: answer.name, answeredLines: answer.lines, firstDeniedLines: answer.firstDenied,
      initialDenialRate: initialDenialRate(answer), expectedCents: answer.expectedCents, varianceCents: answer.varianceCents,
      shortCents: answer.shortCents,
    }); // biome-ignore format: one row
  for (const { id, name, value, unit, definition, missing } of kpisOf(report.figures))
    yield row({ by: "kpi", key: id, name, value, unit, definition: missing === undefined ? definition : `${definition} (${missing})` });
}

/** A key figure as a person reads it. */
export function kpiText({ value, unit, missing, n, low, high }: Kpi): string {
  if (value === null) return missing ?? "not available";
  if (n !== undefined && low !== undefined && high !== undefined)
    return `${(value * 100).toFixed(1)}% (${Math.round(low * 100)}% to ${Math.round(high * 100)}%, n ${grouped(n)})`;
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)}%`;
    case "cents":
      return dollars(value);
    case "count":
      return grouped(value);
    case "ratio":
      return value.toFixed(2);
    case "hours":
      return `${value} h`;
  }
}

/** What the report covers, in a sentence. */
export function coverText({ from, to, dates, run }: RevenueReport): string {
  const of = dates === "service" ? "Dates of service" : "Received";
  const period =
    from === "" && to === "" ? "all dates" : `${of} ${from === "" ? "from the first" : `from ${from}`} ${to === "" ? "on" : `to ${to}`}`;
  return run === "" ? `All finished runs, of each claim its latest scrub; ${period}.` : `Run ${run}, as it was judged; ${period}.`;
}

const CUT_WORDS: Readonly<Record<string, string>> = {
  direction: "By what is at stake",
  rule: "By rule",
  payer: "By payer",
  provider: "By physician (rendering NPI, else billing NPI)",
  code: "By procedure",
  site: "By place of service",
  month: "By month of service",
  "received-month": "By month received",
  cause: "By cause: one remedy closes them",
  severity: "By severity",
  state: "By what was decided",
  plan: "By kind of payer (SBR09)",
  group: "By group (billing NPI)",
  modifier: "By modifier",
  carc: "By reason (CARC) of the denial",
};

/** Title of a cut. */
export function cutTitle(by: string): string {
  return CUT_WORDS[by] ?? `By ${by}`;
}

/** The cuts of a report, each with its rows, in the order of the report. */
export function cutsOf<Row extends { readonly by: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const cuts = new Map<string, Row[]>();
  for (const row of rows) {
    const known = cuts.get(row.by);
    if (known) known.push(row);
    else cuts.set(row.by, [row]);
  }
  return cuts;
}
