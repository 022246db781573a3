import { html, Markup } from "../markup.ts";
import { PIECES } from "../pieces.ts";
import { denialPatternList, indicatorList, limitList, partnerLists, sourceList, tipList } from "./code-facts.ts";
import { codeParts, codePrices, stepsTable } from "./code-prices.ts";
import type { DenialPattern, PageOfCode } from "./page-of-code.ts";
import { rvuPicture } from "./rvu-picture.ts";

const STYLE = `${PIECES}
main{max-width:860px;margin:0 auto;padding:28px 24px 48px}
h2{margin-top:26px}
.last{margin-top:8px}
ul{padding-left:18px}
@page{margin:16mm}
@media print{main{max-width:none;padding:0}body{font-size:10pt;background:#fff}.setting,.tip,tr,svg{break-inside:avoid}h2,h3{break-after:avoid}a{color:inherit}}
`;

/** Everything about one code for a desk or a wall: one self-contained file without a script, made to be printed. */
export function toolkitHtml(page: PageOfCode, patterns: readonly DenialPattern[] = []): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">
<title>${page.procedure} on ${page.date}</title><style>${new Markup(STYLE)}</style></head><body><main>${toolkitSections(page, patterns)}</main></body></html>
`.text;
}

/** The toolkit's content, for a page that has a head and a style of its own. */
export function toolkitSections(page: PageOfCode, patterns: readonly DenialPattern[] = []): Markup {
  const whole = page.prices[0];
  const place = page.locality.id === "national" ? "national amounts" : `${page.locality.name} (${page.locality.id})`;
  return html`<h1>${page.procedure}</h1>${page.plainWords ? html`<p class="last">${page.plainWords}</p>` : null}
<p class="soft">For services on ${page.date}, ${place}. Confidence ${page.confidence.level}: ${page.confidence.why}.</p>
<h2>What Medicare allows</h2>${codePrices(page)}${codeParts(page)}
${whole === undefined ? null : html`<h2>What it is made of</h2>${rvuPicture(page)}`}
${page.tips.length === 0 ? null : html`<h2>Tips, computed for this date and place</h2>${tipList(page)}`}
<h2>Limits and add-ons</h2>${limitList(page)}
<h2>Indicators</h2>${indicatorList(page)}
<h2>NCCI pairs</h2>${partnerLists(page)}
${patterns.length === 0 ? null : html`<h2>Reported denials</h2>${denialPatternList(patterns)}`}
${whole === undefined ? null : html`<h2>Working</h2><h3>Office (11)</h3>${stepsTable(whole.nonFacility.steps)}<h3>Hospital outpatient (22)</h3>${stepsTable(whole.facility.steps)}`}
<h2>Sources</h2>${sourceList(page)}
<p class="soft"><small>Allowed amounts, not payments. What the record does not show must not be coded.</small></p>`;
}
