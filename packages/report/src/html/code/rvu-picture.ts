import { html, type Markup } from "../markup.ts";
import { hundredths, type PageOfCode, thousandths } from "./page-of-code.ts";

interface Share {
  readonly kind: "work" | "expense" | "malpractice";
  /** Adjusted for the locality, in RVUs. */
  readonly value: number;
}

/** How the relative value of a code is made up in both settings, as bars of one scale and as figures. */
export function rvuPicture(page: PageOfCode): Markup | null {
  const whole = page.prices[0];
  if (whole === undefined || whole.rvus.totalNonFacility + whole.rvus.totalFacility === 0) return null;
  const { costs } = page.locality;
  const { rvus } = whole;
  const shares = (expense: number): readonly Share[] => [
    { kind: "work", value: (rvus.work * costs.work) / 100_000 },
    { kind: "expense", value: (expense * costs.practiceExpense) / 100_000 },
    { kind: "malpractice", value: (rvus.malpractice * costs.malpractice) / 100_000 },
  ];
  const office = shares(rvus.peNonFacility);
  const facility = shares(rvus.peFacility);
  const most = Math.max(total(office), total(facility));
  return html`<div class="scroll"><table class="picture"><thead><tr><th scope="col">Setting</th><th scope="col">Share of work, practice expense, malpractice</th><th scope="col" class="num">RVUs here</th></tr></thead>
<tbody>${bar("Office", office, most)}${bar("Facility", facility, most)}</tbody></table></div>
<div class="scroll"><table><thead><tr><th scope="col">Part</th><th scope="col" class="num">RVUs, office</th><th scope="col" class="num">RVUs, facility</th><th scope="col" class="num">Local index</th></tr></thead><tbody>
${part("work", "Work", rvus.work, rvus.work, costs.work)}${part("expense", "Practice expense", rvus.peNonFacility, rvus.peFacility, costs.practiceExpense)}${part("malpractice", "Malpractice", rvus.malpractice, rvus.malpractice, costs.malpractice)}
<tr><th scope="row">Total before the indices</th><td class="num strong">${hundredths(rvus.totalNonFacility)}</td><td class="num strong">${hundredths(rvus.totalFacility)}</td><td class="num"></td></tr></tbody></table></div>
${page.conversionFactor === undefined ? null : html`<p class="soft last">Each RVU pays $${(page.conversionFactor / 10_000).toFixed(4)}, the conversion factor of the date.</p>`}`;
}

function total(shares: readonly Share[]): number {
  return shares.reduce((sum, { value }) => sum + value, 0);
}

const WORDS = { work: "work", expense: "practice expense", malpractice: "malpractice" } as const;

function bar(name: string, shares: readonly Share[], most: number): Markup {
  const sum = total(shares);
  const said = shares.map(({ kind, value }) => `${WORDS[kind]} ${percent(value, sum)}`).join(", ");
  let at = 0;
  const pieces = shares.map(({ kind, value }) => {
    const from = (at / most) * 1000;
    at += value;
    return html`<rect class="${kind}" x="${from.toFixed(1)}" y="0" width="${((value / most) * 1000).toFixed(1)}" height="10"/>`;
  });
  return html`<tr><th scope="row">${name}</th><td><svg class="shares" viewBox="0 0 1000 10" preserveAspectRatio="none" role="img" aria-label="${name}: ${said}">${pieces}</svg></td><td class="num strong">${sum.toFixed(2)}</td></tr>`;
}

function percent(value: number, of: number): string {
  return of === 0 ? "0%" : `${Math.round((value / of) * 100)}%`;
}

function part(kind: Share["kind"], name: string, office: number, facility: number, cost: number): Markup {
  return html`<tr><th scope="row"><span class="swatch ${kind}"></span>${name}</th><td class="num">${hundredths(office)}</td><td class="num">${hundredths(facility)}</td><td class="num">${thousandths(cost)}</td></tr>`;
}
