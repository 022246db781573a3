import type { RunSummary } from "@claimscrub/claim";
import { choiceLines } from "../choice-lines.ts";
import { html, type Markup } from "./markup.ts";

/** What the operator chose of the rules, and what was kept back by it: never silent. */
export function choices(summary: RunSummary): Markup | null {
  const lines = choiceLines(summary);
  if (lines.length === 0) return null;
  return html`<section class="panel note" aria-labelledby="chosen"><h2 id="chosen">What was chosen</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></section>`;
}
