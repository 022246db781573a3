import type { AnyRule } from "../define-rule.ts";
import type { Judged } from "../engine/make-finding.ts";
import { judgeDay, placeOf } from "./judge-day.ts";
import type { CleanCase, ExpectedFinding, FlaggedCase, RuleCases } from "./test-rule.ts";
import type { NotPricedReason } from "@claimscrub/claim";

/** What this rule reports on the case, in order of place and message. */
export function found(rule: AnyRule, of: CleanCase): Judged[] {
  return judgeDay(rule, of)
    .filter(({ finding }) => finding.code === rule.code)
    .sort((a, b) => order(placeOf(a), placeOf(b)) || order(a.edit.message, b.edit.message));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A finding in one line, for a failing test. */
export function summary({ finding, edit }: Judged): string {
  return `${finding.line}: ${edit.message}, ${finding.direction}, ${finding.severity}, ${finding.impact.cents ?? finding.impact.unknown}: ${finding.message}`;
}

/** What a flagged case expects and what is found, with as much of each as the case states. */
export function compared(rule: AnyRule, flagged: FlaggedCase): { readonly actual: ExpectedFinding[]; readonly wanted: ExpectedFinding[] } {
  const judged = found(rule, flagged);
  const expected = [...flagged.findings].sort((a, b) => order(String(a.line), String(b.line)) || order(a.message, b.message));
  return { actual: judged.map((one, at) => actual(one, expected[at])), wanted: expected.map((finding) => wanted(rule, finding)) };
}

/** Names of the cases that a rule doesn't pass; a case whose judgement throws is one of them. */
export function casesFailed(rule: AnyRule, { clean, flagged, reference }: RuleCases): string[] {
  const inReference = <Case extends CleanCase>(one: Case): Case => (reference === undefined ? one : { reference, ...one });
  const passes = (one: CleanCase): boolean => found(rule, inReference(one)).length === 0;
  const agrees = (one: FlaggedCase): boolean => {
    const { actual, wanted } = compared(rule, inReference(one));
    return JSON.stringify(actual.map(sorted)) === JSON.stringify(wanted.map(sorted));
  };
  return [...clean.filter((one) => !holds(() => passes(one))), ...flagged.filter((one) => !holds(() => agrees(one)))].map(
    ({ name }) => name,
  );
}

function holds(claim: () => boolean): boolean {
  try {
    return claim();
  } catch {
    return false;
  }
}

function sorted(of: object): unknown {
  return Object.entries(of).sort(([a], [b]) => order(a, b));
}

/** What is compared: everything that the case states. */
function wanted(rule: AnyRule, expected: ExpectedFinding): ExpectedFinding {
  return {
    direction: rule.direction,
    severity: expected.direction === "review" ? "info" : rule.severity,
    ...expected,
    line: String(expected.line),
    ...(expected.related === undefined ? {} : { related: expected.related.map(String) }),
  };
}

function actual(judged: Judged, expected: ExpectedFinding | undefined): ExpectedFinding {
  const { finding, edit, rule } = judged;
  const all: Required<ExpectedFinding> = {
    message: edit.message,
    line: placeOf(judged),
    related: (edit.related ?? []).map((line) => placeOf({ edit: { at: line } })).sort(order),
    direction: finding.direction,
    severity: finding.severity,
    confidence: finding.impact.confidence,
    cents: finding.impact.cents,
    unknown: finding.impact.unknown as NotPricedReason,
    remedy: edit.remedy ?? Object.keys(rule.remedies)[0] ?? "",
    to: (finding.remedy.to ?? []).map((change) => `${change.line} ${change.element}: ${change.from} -> ${change.to}`),
    neverAppeal: finding.neverAppeal,
  };
  const stated = new Set(["direction", "severity", ...Object.keys(expected ?? { message: 0, line: 0, cents: 0 })]);
  return Object.fromEntries(Object.entries(all).filter(([name]) => stated.has(name))) as unknown as ExpectedFinding;
}
