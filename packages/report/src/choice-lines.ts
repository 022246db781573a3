import type { RunSummary } from "@claimscrub/claim";
import { dollars, grouped } from "./dollars.ts";

/** What the operator chose of the rules, and what that kept from being said, in sentences. */
export function choiceLines(summary: RunSummary): string[] {
  const { ruleSet, suppressed = [], sidecar } = summary;
  const lines: string[] = [];
  if (ruleSet !== undefined) {
    if (ruleSet.name !== "") lines.push(`Rule set ${ruleSet.name} (${ruleSet.fingerprint}).`);
    if (ruleSet.off.length > 0) lines.push(`Turned off: ${ruleSet.off.join(", ")}.`);
    if (ruleSet.changed.length > 0) lines.push(`Severity set, or turned off for some payers: ${ruleSet.changed.join(", ")}.`);
    if (ruleSet.custom.length > 0) lines.push(`Rules from outside: ${ruleSet.custom.join(", ")}.`);
  }
  for (const { code, reason, author, expires, count, grossCents, expired } of suppressed) {
    const by = `${code} by ${author}, until ${expires}: ${reason}`;
    if (count > 0) lines.push(`Suppressed: ${findings(count)} (${dollars(grossCents)}) of ${by}`);
    if (expired > 0) lines.push(`A suppression has run out, and ${findings(expired)} of it ${expired === 1 ? "is" : "are"} shown: ${by}`);
  }
  if (sidecar !== undefined) {
    const unmatched =
      sidecar.unmatched === 0
        ? ""
        : `; ${grouped(sidecar.unmatched)} name no claim of these files (row ${sidecar.firstUnmatched.join(", ")})`;
    lines.push(`Sidecar: ${grouped(sidecar.matched)} of ${grouped(sidecar.rows)} rows met a claim${unmatched}.`);
  }
  return lines;
}

function findings(count: number): string {
  return count === 1 ? "1 finding" : `${grouped(count)} findings`;
}
