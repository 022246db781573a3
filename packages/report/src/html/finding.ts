import type { Citation, ElementChange, Experience, Finding, LineReference } from "@claimscrub/claim";
import { directionName } from "../directions.ts";
import { dollars } from "../dollars.ts";
import { experienceText, probabilityText } from "../experience.ts";
import { reasonWords } from "../reasons.ts";
import { stepRow } from "./code/code-prices.ts";
import { html, type Markup } from "./markup.ts";

const CONFIDENCE_WORDS = { high: "high: follows from the claim and the tables", medium: "medium: probable", low: "low: a hint" } as const;

/** A finding of the worklist: one row, and everything about it inside. */
export function findingRow(finding: Finding, experience?: Experience): Markup {
  return html`<details class="row" data-direction="${finding.direction}" data-severity="${finding.severity}" data-code="${finding.code}" data-payer="${finding.payerName || finding.payerId || ""}" data-cents="${finding.impact.cents ?? ""}">
<summary><span class="worth">${worth(finding)}</span><span><span class="chip ${finding.direction}">${directionName(finding.direction)}</span></span><span class="rule sev-${finding.severity}">${finding.code}</span><span class="what">${lineWords(finding)}${experience === undefined ? null : html`<span class="chip review">${experienceText(experience)}</span> `}${finding.message}</span><span class="where">${place(finding)}</span></summary>
${findingBody(finding, experience)}</details>`;
}

/**
 * Everything about a finding: what to do, the working of its amount, what this payer did with such lines where that is known, how a payer would say
 * it, where it stands, and by which source.
 */
export function findingBody(finding: Finding, experience?: Experience): Markup {
  return html`<div class="body"><div>${remedy(finding)}${impact(finding)}</div><div>${experience === undefined ? null : payerDid(experience)}${ifDenied(finding)}${facts(finding)}${sources(finding)}</div></div>`;
}

function worth(finding: Finding): Markup | string {
  const { cents, low, high } = finding.impact;
  if (cents === null) return html`<small>no amount</small>`;
  if (low !== undefined && high !== undefined && low !== high)
    return html`${dollars(cents)} <small>(${dollars(low)}\u2013${dollars(high)})</small>`;
  return dollars(cents);
}

function lineWords(finding: Finding): Markup | null {
  if (finding.procedure === undefined) return null;
  const coded = [finding.procedure, ...(finding.modifiers ?? [])].join("-");
  return html`<b>${coded}</b>${finding.units !== undefined && finding.units !== 1 ? ` \u00d7 ${finding.units}` : ""}\u2002`;
}

function place(finding: Finding): string {
  if (finding.claim === null) return finding.file;
  return `${finding.claim}${finding.line === null ? "" : `, line ${finding.line}`}${finding.date ? `, ${finding.date}` : ""}`;
}

function remedy(finding: Finding): Markup {
  const changes = finding.remedy.to ?? [];
  return html`<section><h3>What to do</h3><p>${finding.remedy.text}</p>${changes.length === 0 ? null : html`<div class="scroll"><table><thead><tr><th scope="col">Line</th><th scope="col">Element</th><th scope="col">Now</th><th scope="col">Change to</th></tr></thead><tbody>${changes.map((change) => changeRow(change, finding))}</tbody></table></div>`}</section>`;
}

function changeRow(change: ElementChange, finding: Finding): Markup {
  const line = change.claimIndex === finding.claimIndex ? `${change.line}` : `${change.line} of claim ${change.claimIndex}`;
  return html`<tr><td>${line}</td><td><code>${change.element}</code></td><td>${change.from ?? "\u2013"}</td><td><b>${change.to ?? "remove"}</b></td></tr>`;
}

function impact(finding: Finding): Markup {
  const { cents, unknown, confidence, basis } = finding.impact;
  return html`<section><h3>How the amount comes about</h3>${cents === null ? html`<p>No amount: ${unknown === undefined ? "not computed." : reasonWords(unknown)}</p>` : null}${basis.length === 0 ? null : html`<div class="scroll"><table class="steps"><tbody>${basis.map(stepRow)}</tbody></table></div>`}<p class="soft">Severity ${finding.severity}. Confidence ${CONFIDENCE_WORDS[confidence]}.</p></section>`;
}

