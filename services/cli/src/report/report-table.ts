import {
  type AnswerRow,
  coverText,
  cutsOf,
  cutTitle,
  dollars,
  grouped,
  initialDenialRate,
  kpisOf,
  kpiText,
  MOHS_WORDS,
  type MohsMix,
  CHARGE_WORDS,
  chargedText,
  uncheckedText,
  PRACTICE_RATE_WORDS,
  type RevenueReport,
} from "@claimscrub/report";
import Table from "cli-table3";

const PLAIN = { style: { head: [] as string[], border: [] as string[], compact: true } };
const DEFINITION_WIDTH = 64;
const ROWS_SHOWN = 20;

/** The report as a person reads it at a terminal: each key figure with its definition, then the cuts. */
export function reportTable(report: RevenueReport): string {
  const parts = [`${coverText(report)}\n`, keyFigures(report)];
  for (const [by, rows] of cutsOf(report.rows)) {
    const ofClaims = rows.some(({ claims }) => claims !== undefined);
    const claimHeads = ofClaims ? ["Claims", "Clean"] : [];
    const head = [cutTitle(by), ...claimHeads, "Findings", "Gross", "Denial risk", "Underbilling", "Audit", "Net"];
    const table = new Table({ ...PLAIN, head, colAligns: head.map((_, at) => (at === 0 ? "left" : "right")) });
    for (const row of rows.slice(0, ROWS_SHOWN)) {
      const { denial, underbilling, audit } = row.netByDirection;
      const rate = row.claims?.cleanClaimRate;
      table.push([
        shown([row.key === "" ? "(none)" : row.key, row.name].filter((text) => text !== "").join(" ")),
        ...(ofClaims
          ? [
              row.claims === undefined ? "" : grouped(row.claims.claims),
              rate === null || rate === undefined ? "" : `${(rate * 100).toFixed(1)}%`,
            ]
          : []),
        grouped(row.findings),
        ...[row.grossCents, denial, underbilling, audit, row.netCents].map((cents) => dollars(cents)),
      ]);
    }
    parts.push(
      `${table.toString()}\n${rows.length > ROWS_SHOWN ? `${grouped(rows.length - ROWS_SHOWN)} more rows: --format csv has all.\n` : ""}`,
    );
  }
  if (report.answers !== undefined) parts.push(...answers(report.answers));
  if (report.mohs !== undefined && report.mohs.length > 0) parts.push(mohs(report.mohs));
  if (report.practice !== undefined) parts.push(practice(report.practice));
  if (report.charges !== undefined) parts.push(charges(report.charges));
  return parts.join("\n");
}

function keyFigures({ figures }: RevenueReport): string {
  const table = new Table({ ...PLAIN, head: ["Figure", "Value", "Definition"], wordWrap: true, colWidths: [26, 22, DEFINITION_WIDTH] });
  for (const kpi of kpisOf(figures)) table.push([kpi.name, kpiText(kpi), kpi.definition]);
  return `${table.toString()}\n`;
}

function answers(rows: readonly AnswerRow[]): string[] {
  return [...cutsOf(rows)].map(([by, own]) => {
    const head = [`What payers answered, ${cutTitle(by).replace(/^B/, "b")}`, "Lines", "Denied", "Rate", "Expected", "Variance", "Short"];
    const table = new Table({ ...PLAIN, head, colAligns: head.map((_, at) => (at === 0 ? "left" : "right")) });
    for (const row of own.slice(0, ROWS_SHOWN)) {
      const rate = initialDenialRate(row);
      table.push([
        shown([row.key === "" ? "(none)" : row.key, row.name].filter((text) => text !== "").join(" ")),
        grouped(row.lines),
        grouped(row.firstDenied),
        rate === null ? "" : `${(rate * 100).toFixed(1)}%`,
        ...[row.expectedCents, row.varianceCents, row.shortCents].map((cents) => dollars(cents)),
      ]);
    }
    return `${table.toString()}\n${own.length > ROWS_SHOWN ? `${grouped(own.length - ROWS_SHOWN)} more rows: --format csv has all.\n` : ""}`;
  });
}

function mohs(mixes: readonly MohsMix[]): string {
  const head = ["Mohs surgery", "Cases", ...MOHS_WORDS.map(({ name }) => name)];
  const table = new Table({ ...PLAIN, head, colAligns: head.map((_, at) => (at === 0 ? "left" : "right")) });
  for (const mix of mixes.slice(0, ROWS_SHOWN))
    table.push([mix.provider === "" ? "(none)" : shown(mix.provider), grouped(mix.cases), ...MOHS_WORDS.map(({ of }) => of(mix))]);
  return `${table.toString()}\n${MOHS_WORDS.map(({ name, definition }) => `  ${name}: ${definition}\n`).join("")}`;
}

function practice(rates: NonNullable<RevenueReport["practice"]>): string {
  const parts: string[] = [];
  for (const [code, { name, definition }] of Object.entries(PRACTICE_RATE_WORDS)) {
    const rows = rates.filter((rate) => rate.code === code);
    const table = new Table({ ...PLAIN, head: ["Physician", "Cases", "Out of", "Rate", "Peers", ""] });
    for (const { provider, count, of, rate, peers, outlier } of rows.slice(0, ROWS_SHOWN))
      table.push([
        provider === "" ? "(none)" : shown(provider),
        grouped(count),
        grouped(of),
        rate.toFixed(2),
        peers === null ? "too few" : `${peers.mean.toFixed(2)} ± ${peers.deviation.toFixed(2)}`,
        outlier ? "stands out" : "",
      ]);
    parts.push(`${code} ${name}: ${definition}\n${rows.length === 0 ? "No cases.\n" : `${table.toString()}\n`}`);
  }
  return parts.join("\n");
}

function charges(told: NonNullable<RevenueReport["charges"]>): string {
  const parts: string[] = [];
  for (const [code, { name, definition }] of Object.entries(CHARGE_WORDS)) {
    const own = told.rows.filter((row) => row.code === code);
    const table = new Table({ ...PLAIN, head: ["Code", "Lines", "Charged for a unit", "Below the fee", "Lost as billed"] });
    for (const row of own.slice(0, ROWS_SHOWN))
      table.push([row.procedure, grouped(row.lines), chargedText(row), dollars(row.belowFeeCents), dollars(row.lostCents)]);
    const unchecked = uncheckedText(code, told);
    parts.push(
      `${code} ${name}: ${definition}\n${unchecked === undefined ? "" : `${unchecked}\n`}${own.length === 0 ? "None.\n" : `${table.toString()}\n`}`,
    );
  }
  return parts.join("\n");
}

/** Text of a claim file without what a terminal would obey. */
function shown(text: string): string {
  return text.replace(/\p{C}/gu, "\ufffd").slice(0, 60);
}
