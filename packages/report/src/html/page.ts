import type { Finding, RunSummary } from "@claimscrub/claim";
import { html } from "./markup.ts";
import { notChecked } from "./not-checked.ts";
import { runFacts } from "./run-facts.ts";
import { SCRIPT, SCRIPT_HASH } from "./script.ts";
import { STYLE } from "./style.ts";
import { Markup } from "./markup.ts";
import { totalsByDirection, totalsByPayer, totalsByRule } from "./totals.ts";
import { worklist, WORKLIST_LIMIT } from "./worklist.ts";

export interface ReportContents {
  readonly summary: RunSummary;
  /** The costliest findings, in worklist order; at most WORKLIST_LIMIT are shown. */
  readonly findings: readonly Finding[];
}

/**
 * report.html: one self-contained file. Its content security policy allows nothing from outside and no script but its own,
 * so that a text in a claim can never act.
 */
export function reportHtml({ summary, findings }: ReportContents): string {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SCRIPT_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Claim scrub report</title><style>${new Markup(STYLE)}</style></head>
<body><a class="skip" href="#work">Skip to the worklist</a>
<header><h1>Claim scrub report</h1>${runFacts(summary)}</header>
<main>${notChecked(summary)}${totalsByDirection(summary)}<div class="pair">${totalsByRule(summary)}${totalsByPayer(summary)}</div>${worklist(findings.slice(0, WORKLIST_LIMIT), summary.findings)}</main>
<footer><p>Claimscrub ${summary.claimscrubVersion}. Tables used: <span class="mono">${summary.editions.length === 0 ? "none" : summary.editions.join(", ")}</span>.</p><p>This file holds claim numbers. Keep it as you keep the claims.</p></footer>
<script>${new Markup(SCRIPT)}</script></body></html>
`.text;
}
