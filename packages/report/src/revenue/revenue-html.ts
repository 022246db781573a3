import { dollars, grouped } from "../dollars.ts";
import { html, Markup } from "../html/markup.ts";
import { STYLE } from "../html/style.ts";
import { type AnswerRow, initialDenialRate, MOHS_WORDS, type MohsMix } from "./answers.ts";
import { CHARGE_WORDS, type Charges, chargedText, uncheckedText } from "./charges.ts";
import { kpisOf } from "./kpis.ts";
import { PRACTICE_RATE_WORDS, type PracticeRate } from "./practice-rates.ts";
import { coverText, cutsOf, cutTitle, kpiText, type RevenueReport, type RevenueRow } from "./revenue-report.ts";

const ROWS_SHOWN = 200;

/** The revenue-cycle report as one self-contained html file, without script; its policy lets nothing in from outside. */
export function revenueHtml(report: RevenueReport): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Revenue-cycle report</title><style>${new Markup(STYLE)}</style></head>
<body><header><h1>Revenue-cycle report</h1><p class="soft">${coverText(report)}</p>
<ul class="facts"><li><b>${grouped(report.figures.claims)}</b>claims</li><li><b>${dollars(report.figures.billedCents)}</b>billed</li><li><b>${dollars(report.figures.allowedCents)}</b>Medicare would allow, as billed</li><li><b>${grouped(report.figures.findings)}</b>findings</li></ul></header>
<main>${revenueSections(report)}</main>
<footer><p>${REVENUE_NOTE}</p></footer></body></html>
`.text;
}

/** How the rows of a report are to be read. */
export const REVENUE_NOTE =
  "Net counts each dollar once: a patient-day's amount is shared out among its findings in proportion to their impacts, so the rows of a table add up. Gross adds the findings one by one. Amounts are allowed amounts, or the charge where it is lower; not payments.";

/** Key figures with their definitions, and every cut, for a page that has a head and a style of its own. */
export function revenueSections(report: RevenueReport): Markup {
  const kpis = kpisOf(report.figures);
  return html`<section aria-labelledby="kpis"><h2 id="kpis">Key figures</h2><div class="panel"><div class="scroll" tabindex="0" role="group" aria-label="Key figures"><table>
<thead><tr><th scope="col">Figure and definition</th><th scope="col" class="num">Value</th></tr></thead><tbody>${kpis.map(
    (kpi) =>
      html`<tr><th scope="row">${kpi.name}<span class="meaning">${kpi.definition}</span></th><td class="${kpi.value === null ? "soft" : "num strong"}">${kpiText(kpi)}</td></tr>`,
  )}</tbody></table></div></div></section>${[...cutsOf(report.rows)].map(([by, rows]) => cut(by, rows))}${report.answers === undefined ? null : answers(report.answers)}${
    report.mohs === undefined || report.mohs.length === 0 ? null : mohs(report.mohs)
  }${report.practice === undefined ? null : practice(report.practice)}${report.charges === undefined ? null : charges(report.charges)}`;
}

function cut(by: string, rows: readonly RevenueRow[]): Markup {
  const ofClaims = rows.some((row) => row.claims !== undefined);
  const id = `by-${by}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${cutTitle(by)}</h2><div class="panel"><div class="scroll tall" tabindex="0" role="group" aria-label="${cutTitle(by)}"><table>
