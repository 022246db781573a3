import { type Finding, formatCents } from "@claimscrub/claim";
import type { AnyRule } from "../define-rule.ts";
import type { Judged } from "../engine/make-finding.ts";
import { dayFromText } from "./day.ts";
import { judgeDay, placeOf } from "./judge-day.ts";

/*
 * A page of docs/review, `<CODE>.md`: one example of a rule's finding as the report shows it, and what a reader who bills for a living says of it.
 *
 *   # MOH-009 A second first-stage Mohs line of the day carries nothing that sets it apart from the first.
 *   ## Input               (a fenced `day ...` example, written by hand)
 *   ## The finding         (made from the input by the product as it is now)
 *   ## Verdict             (written by hand)
 *   ## What was changed    (written by hand)
 */
const HEADS = ["Input", "The finding", "Verdict", "What was changed"] as const;

/** What is wrong with a page that no machine can mend, as sentences. */
export function faultsOfReview(page: string): string[] {
  const faults: string[] = [];
  const heads = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
  if (heads.join("|") !== HEADS.join("|")) faults.push(`the heads are: ${HEADS.join(", ")}; found: ${heads.join(", ")}`);
  if (exampleOf(page) === undefined) faults.push("no fenced example under Input");
  for (const head of ["Verdict", "What was changed"]) if (section(page, head) === "") faults.push(`nothing under ${head}`);
  return faults;
}

/** The page with its title and its finding as the product has them now; what was written by hand stays. Findings are judged beside all rules. */
export function currentReview(rule: AnyRule, rules: readonly AnyRule[], page: string): string {
  const example = exampleOf(page) ?? "";
  const all = judgeDay(rule, { day: dayFromText(example), beside: rules.filter((other) => other !== rule) });
  const own = all.filter(({ finding }) => finding.code === rule.code);
  const others = [...new Set(all.map(({ finding }) => finding.code))].filter((code) => code !== rule.code).sort();
  const beside = others.length === 0 ? "No other rule says anything of this claim." : `Beside it on this claim: ${others.join(", ")}.`;
  return [
    `# ${rule.code} ${rule.summary}`,
    `## Input\n${section(page, "Input")}`,
    `## The finding\n${own.map(shown).join("\n\n")}\n\n${beside}`,
    `## Verdict\n${section(page, "Verdict")}`,
    `## What was changed\n${section(page, "What was changed")}\n`,
  ].join("\n\n");
}

function exampleOf(page: string): string | undefined {
  return /^```\n(day [\s\S]*?)^```$/m.exec(section(page, "Input"))?.[1];
}

function section(page: string, head: string): string {
  const start = page.indexOf(`\n## ${head}\n`);
  if (start < 0) return "";
  const body = page.slice(start + head.length + 5);
  const end = body.search(/^## /m);
  return (end < 0 ? body : body.slice(0, end)).trim();
}

function shown(judged: Judged): string {
  const { finding } = judged;
  const { cents, unknown, confidence, basis } = finding.impact;
  const amount = cents === null ? `amount not known (${unknown})` : formatCents(cents);
  const changes = (finding.remedy.to ?? []).map(
    ({ line, element, from, to }) => `| ${line} | ${element} | ${from ?? ""} | ${to ?? "(take off)"} |`,
  );
  return [
    `**${placeText(judged)}: ${amount}**, ${finding.direction}, ${finding.severity}, confidence ${confidence}`,
    `> ${finding.message}`,
    `What to do (${finding.remedy.kind}): ${finding.remedy.text}`,
    ...(changes.length === 0 ? [] : [["| line | element | now | change to |", "|---|---|---|---|", ...changes].join("\n")]),
    ...(basis.length === 0
      ? []
      : [["| how the amount comes about | rate | amount | edition |", "|---|---|---|---|", ...basis.map(stepRow)].join("\n")]),
    payerCodes(finding),
  ].join("\n\n");
}

/** `Line 2`, `Claim 2, line 1`, `The claim`, with the lines that take part. */
function placeText(judged: Judged): string {
  const name = (place: string): string => {
    const [claim, line] = place.includes(".") ? (place.split(".") as [string, string]) : ["", place];
    const own = line === "claim" ? "the claim" : `line ${line}`;
    return claim === "" ? own : `claim ${claim}, ${own}`;
  };
  const others = (judged.edit.related ?? []).map((at) => name(placeOf({ edit: { at } })));
  const text = name(placeOf(judged));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${others.length === 0 ? "" : ` (with ${others.join(", ")})`}`;
}

function stepRow({ what, rate, amount, edition }: Finding["impact"]["basis"][number]): string {
  return `| ${what} | ${rate ?? ""} | ${amount === undefined ? "" : formatCents(amount)} | ${edition ?? ""} |`;
}

function payerCodes({ adjustmentGroup, carc, rarc, status277, neverAppeal, citations }: Finding): string {
  const codes = [
    ...(carc.length === 0 ? [] : [`${adjustmentGroup} ${carc.join(", ")}`.trim()]),
    ...(rarc.length === 0 ? [] : [rarc.join(", ")]),
    ...(status277.length === 0 ? [] : [`277CA ${status277.join(", ")}`]),
  ];
  const sources = citations.map(({ title, section: where }) => `${title}, ${where}`).join("; ");
  return `Payer codes: ${codes.length === 0 ? "none" : codes.join("; ")}. ${neverAppeal ? "An appeal can't win. " : ""}Source: ${sources}.`;
}
