import type { Cents } from "@claimscrub/claim";
import { csvRow } from "../csv-cell.ts";
import { dollars, grouped } from "../dollars.ts";
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
  /** Rates by physician; left out where they were not asked for. */
  readonly practice?: readonly PracticeRate[] | undefined;
}

/** The report as one JSON object: the key figures carry their definitions. */
export function revenueJson(report: RevenueReport): string {
  const { from, to, dates, run, figures, rows, practice } = report;
  return `${JSON.stringify({ from, to, dates, run, kpis: kpisOf(figures), figures, rows, ...(practice === undefined ? {} : { practice }) })}\n`;
}

const COLUMNS = [
  "by", "key", "name", "claims", "cleanClaimRate", "billedCents", "allowedCents", "findings", "unknown", "grossCents", "netCents",
  "denialNetCents", "underbillingNetCents", "auditNetCents",
]; // biome-ignore format: a list of names

/** The cuts as csv; key figures, which are no rows, are in the other formats. */
export function* revenueCsv({ rows }: RevenueReport): Generator<string> {
  yield csvRow(COLUMNS);
  for (const row of rows) {
    const { claims, netByDirection: net } = row;
    yield csvRow([
      row.by, row.key, row.name, claims?.claims, claims?.cleanClaimRate, claims?.billedCents, claims?.allowedCents, row.findings, row.unknown,
      row.grossCents, row.netCents, net.denial, net.underbilling, net.audit,
    ]); // biome-ignore format: in the order of the columns
  }
}

/** A key figure as a person reads it. */
export function kpiText({ value, unit, missing }: Kpi): string {
  if (value === null) return missing ?? "not available";
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(1)}%`;
    case "cents":
      return dollars(value);
    case "count":
      return grouped(value);
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
};

/** Title of a cut. */
export function cutTitle(by: string): string {
  return CUT_WORDS[by] ?? `By ${by}`;
}

/** The cuts of a report, each with its rows, in the order of the report. */
export function cutsOf(rows: readonly RevenueRow[]): ReadonlyMap<string, readonly RevenueRow[]> {
  const cuts = new Map<string, RevenueRow[]>();
  for (const row of rows) {
    const known = cuts.get(row.by);
    if (known) known.push(row);
    else cuts.set(row.by, [row]);
  }
  return cuts;
}
