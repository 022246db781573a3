import { grouped } from "../dollars.ts";
import { html, type Markup } from "./markup.ts";

/** How many findings a report lists; the rest are in the files beside it. */
export const WORKLIST_LIMIT = 1000;

/** What stands before the rows: what is listed, and the filters over it. Their choices are those of the rows; the script fills them in. */
export function worklistHead(listed: number, total: number): Markup {
  if (listed === 0)
    return html`<section aria-labelledby="work"><h2 id="work">Worklist</h2><div class="panel"><p>No findings. What was not checked is said above.</p></div></section>`;
  const all =
    listed === total
      ? `All ${grouped(total)} findings, by dollars.`
      : `The ${grouped(listed)} costliest of ${grouped(total)} findings, by dollars; all of them are in findings.csv and findings.ndjson. Filters work on what is listed.`;
  return html`<section aria-labelledby="work"><h2 id="work">Worklist</h2>
<form class="filters" role="search" aria-label="Filter the worklist" hidden>
<label class="grow">Search (press /)<input type="search" name="text" autocomplete="off" spellcheck="false" placeholder="claim, code, words"></label>
${choice("direction", "Direction")}
${choice("severity", "Severity")}
${choice("code", "Rule")}
${choice("payer", "Payer")}
<button type="reset">Clear</button><button type="button" id="open-all" aria-pressed="false">Open all</button></form>
<p class="soft" id="shown" aria-live="polite" data-all="${all}">${all}</p>
<div class="list">`;
}

/** What stands behind the rows. */
export function worklistFoot(listed: number): Markup {
  return listed === 0 ? html`` : html`</div><p id="none" class="panel" hidden>No listed finding fits.</p></section>`;
}

function choice(name: string, label: string): Markup {
  return html`<label>${label}<select name="${name}"><option value="">all</option></select></label>`;
}
