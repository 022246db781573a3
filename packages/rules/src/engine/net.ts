import { type Cents, compareLines, type Direction, divideHalfUp, type Finding, type LineChange, type ServiceLine } from "@claimscrub/claim";
import type { JudgedDay } from "./judged-day.ts";
import type { Judged } from "./make-finding.ts";
import { compareText } from "./tally.ts";
import { isLine } from "./wording.ts";

/** The rule whose dollars are a bucket of their own: a charge below what Medicare allows (rules.md 3A.22). */
export const CHARGE_SHORTFALL = "PRC-020";

const NONE: readonly Judged[] = [];

export type NetCents = Readonly<Record<"denial" | "underbilling" | "audit", Cents>>;

/**
 * Dollars at stake on one patient-day, each line once (contract.md): for denials the day less the day without all lines at risk together, those
 * denied in part as they would be paid, and what undone denials would bring (rules.md 3B.24); for underbilling and audit the day with all edits of that direction that don't conflict.
 * Only deterministic and probable findings count.
 */
export function netOfDay(day: JudgedDay, findings: readonly Judged[]): NetCents {
  const of = (direction: Direction): readonly Judged[] => {
    let counted: Judged[] | undefined;
    for (const one of findings) if (one.finding.direction === direction && countsInNet(one)) (counted ??= []).push(one);
    return counted ?? NONE;
  };
  return {
    denial: netDenial(day, of("denial")),
    underbilling: netChange(day, of("underbilling"), 1),
    audit: netChange(day, of("audit"), -1),
  };
}

/**
 * Shares out a day's net among the findings that it counts, in proportion to their impacts, the last cents to the first: so that sums over any
 * cut of findings (by rule, code, physician) count each dollar once and add up to the net.
 */
export function shareNet(net: NetCents, findings: readonly Judged[], shares: Map<Finding, Cents>): void {
  for (const direction of ["denial", "underbilling", "audit"] as const) {
    let left = net[direction];
    if (left === 0) continue;
    const counted = findings.filter((one) => one.finding.direction === direction && countsInNet(one));
    const weights = counted.map(({ finding }) => finding.impact.cents ?? 0);
    let weight = weights.reduce((sum, one) => sum + one, 0);
    for (const [at, { finding }] of counted.entries()) {
      // What is left is divided by the weight that is left: no cent is lost, and an impact of nothing takes nothing while others have one.
      const share = at === counted.length - 1 ? left : weight === 0 ? 0 : divideHalfUp(left * weights[at]!, weight);
      shares.set(finding, share);
      left -= share;
      weight -= weights[at]!;
    }
  }
}

function countsInNet({ finding }: Judged): boolean {
  return finding.impact.confidence !== "low" && finding.impact.cents !== null && finding.code !== CHARGE_SHORTFALL;
}

function netDenial(day: JudgedDay, denials: readonly Judged[]): Cents {
  if (denials.length === 0) return 0;
  const atRisk = new Set<ServiceLine>();
  for (const { edit } of denials) if (edit.atRisk !== undefined) for (const line of edit.atRisk) atRisk.add(line);
  // A line that is denied for another reason isn't paid by undoing this one. Nor is a part of it lost once more.
  const apart = (changes: readonly LineChange[] | undefined): boolean =>
    changes !== undefined && !changes.some((change) => atRisk.has(lineOf(change)));
  const inPart = denials.filter(({ edit }) => edit.restoredBy === undefined && apart(edit.reducedTo));
  const left = inPart.length === 0 ? leftWithout(day, atRisk) : day.allowedWith([...removed(atRisk), ...compatible(inPart)]);
  let restored = 0;
  for (const { edit, finding } of denials) if (apart(edit.restoredBy)) restored += finding.impact.cents ?? 0;
  return Math.max(0, day.asBilled.allowedCents - left) + restored;
}

function leftWithout(day: JudgedDay, lines: ReadonlySet<ServiceLine>): Cents {
  return lines.size === 0 ? day.asBilled.allowedCents : day.allowedWithout(lines);
}

function netChange(day: JudgedDay, findings: readonly Judged[], sign: 1 | -1): Cents {
  const applied = findings.length === 0 ? [] : compatible(findings);
  if (applied.length === 0) return 0;
  return Math.max(0, sign * (day.allowedWith(applied) - day.asBilled.allowedCents));
}

/** The changes of all of these that don't conflict: of two on one line, or that add the same, those with the larger impact, then of the lower code. */
function compatible(findings: readonly Judged[]): readonly LineChange[] {
  const byWorth = [...findings].sort(
    (a, b) => (b.finding.impact.cents ?? 0) - (a.finding.impact.cents ?? 0) || compareText(a.finding.code, b.finding.code) || byPlace(a, b),
  );
  const touched = new Set<ServiceLine>();
  const applied: LineChange[] = [];
  for (const { edit } of byWorth) {
    const changes = edit.corrected ?? edit.restoredBy ?? edit.reducedTo ?? removed(edit.atRisk ?? []);
    const lines = changes.filter((change) => change.kind !== "add").map(lineOf);
    // Two edits that add the same code like the same line are one addition.
    const repeated = changes.some(
      (change) =>
        change.kind === "add" &&
        applied.some((other) => other.kind === "add" && other.like === change.like && other.as.procedure === change.as.procedure),
    );
    if (repeated || lines.some((line) => touched.has(line))) continue;
    for (const line of lines) touched.add(line);
    applied.push(...changes);
  }
  return applied;
}

function removed(lines: Iterable<ServiceLine>): readonly LineChange[] {
  return [...lines].map((line) => ({ kind: "remove", line }));
}

function lineOf(change: LineChange): ServiceLine {
  return change.kind === "add" ? change.like : change.line;
}

function byPlace(a: Judged, b: Judged): number {
  return isLine(a.edit.at) && isLine(b.edit.at) ? compareLines(a.edit.at, b.edit.at) : 0;
}
