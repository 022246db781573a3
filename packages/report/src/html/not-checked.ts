import type { RunSummary } from "@claimscrub/claim";
import { grouped } from "../dollars.ts";
import { assumptionWords, reasonWords } from "../reasons.ts";
import { html, type Markup } from "./markup.ts";

/** What was not checked, not priced, not read, and what was assumed: it stands before every figure that depends on it. */
export function notChecked(summary: RunSummary): Markup {
  const failed = summary.filesWithoutResult ?? [];
  const nothing = summary.notChecked.length + summary.notPriced.length + failed.length + summary.unreadableClaims === 0;
  return html`<section class="panel note" aria-labelledby="gaps"><h2 id="gaps">What was not checked</h2>
${nothing ? html`<p>Every rule found its tables for every date of service, and every line has a price.</p>` : null}
${failed.length === 0 ? null : html`<h3>${failed.length === 1 ? "1 file" : `${grouped(failed.length)} files`} without a result</h3><ul>${failed.map((one) => html`<li><b>${one.file}</b>: ${one.reason}</li>`)}</ul>`}
${summary.unreadableClaims === 0 ? null : html`<p><b>${grouped(summary.unreadableClaims)} of ${grouped(summary.claims)} claims could not be read</b>; their findings say where and why.</p>`}
${summary.notChecked.length === 0 ? null : html`<h3>Rules that gave no answer, with how often</h3><ul>${byReason(summary.notChecked).map(rulesOfReason)}</ul>`}
${summary.notPriced.length === 0 ? null : html`<h3>Lines without a price</h3><ul>${summary.notPriced.map((one) => html`<li><b>${grouped(one.count)}</b> <code>${one.reason}</code>: ${reasonWords(one.reason)}</li>`)}</ul>`}
${summary.assumptions.length === 0 ? null : html`<h3>Assumed, with the number of claims</h3><ul>${summary.assumptions.map((one) => html`<li><b>${grouped(one.count)}</b> ${assumptionWords(one.what)}</li>`)}</ul>`}
</section>`;
}

function rulesOfReason([reason, gaps]: readonly [string, RunSummary["notChecked"]]): Markup {
  const rules = gaps.map(
    (gap, at) => html`${at === 0 ? "" : ", "}<span class="whole">${gap.code} <span class="soft">${grouped(gap.count)}</span></span>`,
  );
  return html`<li><code>${reason}</code>: ${reasonWords(reason)}<br>${rules}</li>`;
}

/** The gaps of each reason, the most frequent reason and rule first. */
function byReason(gaps: RunSummary["notChecked"]): [string, RunSummary["notChecked"]][] {
  const reasons = new Map<string, RunSummary["notChecked"]>();
  for (const gap of [...gaps].sort((a, b) => b.count - a.count)) {
    const list = reasons.get(gap.reason);
    if (list === undefined) reasons.set(gap.reason, [gap]);
    else list.push(gap);
  }
  return [...reasons];
}
