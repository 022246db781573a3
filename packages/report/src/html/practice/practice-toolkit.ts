import type { Citation } from "@claimscrub/claim";
import { dollars, grouped } from "../../dollars.ts";
import { html, Markup } from "../markup.ts";
import { PIECES } from "../pieces.ts";
import type { PracticeCause, ToolkitOfPractice } from "./toolkit-of-practice.ts";

const STYLE = `${PIECES}
main{max-width:960px;margin:0 auto;padding:28px 24px 48px}
h2{margin-top:30px}
section>p{margin-bottom:8px}
@page{margin:14mm}
@media print{main{max-width:none;padding:0}body{font-size:9.5pt;background:#fff}tr,.law{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}.scroll{overflow:visible}}
`;

/** What a practice's own claims teach, for a desk or a wall: one self-contained file without a script, made to be printed. */
export function practiceToolkitHtml(toolkit: ToolkitOfPractice): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Practice toolkit</title><style>${new Markup(STYLE)}</style></head><body><main><h1>Practice toolkit</h1>${practiceToolkitSections(toolkit)}</main></body></html>
`.text;
}

/** The toolkit's content, for a page that has a head and a style of its own. */
export function practiceToolkitSections(toolkit: ToolkitOfPractice): Markup {
  const { npi, from, to } = toolkit;
  const days =
    from === "" && to === "" ? "all dates of service" : `services ${from === "" ? "" : `from ${from} `}${to === "" ? "on" : `to ${to}`}`;
  return html`<p class="soft">${npi === "" ? "All of the practice's claims" : `Claims of NPI ${npi}`}, ${days}: of each claim its latest scrub. Beside each figure stands the law that it rests on.</p>