function payerDid(experience: Experience): Markup {
  const text = experienceText(experience);
  return html`<section><h3>What this payer did</h3><p>${text.charAt(0).toUpperCase()}${text.slice(1)} by this payer, for ${experience.procedure || "this code"} under this rule: ${probabilityText(experience)}.</p></section>`;
}

function ifDenied(finding: Finding): Markup | null {
  const carc = finding.carc.map((code) => (finding.adjustmentGroup === "" ? code : `${finding.adjustmentGroup}-${code}`)).join(", ");
  if (carc === "" && finding.rarc.length === 0 && finding.status277.length === 0) return null;
  return html`<section><h3>How a payer would say it</h3><dl>${carc === "" ? null : html`<dt>CARC</dt><dd>${carc}</dd>`}${finding.rarc.length === 0 ? null : html`<dt>RARC</dt><dd>${finding.rarc.join(", ")}</dd>`}${finding.status277.length === 0 ? null : html`<dt>277CA</dt><dd>${finding.status277.join(", ")}</dd>`}${finding.neverAppeal ? html`<dt>Appeal</dt><dd>Cannot be won: correct the claim instead.</dd>` : null}</dl></section>`;
}

function facts(finding: Finding): Markup {
  const { segment, byte, element } = finding.location;
  const dates =
    finding.date === undefined
      ? ""
      : finding.dateThrough !== undefined && finding.dateThrough !== finding.date
        ? `${finding.date} to ${finding.dateThrough}`
        : finding.date;
  return html`<section><h3>Where</h3><dl><dt>File</dt><dd>${finding.file}</dd>
${finding.claim === null ? null : html`<dt>Claim</dt><dd>${finding.claim} <span class="soft">(number ${finding.claimIndex} in the file${finding.line === null ? "" : `, line ${finding.line}`})</span></dd>`}
${dates === "" ? null : html`<dt>Service</dt><dd>${dates}${finding.pos ? `, place of service ${finding.pos}` : ""}</dd>`}
${finding.payerName || finding.payerId ? html`<dt>Payer</dt><dd>${[finding.payerName, finding.payerId].filter(Boolean).join(", ")}</dd>` : null}
<dt>Element</dt><dd><code>${element}</code> in segment ${segment}, at byte ${byte}</dd>
${finding.related.length === 0 ? null : html`<dt>Together with</dt><dd>${finding.related.map((line) => relatedWords(line, finding)).join("; ")}</dd>`}</dl></section>`;
}

function relatedWords(line: LineReference, finding: Finding): string {
  const claim =
    line.fileId === finding.fileId && line.claimIndex === finding.claimIndex
      ? ""
      : ` of claim ${line.claim}${line.fileId === finding.fileId ? "" : " in another file"}`;
  return `line ${line.line}${claim}`;
}

function sources(finding: Finding): Markup {
  return html`<section><h3>Source</h3>${finding.citations.length === 0 ? null : html`<ul>${finding.citations.map((citation) => html`<li>${citationWords(citation)}</li>`)}</ul>`}
<p class="soft last">${finding.editions.length === 0 ? null : html`Tables: <span class="mono">${finding.editions.join(", ")}</span>. `}Rule <span class="mono">${finding.rule}</span>, finding <span class="mono">${finding.id}</span>.</p></section>`;
}

function citationWords(citation: Citation): Markup {
  const words = citation.section === "" ? citation.title : `${citation.title}, ${citation.section}`;
  // Only web addresses become links: a citation comes from a rule, which may come from outside.
  return citation.url !== undefined && /^https?:\/\//i.test(citation.url)
    ? html`<a href="${citation.url}" rel="noopener noreferrer">${words}</a>`
    : html`${words}`;
}
