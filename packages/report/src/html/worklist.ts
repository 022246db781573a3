import type { Finding } from "@claimscrub/claim";
import { DIRECTION_WORDS } from "../directions.ts";
import { grouped } from "../dollars.ts";
import { findingRow } from "./finding.ts";
import { html, type Markup } from "./markup.ts";

/** How many findings a report lists; the rest are in the files beside it. */
export const WORKLIST_LIMIT = 1000;

/**
 * The worklist: the costliest findings, one row each, with filters over what is listed.
 * @param findings At most WORKLIST_LIMIT, the costliest first.
 * @param total All findings of the run.
 */
export function worklist(findings: readonly Finding[], total: number): Markup {
  if (findings.length === 0)
    return html`<section aria-labelledby="work"><h2 id="work">Worklist</h2><div class="panel"><p>No findings. What was not checked is said above.</p></div></section>`;
  const all =
    findings.length === total
      ? `All ${grouped(total)} findings, by dollars.`
      : `The ${grouped(findings.length)} costliest of ${grouped(total)} findings, by dollars; all of them are in findings.csv and findings.ndjson. Filters work on what is listed.`;
  const payers = unique(findings.map((finding) => finding.payerName ?? ""));
  return html`<section aria-labelledby="work"><h2 id="work">Worklist</h2>
<form class="filters" role="search" aria-label="Filter the worklist" hidden>
<label class="grow">Search (press /)<input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="claim, code, words"></label>
${choice(
  "direction",
  "Direction",
  DIRECTION_WORDS.filter(({ direction }) => findings.some((finding) => finding.direction === direction)).map(({ direction, name }) => [
    direction,
    name,
  ]),
)}
${choice(
  "severity",
  "Severity",
  ["error", "warning", "info"]
    .filter((severity) => findings.some((finding) => finding.severity === severity))
    .map((severity) => [severity, severity]),
)}
${choice(
  "code",
  "Rule",
  unique(findings.map((finding) => finding.code)).map((code) => [code, code]),
)}
${choice(
  "payer",
  "Payer",
  payers.map((payer) => [payer, payer]),
)}
<button type="reset">Clear</button><button type="button" id="open-all" aria-pressed="false">Open all</button></form>
<p class="soft" id="shown" aria-live="polite" data-all="${all}">${all}</p>
<div class="list">${findings.map(findingRow)}</div><p id="none" class="panel" hidden>No listed finding fits.</p></section>`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "").sort();
}

function choice(name: string, label: string, values: readonly (readonly [value: string, words: string])[]): Markup {
  return html`<label>${label}<select name="${name}"><option value="">all</option>${values.map(([value, words]) => html`<option value="${value}">${words}</option>`)}</select></label>`;
}
