import type { RunSummary } from "@claimscrub/claim";
import { dollars, grouped } from "../dollars.ts";
import { html, type Markup } from "./markup.ts";

/** The figures that say what was read. */
export function runFacts(summary: RunSummary): Markup {
  const rate = summary.cleanClaimRate === null ? "no claims" : `${(summary.cleanClaimRate * 100).toFixed(1)}%`;
  return html`<ul class="facts">
<li><b>${grouped(summary.files)}</b>${summary.files === 1 ? "file" : "files"}</li>
<li><b>${grouped(summary.claims)}</b>${summary.claims === 1 ? "claim" : "claims"}</li>
<li><b>${grouped(summary.lines)}</b>service lines</li>
<li><b>${rate}</b>clean claims (${grouped(summary.cleanClaims)} clean, ${grouped(summary.flaggedClaims)} flagged, ${grouped(summary.unreadableClaims)} unreadable)</li>
<li><b>${dollars(summary.billedCents)}</b>billed</li>
<li><b>${dollars(summary.allowedCents)}</b>allowed by Medicare, as billed</li>
</ul>`;
}
