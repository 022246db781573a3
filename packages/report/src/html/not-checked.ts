import type { RunSummary } from "@claimscrub/claim";
import { grouped } from "../dollars.ts";
import { assumptionWords, reasonWords } from "../reasons.ts";
import { html, type Markup } from "./markup.ts";

/** What was not checked, not priced, not read, and what was assumed: it stands before every figure that depends on it. */
export function notChecked(summary: RunSummary): Markup {
  const failed = summary.filesWithoutResult ?? [];
  const nothing = summary.notChecked.length + summary.notPriced.length + failed.length + summary.unreadableClaims === 0;
  const assumed = summary.assumptions.map(
    (one) => html`<li>${assumptionWords(one.what)} <span class="soft">(${grouped(one.count)})</span></li>`,
  );
  return html`<section class="panel note" aria-labelledby="gaps"><h2 id="gaps">What was not checked</h2>
${nothing ? html`<p>Every rule found its tables for every date of service, and every line has a price.</p>` : null}
${failed.length === 0 ? null : html`<p>${grouped(failed.length)} ${failed.length === 1 ? "file" : "files"} gave no result:</p><ul>${failed.map((one) => html`<li><b>${one.file}</b>: ${one.reason}</li>`)}</ul>`}
${summary.unreadableClaims === 0 ? null : html`<p>${grouped(summary.unreadableClaims)} of ${grouped(summary.claims)} claims could not be read; their findings say where and why.</p>`}
${summary.notChecked.length === 0 ? null : html`<div class="scroll"><table><thead><tr><th scope="col">Rule</th><th scope="col" class="num">Times</th><th scope="col">Why it gave no answer</th></tr></thead><tbody>${byReason(summary.notChecked).map((one) => html`<tr><th scope="row">${one.codes.join(", ")}</th><td class="num">${grouped(one.count)}</td><td>${reasonWords(one.reason)} <code class="soft">${one.reason}</code></td></tr>`)}</tbody></table></div>`}
${summary.notPriced.length === 0 ? null : html`<div class="scroll"><table><thead><tr><th scope="col">Without a price</th><th scope="col" class="num">Lines</th><th scope="col">Why</th></tr></thead><tbody>${summary.notPriced.map((one) => html`<tr><th scope="row"><code>${one.reason}</code></th><td class="num">${grouped(one.count)}</td><td>${reasonWords(one.reason)}</td></tr>`)}</tbody></table></div>`}
${assumed.length === 0 ? null : html`<h3>Assumed</h3><ul>${assumed}</ul>`}
</section>`;
}

/** Rules with one reason and one count read better in one row than in twenty. */
function byReason(gaps: RunSummary["notChecked"]): { codes: string[]; reason: string; count: number }[] {
  const rows = new Map<string, { codes: string[]; reason: string; count: number }>();
  for (const gap of gaps) {
    const key = `${gap.reason} ${gap.count}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { codes: [gap.code], reason: gap.reason, count: gap.count });
    else row.codes.push(gap.code);
  }
  return [...rows.values()].sort((a, b) => b.count - a.count);
}