<thead><tr><th scope="col">${cutTitle(by).replace(/^By (\w)/, (_, first: string) => first.toUpperCase())}</th>${ofClaims ? html`<th scope="col" class="num">Claims</th><th scope="col" class="num">Clean</th>` : null}<th scope="col" class="num">Findings</th><th scope="col" class="num wide">Gross</th><th scope="col" class="num">Denial risk</th><th scope="col" class="num">Under-<wbr>billing</th><th scope="col" class="num wide">Audit</th><th scope="col" class="num">Net</th></tr></thead>
<tbody>${rows.slice(0, ROWS_SHOWN).map((row) => {
    const { denial, underbilling, audit } = row.netByDirection;
    const rate = row.claims?.cleanClaimRate;
    return html`<tr><th scope="row">${row.key === "" ? "(none)" : row.key}${row.name === "" ? null : html`<span class="meaning">${row.name}</span>`}</th>${ofClaims ? html`<td class="num">${row.claims === undefined ? "" : grouped(row.claims.claims)}</td><td class="num">${rate === null || rate === undefined ? "" : `${(rate * 100).toFixed(1)}%`}</td>` : null}<td class="num">${grouped(row.findings)}</td><td class="num wide">${dollars(row.grossCents)}</td><td class="num">${dollars(denial)}</td><td class="num">${dollars(underbilling)}</td><td class="num wide">${dollars(audit)}</td><td class="num strong">${dollars(row.netCents)}</td></tr>`;
  })}</tbody></table></div>${rows.length > ROWS_SHOWN ? html`<p class="soft">The first ${ROWS_SHOWN} of ${grouped(rows.length)} rows; csv and json have all.</p>` : null}</div></section>`;
}

function answers(rows: readonly AnswerRow[]): Markup {
  return html`<section aria-labelledby="answers"><h2 id="answers">What payers answered</h2><p class="soft">Lines with a remittance; the others are unknown and in no number. Denied: by the first remittance. Variance: expected less allowed, of lines that are paid. Short: payers' mistakes under the table.</p>${[
    ...cutsOf(rows),
  ].map(
    ([by, own]) =>
      html`<div class="panel stack"><h3>${cutTitle(by)}</h3><div class="scroll tall" tabindex="0" role="group" aria-label="${cutTitle(by)}"><table><thead><tr><th scope="col">${cutTitle(by).replace(/^By (\w)/, (_, first: string) => first.toUpperCase())}</th><th scope="col" class="num">Lines</th><th scope="col" class="num">Denied</th><th scope="col" class="num">Rate</th><th scope="col" class="num wide">Expected</th><th scope="col" class="num">Variance</th><th scope="col" class="num">Short</th></tr></thead><tbody>${own
        .slice(0, ROWS_SHOWN)
        .map((row) => {
          const rate = initialDenialRate(row);
          return html`<tr><th scope="row">${row.key === "" ? "(none)" : row.key}${row.name === "" ? null : html`<span class="meaning">${row.name}</span>`}</th><td class="num">${grouped(row.lines)}</td><td class="num">${grouped(row.firstDenied)}</td><td class="num strong">${rate === null ? "" : `${(rate * 100).toFixed(1)}%`}</td><td class="num wide">${dollars(row.expectedCents)}</td><td class="num">${dollars(row.varianceCents)}</td><td class="num">${dollars(row.shortCents)}</td></tr>`;
        })}</tbody></table></div></div>`,
  )}</section>`;
}

function mohs(mixes: readonly MohsMix[]): Markup {
  return html`<section aria-labelledby="mohs"><h2 id="mohs">Mohs surgery by physician</h2><div class="panel"><ul class="soft">${MOHS_WORDS.map(({ name, definition }) => html`<li><small><b>${name}:</b> ${definition}</small></li>`)}</ul><div class="scroll tall" tabindex="0" role="group" aria-label="Mohs surgery by physician"><table><thead><tr><th scope="col">Physician</th><th scope="col" class="num">Cases</th>${MOHS_WORDS.map(({ name }) => html`<th scope="col" class="num">${name}</th>`)}</tr></thead><tbody>${mixes
    .slice(0, ROWS_SHOWN)
    .map(
      (mix) =>
        html`<tr><th scope="row">${mix.provider === "" ? "(none)" : mix.provider}</th><td class="num">${grouped(mix.cases)}</td>${MOHS_WORDS.map(({ of }) => html`<td class="num">${of(mix)}</td>`)}</tr>`,
    )}</tbody></table></div></div></section>`;
}

function practice(rates: readonly PracticeRate[]): Markup {
  const codes = Object.keys(PRACTICE_RATE_WORDS);
  return html`<section aria-labelledby="practice"><h2 id="practice">Rates by physician</h2>${codes.map((code) => {
    const words = PRACTICE_RATE_WORDS[code]!;
    const rows = rates.filter((rate) => rate.code === code);
    return html`<div class="panel stack"><h3>${code} ${words.name}</h3><p class="soft"><small>${words.definition}</small></p>${
      rows.length === 0
        ? html`<p class="soft">No cases.</p>`
        : html`<div class="scroll tall"><table><thead><tr><th scope="col">Physician</th><th scope="col" class="num">Cases</th><th scope="col" class="num">Out of</th><th scope="col" class="num">Rate</th><th scope="col" class="num">Peers</th><th scope="col"></th></tr></thead><tbody>${rows.map(
            (rate) =>
              html`<tr><th scope="row">${rate.provider === "" ? "(none)" : rate.provider}</th><td class="num">${grouped(rate.count)}</td><td class="num">${grouped(rate.of)}</td><td class="num strong">${rate.rate.toFixed(2)}</td><td class="num">${rate.peers === null ? "too few" : `${rate.peers.mean.toFixed(2)} ± ${rate.peers.deviation.toFixed(2)}`}</td><td>${rate.outlier ? html`<span class="chip audit">stands out</span>` : null}</td></tr>`,
          )}</tbody></table></div>`
    }</div>`;
  })}</section>`;
}

function charges(told: Charges): Markup {
  return html`<section aria-labelledby="charges"><h2 id="charges">Charges beside the fee schedule</h2>${Object.entries(CHARGE_WORDS).map(
    ([code, { name, definition }]) => {
      const own = told.rows.filter((row) => row.code === code);
      const unchecked = uncheckedText(code, told);
      return html`<div class="panel stack"><h3>${code} ${name}</h3><p class="soft"><small>${definition}</small></p>${
        unchecked === undefined ? null : html`<p class="soft"><small>${unchecked}</small></p>`
      }${
        own.length === 0
          ? html`<p class="soft">None.</p>`
          : html`<div class="scroll tall" tabindex="0" role="group" aria-label="${name}"><table><thead><tr><th scope="col">Code</th><th scope="col" class="num">Lines</th><th scope="col" class="num">Charged for a unit</th><th scope="col" class="num">Below the fee</th><th scope="col" class="num">Lost as billed</th></tr></thead><tbody>${own
              .slice(0, ROWS_SHOWN)
              .map(
                (row) =>
                  html`<tr><th scope="row">${row.procedure}</th><td class="num">${grouped(row.lines)}</td><td class="num">${chargedText(row)}</td><td class="num">${dollars(row.belowFeeCents)}</td><td class="num strong">${dollars(row.lostCents)}</td></tr>`,
              )}</tbody></table></div>`
      }</div>`;
    },
  )}</section>`;
}
