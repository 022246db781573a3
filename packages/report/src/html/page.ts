import type { Finding, RunSummary } from "@claimscrub/claim";
import type { ExperienceOf } from "../experience.ts";
import { choices } from "./choices.ts";
import { html, Markup } from "./markup.ts";
import { notChecked } from "./not-checked.ts";
import { runFacts } from "./run-facts.ts";
import { SCRIPT, SCRIPT_HASH } from "./script.ts";
import { STYLE } from "./style.ts";
import { totalsByDirection, totalsByPayer, totalsByRule } from "./totals.ts";
import { findingRow } from "./finding.ts";
import { tumours, type TumoursOfRun } from "./tumours.ts";
import { WORKLIST_LIMIT, worklistFoot, worklistHead } from "./worklist.ts";

export interface ReportContents {
  readonly summary: RunSummary;
  /** How many findings will be listed: no more than WORKLIST_LIMIT. */
  readonly listed: number;
  /** The costliest findings, in worklist order, as many as `listed` says; taken one by one. */
  readonly findings: Iterable<Finding>;
  /** The tumours of Mohs surgery; left out where nobody looked for them. */
  readonly tumours?: TumoursOfRun | undefined;
  /** What payers did with lines of which the same was said, out of remittances; left out where none are loaded. */
  readonly experienceOf?: ExperienceOf | undefined;
}

/**
 * report.html in pieces, to be written one after the other: one self-contained file. Its content security policy allows nothing from
 * outside and no script but its own, so that a text in a claim can never act.
 */
export function* reportPieces({ summary, listed, findings, tumours: cases, experienceOf }: ReportContents): Generator<string, void> {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SCRIPT_HASH}'; img-src data:; base-uri 'none'; form-action 'none'`;
  yield html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
<title>Claim scrub report</title><style>${new Markup(STYLE)}</style></head>
<body><a class="skip" href="#work">Skip to the worklist</a>
<header><h1>Claim scrub report</h1>${runFacts(summary)}</header>
<main>${notChecked(summary)}${choices(summary)}${totalsByDirection(summary)}<div class="pair">${totalsByRule(summary)}${totalsByPayer(summary)}</div>${worklistHead(listed, summary.findings)}`
    .text;
  let rows = 0;
  for (const finding of findings) {
    if (rows++ === listed) throw new RangeError(`more findings than the ${listed} that were announced`);
    yield findingRow(finding, experienceOf?.(finding)).text;
  }
  yield html`${worklistFoot(listed)}${cases === undefined ? null : tumours(cases)}</main>
<footer><p>Claimscrub ${summary.claimscrubVersion}. Tables used: <span class="mono">${summary.editions.length === 0 ? "none" : summary.editions.join(", ")}</span>.</p><p>This file holds claim numbers. Keep it as you keep the claims.</p></footer>
${new Markup(`<script>${SCRIPT}</script>`)}</body></html>
`.text;
}

/** report.html in one text, for a small number of findings. */
export function reportHtml({ summary, findings }: { readonly summary: RunSummary; readonly findings: readonly Finding[] }): string {
  const listed = findings.slice(0, WORKLIST_LIMIT);
  return [...reportPieces({ summary, listed: listed.length, findings: listed })].join("");
}
