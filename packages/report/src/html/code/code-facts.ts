import type { NcciPartner, Tip, TipFigure } from "@claimscrub/pricing";
import { dollars, grouped } from "../../dollars.ts";
import { reasonWords } from "../../reasons.ts";
import { html, type Markup } from "../markup.ts";
import type { DenialPattern, PageOfCode } from "./page-of-code.ts";

/** The indicators of the fee schedule with their meaning. */
export function indicatorList(page: PageOfCode): Markup {
  if (page.indicators.length === 0) return html`<p class="soft">The loaded fee schedule says nothing of the code.</p>`;
  return html`<dl>${page.indicators.map(({ name, value, words }) => html`<dt>${name}</dt><dd><b>${value}</b> ${words}</dd>`)}</dl>`;
}

/** How many units a day, and which codes add to which. */
export function limitList(page: PageOfCode, linkOf: (code: string) => Markup = (code) => html`${code}`): Markup {
  const { mue, addOn } = page;
  const units = mue ? html`<b>${grouped(mue.units)} a day</b>, ${mue.words} (MAI ${mue.mai})` : html`none loaded for this date and code`;
  const codes = (list: readonly string[]) => list.map((code, at) => html`${at === 0 ? "" : ", "}${linkOf(code)}`);
  const added = !addOn
    ? html`not checked: no add-on edits are loaded for this date or code`
    : addOn.type !== undefined
      ? html`an add-on code (type ${addOn.type}) to ${addOn.primaries.length === 0 ? "codes that the contractor names" : codes(addOn.primaries)}`
      : addOn.addOns.length > 0
        ? html`a primary code of ${codes(addOn.addOns)}`
        : html`adds to none, and none adds to it`;
  return html`<dl><dt>Units (MUE)</dt><dd>${units}</dd><dt>Add-on</dt><dd>${added}</dd></dl>`;
}

/** Tips with their dollars, computed for the date and place. */
export function tipList(page: PageOfCode): Markup {
  if (page.tips.length === 0) return html`<p class="soft">No tip applies to this code on this date.</p>`;
  return html`<div>${page.tips.map(tip)}</div>`;
}

function tip({ title, text, figures, confidence, why, source }: Tip): Markup {
  return html`<section class="tip"><h3>${title}</h3><p>${text}</p><div class="scroll"><table><tbody>${figures.map(figure)}</tbody></table></div><p class="soft"><small>Confidence ${confidence}: ${why}. Source: ${source}.</small></p></section>`;
}

function figure({ what, allowedCents, differenceCents, notPriced }: TipFigure): Markup {
  const shown = allowedCents === undefined ? html`<small>${reasonWords(notPriced ?? "")}</small>` : dollars(allowedCents);
  return html`<tr><td>${what}</td><td class="num">${shown}</td><td class="num">${differenceCents === undefined || differenceCents === allowedCents ? "" : difference(differenceCents)}</td></tr>`;
}

/** `+$12.00` or `-$12.00`, coloured and signed. */
export function difference(cents: number): Markup {
  return html`<b class="${cents < 0 ? "down" : "up"}">${cents < 0 ? "" : "+"}${dollars(cents)}</b>`;
}

/** All NCCI partners for paper: who is not paid beside whom. */
export function partnerLists(page: PageOfCode): Markup {
  if (!page.ncci) return html`<p>Not checked: no NCCI edits are loaded for this date or code.</p>`;
  const { partners, withModifier, neverTogether } = page.ncci;
  if (partners.length === 0) return html`<p>No pair with any code of the loaded edits.</p>`;
  return html`<p>${grouped(partners.length)} pairs: ${grouped(withModifier)} can be paid together with a modifier where the record supports it; ${grouped(neverTogether)} never (marked <b>never</b>).</p>
${partnerList(`Not paid beside ${page.procedure}`, partners, 1)}${partnerList(`${page.procedure} is not paid beside`, partners, 2)}`;
}

function partnerList(title: string, partners: readonly NcciPartner[], column: 1 | 2): Markup | null {
  const own = partners.filter((partner) => partner.column === column);
  if (own.length === 0) return null;
  return html`<h3>${title}</h3><ul class="partners">${own.map(({ partner, indicator }) => html`<li>${partner}${indicator === 0 ? html` <b>never</b>` : null}</li>`)}</ul>`;
}

/** What people reported of denials, as counts. */
export function denialPatternList(patterns: readonly DenialPattern[]): Markup {
  if (patterns.length === 0) return html`<p class="soft">No reason has been reported five times or more for this code.</p>`;
  const most = Math.max(...patterns.map(({ reports }) => reports));
  return html`<div class="scroll"><table class="picture"><thead><tr><th scope="col">Reason</th><th scope="col">Share</th><th scope="col" class="num">Reports</th></tr></thead><tbody>${patterns.map(
    ({ carc, words, reports }) =>
      html`<tr><th scope="row">${carc}${words === undefined ? null : html`<span class="meaning">${words}</span>`}</th><td><svg class="shares" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"><rect class="work" x="0" y="0" width="${((reports / most) * 1000).toFixed(1)}" height="10"/></svg></td><td class="num">${grouped(reports)}</td></tr>`,
  )}</tbody></table></div>`;
}

/** The tables that the figures come from, and those that say nothing. */
export function sourceList(page: PageOfCode): Markup {
  return html`<ul>${page.sources.map(({ label, source, note }) => html`<li><span class="mono">${label}</span> ${source}${note === undefined || note === null ? null : html` <span class="soft">${note}</span>`}</li>`)}${page.notChecked.map(({ table, reason }) => html`<li><b>Not checked: ${table}.</b> ${reasonWords(reason)}</li>`)}</ul>`;
}