<ul class="facts"><li><b>${grouped(toolkit.claims)}</b>claims</li><li><b>${grouped(toolkit.lines)}</b>lines</li><li><b>${dollars(toolkit.atRiskCents)}</b>at risk of denial</li><li><b>${dollars(toolkit.moneyLeftCents)}</b>left unbilled</li></ul>
${denials(toolkit)}
<section aria-labelledby="triggers"><h2 id="triggers">Denial triggers seen</h2>${causes(toolkit, toolkit.triggers, "Nothing in these claims predicts a denial.")}</section>
${pitfalls(toolkit)}
${conflicts(toolkit)}
<section aria-labelledby="money"><h2 id="money">Money left</h2><p class="soft">What was done and is worth more than was billed. Bill only what the record shows.</p>${causes(toolkit, toolkit.moneyLeft, "Nothing was left unbilled, as far as the claims show.")}</section>
${law(toolkit)}
<p class="soft"><small>Claimscrub ${toolkit.rulesVersion}. Net amounts count each dollar once; they are allowed amounts, not payments. What the record does not show must not be coded.</small></p>`;
}

function denials({ denials: rows }: ToolkitOfPractice): Markup {
  return html`<section aria-labelledby="denials"><h2 id="denials">Denials in your remittances</h2>${
    rows.length === 0
      ? html`<p class="soft">None: no remittance is loaded for these claims, or none denies a line.</p>`
      : html`<div class="scroll" tabindex="0" role="group" aria-label="Denials in your remittances"><table><thead><tr><th scope="col">Code</th><th scope="col">Reason (CARC)</th><th scope="col">Rules that give it</th><th scope="col" class="num">Lines</th><th scope="col" class="num">Expected</th></tr></thead><tbody>${rows.map(
          ({ code, carc, denied, expectedCents, rules }) =>
            html`<tr><th scope="row">${code}</th><td>${carc}</td><td>${rules.length === 0 ? html`<span class="soft">none</span>` : rules.join(", ")}</td><td class="num">${grouped(denied)}</td><td class="num strong">${dollars(expectedCents)}</td></tr>`,
        )}</tbody></table></div>`
  }</section>`;
}

function causes({ law: laws }: ToolkitOfPractice, rows: readonly PracticeCause[], none: string): Markup {
  if (rows.length === 0) return html`<p class="soft">${none}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Findings by rule and code"><table><thead><tr><th scope="col">Rule and law</th><th scope="col">Code</th><th scope="col" class="num">Findings</th><th scope="col" class="num">Denied so far</th><th scope="col" class="num">Net</th></tr></thead><tbody>${rows.map(
    ({ rule, procedure, findings, netCents, denied }) =>
      html`<tr><th scope="row">${rule}<span class="meaning">${laws[rule]?.summary ?? ""}</span></th><td>${procedure}</td><td class="num">${grouped(findings)}</td><td class="num">${denied === null ? html`<span class="soft">unknown</span>` : html`${grouped(denied.count)} of ${grouped(denied.n)}<span class="meaning">${Math.round(denied.low * 100)}% to ${Math.round(denied.high * 100)}%</span>`}</td><td class="num strong">${dollars(netCents)}</td></tr>`,
  )}</tbody></table></div>`;
}

function pitfalls(toolkit: ToolkitOfPractice): Markup {
  const { modifierUse } = toolkit;
  return html`<section aria-labelledby="modifiers"><h2 id="modifiers">Modifier pitfalls</h2>${causes(toolkit, toolkit.modifiers, "No finding about a modifier.")}${
    modifierUse.length === 0
      ? null
      : html`<h3 class="later">Lines with a modifier, and how payers answered them</h3><div class="scroll" tabindex="0" role="group" aria-label="Lines with a modifier"><table><thead><tr><th scope="col">Modifier</th><th scope="col">Code</th><th scope="col" class="num">Lines</th><th scope="col" class="num">Answered</th><th scope="col" class="num">Denied at first</th></tr></thead><tbody>${modifierUse.map(
          ({ modifier, code, lines, answered, denied }) =>
            html`<tr><th scope="row">${modifier}</th><td>${code}</td><td class="num">${grouped(lines)}</td><td class="num">${grouped(answered)}</td><td class="num">${grouped(denied)}</td></tr>`,
        )}</tbody></table></div>`
  }</section>`;
}

function conflicts({ conflicts: rows }: ToolkitOfPractice): Markup {
  return html`<section aria-labelledby="conflicts"><h2 id="conflicts">Bundling conflicts</h2>${
    rows.length === 0
      ? html`<p class="soft">No two codes of these claims stand against each other.</p>`
      : html`<p class="soft">The edit beside each pair is the one in force on the last day on which the two met.</p><div class="scroll" tabindex="0" role="group" aria-label="Codes against each other"><table><thead><tr><th scope="col">Codes</th><th scope="col">Rule</th><th scope="col">NCCI edit</th><th scope="col" class="num">Times</th><th scope="col" class="num">Net</th></tr></thead><tbody>${rows.map(
          ({ first, second, rule, times, netCents, last, indicator, edition }) =>
            html`<tr><th scope="row">${first} with ${second}</th><td>${rule}</td><td>${indicator === null ? html`<span class="soft">no pair, or no edits loaded, on ${last}</span>` : html`${indicator === 0 ? "never paid together" : "together only with a modifier, where the record supports it"} <span class="soft">on ${last} <span class="mono">${edition}</span></span>`}</td><td class="num">${grouped(times)}</td><td class="num strong">${dollars(netCents)}</td></tr>`,
        )}</tbody></table></div>`
  }</section>`;
}

function law({ law: laws }: ToolkitOfPractice): Markup | null {
  const rules = Object.values(laws).sort((a, b) => (a.code < b.code ? -1 : 1));
  if (rules.length === 0) return null;
  return html`<section aria-labelledby="law"><h2 id="law">The law</h2>${rules.map(
    ({ code, summary, remedies, carc, citations }) =>
      html`<div class="law"><p><b>${code}</b> ${summary}.${carc.length === 0 ? "" : ` Payers say it as CARC ${carc.join(", ")}.`}</p><ul>${remedies.map((text) => html`<li>${text}</li>`)}${citations.map((citation) => html`<li>${citationText(citation)}</li>`)}</ul></div>`,
  )}</section>`;
}

/** Without a link: the page is made for paper. */
function citationText({ title, section }: Citation): string {
  return section === "" ? title : `${title}, ${section}`;
}
