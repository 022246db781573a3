import type { RunSummary } from "@claimscrub/claim";
import { DIRECTION_WORDS } from "../directions.ts";
import { dollars, grouped } from "../dollars.ts";
import { html, type Markup } from "./markup.ts";

const STATES_DOLLARS: ReadonlySet<string> = new Set(["denial", "underbilling", "audit"]);

/** Totals by direction: what each finding says for itself, and what is left when every dollar counts once. */
export function totalsByDirection(summary: RunSummary): Markup {
  const rows = DIRECTION_WORDS.map(({ direction, name, meaning }) => {
    const totals = summary.byDirection[direction];
    const money = STATES_DOLLARS.has(direction);
    return html`<tr><th scope="row"><span class="chip ${direction}">${name}</span><span class="meaning">${meaning}</span></th>
<td class="num">${grouped(totals.count)}</td><td class="num wide">${money ? grouped(totals.unknown) : "\u2013"}</td><td class="num">${money ? dollars(totals.grossCents) : "\u2013"}</td><td class="num strong">${money ? dollars(totals.netCents) : "\u2013"}</td></tr>`;
  });
  const shortfall = summary.chargeShortfall;
  return html`<section aria-labelledby="totals"><h2 id="totals">What is at stake</h2><div class="panel"><div class="scroll"><table>
<thead><tr><th scope="col">Direction</th><th scope="col" class="num">Findings</th><th scope="col" class="num wide">Without amount</th><th scope="col" class="num">Gross</th><th scope="col" class="num">Net</th></tr></thead>
<tbody>${rows}<tr><th scope="row"><span class="chip underbilling">Charges below allowed</span><span class="meaning">Charge lower than the fee schedule amount. Kept apart, in neither net.</span></th><td class="num">${grouped(shortfall.count)}</td><td class="num wide">\u2013</td><td class="num">\u2013</td><td class="num strong">${dollars(shortfall.cents)}</td></tr></tbody></table></div>
<p class="soft" style="margin:10px 0 0"><small>Gross adds up the findings one by one, so two findings about one line count it twice. Net prices each patient's day once, with all findings of that direction together that are deterministic or probable, so each dollar counts once. Amounts are Medicare allowed amounts, or the charge where it is lower; not payments.</small></p></div></section>`;
}

/** Totals by rule, the costliest first. */
export function totalsByRule(summary: RunSummary): Markup {
  const rules = Object.entries(summary.byRule).sort(
    ([codeA, a], [codeB, b]) => b.grossCents - a.grossCents || b.count - a.count || (codeA < codeB ? -1 : 1),
  );
  const most = Math.max(1, ...rules.map(([, totals]) => totals.grossCents));
  return html`<section aria-labelledby="rules"><h2 id="rules">By rule</h2><div class="panel">${
    rules.length === 0
      ? html`<p class="soft">No rule reported anything.</p>`
      : html`<div class="scroll tall" tabindex="0" role="group" aria-label="Totals by rule"><table>
<thead><tr><th scope="col">Rule</th><th scope="col" class="num">Findings</th><th scope="col" class="num">Gross</th></tr></thead>
<tbody>${rules.map(([code, totals]) => html`<tr><th scope="row">${code}<span class="meaning">${totals.rule}</span><span class="bar" style="width:${((totals.grossCents / most) * 100).toFixed(1)}%"></span></th><td class="num">${grouped(totals.count)}</td><td class="num">${dollars(totals.grossCents)}</td></tr>`)}</tbody></table></div>`
  }</div></section>`;
}

const PAYERS_SHOWN = 50;

/** Totals by payer, gross, the costliest first. */
export function totalsByPayer(summary: RunSummary): Markup {
  const worth = (payer: RunSummary["byPayer"][number]) => payer.denialCents + payer.underbillingCents + payer.auditCents;
  const payers = [...summary.byPayer].sort(
    (a, b) => worth(b) - worth(a) || b.claims - a.claims || (`${a.payerName}${a.payerId}` < `${b.payerName}${b.payerId}` ? -1 : 1),
  );
  return html`<section aria-labelledby="payers"><h2 id="payers">By payer</h2><div class="panel">${
    payers.length === 0
      ? html`<p class="soft">No claims were read.</p>`
      : html`<div class="scroll tall" tabindex="0" role="group" aria-label="Totals by payer"><table>
<thead><tr><th scope="col">Payer</th><th scope="col" class="num">Claims</th><th scope="col" class="num wide">Findings</th><th scope="col" class="num">Denial</th><th scope="col" class="num">Under-<wbr>billing</th><th scope="col" class="num wide">Audit</th></tr></thead>
<tbody>${payers.slice(0, PAYERS_SHOWN).map((payer) => html`<tr><th scope="row">${payer.payerName === "" ? "(no name)" : payer.payerName}<span class="meaning">${payer.payerId}</span></th><td class="num">${grouped(payer.claims)}</td><td class="num wide">${grouped(payer.findings)}</td><td class="num">${dollars(payer.denialCents)}</td><td class="num">${dollars(payer.underbillingCents)}</td><td class="num wide">${dollars(payer.auditCents)}</td></tr>`)}</tbody></table></div>`
  }
${payers.length > PAYERS_SHOWN ? html`<p class="soft">The first ${PAYERS_SHOWN} of ${grouped(payers.length)} payers; all are in summary.json.</p>` : null}<p class="soft" style="margin:10px 0 0"><small>Gross amounts.</small></p></div></section>`;
}
