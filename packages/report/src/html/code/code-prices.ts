import type { ComponentPrices, SettingPrice } from "@claimscrub/pricing";
import type { Step } from "@claimscrub/claim";
import { dollars } from "../../dollars.ts";
import { reasonWords } from "../../reasons.ts";
import { html, type Markup } from "../markup.ts";
import type { PageOfCode } from "./page-of-code.ts";

const COMPONENT_WORDS: Readonly<Record<string, string>> = {
  "26": "professional part",
  TC: "technical part",
  "53": "stopped before its end",
};

/** What the whole code pays in both settings, alone and for one unit. */
export function codePrices(page: PageOfCode): Markup {
  const whole = page.prices[0];
  if (whole === undefined) return html`<p>The loaded fee schedule does not have the code on this date, so it has no price.</p>`;
  return html`<ul class="settings">${setting("Office", "place of service 11: non-facility rate", whole.nonFacility)}${setting("Hospital outpatient", "place of service 19 or 22: facility rate", whole.facility)}</ul>${gapWords(whole)}`;
}

function setting(name: string, where: string, price: SettingPrice): Markup {
  const amount =
    price.allowedCents === undefined
      ? html`<p class="unpriced">No price: ${reasonWords(price.notPriced ?? "")}</p>`
      : html`<p class="price">${dollars(price.allowedCents)}</p>`;
  return html`<li class="setting"><h3>${name}</h3>${amount}<p class="soft">${where}</p></li>`;
}

function gapWords({ gapCents }: ComponentPrices): Markup | null {
  if (gapCents === undefined) return null;
  if (gapCents === 0) return html`<p class="soft last">Both settings pay the physician the same.</p>`;
  const [more, less] = gapCents > 0 ? ["the office", "a facility"] : ["a facility", "the office"];
  return html`<p class="soft last">The physician gets <b>${dollars(Math.abs(gapCents))}</b> more in ${more} than in ${less}.${gapCents > 0 ? " A facility bills its own costs." : ""}</p>`;
}

/** The parts of the code that have rows of their own (26, TC, 53); nothing where there are none. */
export function codeParts(page: PageOfCode): Markup | null {
  const parts = page.prices.filter(({ component }) => component !== "");
  if (parts.length === 0) return null;
  return html`<div class="scroll"><table><thead><tr><th scope="col">Part</th><th scope="col" class="num">Office</th><th scope="col" class="num">Facility</th></tr></thead>
<tbody>${parts.map((part) => html`<tr><th scope="row">${page.procedure}-${part.component} <small>${COMPONENT_WORDS[part.component] ?? ""}</small></th><td class="num">${short(part.nonFacility)}</td><td class="num">${short(part.facility)}</td></tr>`)}</tbody></table></div>`;
}

function short({ allowedCents, notPriced }: SettingPrice): string {
  return allowedCents === undefined ? `not priced (${notPriced})` : dollars(allowedCents);
}

/** The working of an amount, step by step, with the release that each figure comes from. */
export function stepsTable(steps: readonly Step[]): Markup {
  return html`<div class="scroll"><table class="steps"><tbody>${steps.map(stepRow)}</tbody></table></div>`;
}

/** One step: words, the rate where there is one, and the amount after it. */
export function stepRow(step: Step): Markup {
  const what = html`${step.what}${step.edition === undefined ? null : html` <small class="mono whole">${step.edition}</small>`}`;
  if (step.rate === undefined && step.amount === undefined) return html`<tr><td colspan="3">${what}</td></tr>`;
  return html`<tr><td>${what}</td><td class="num">${step.rate ?? ""}</td><td class="num">${step.amount === undefined ? "" : dollars(step.amount)}</td></tr>`;
}
