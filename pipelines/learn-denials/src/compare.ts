import type { PredictedFinding } from "./judged-claim.ts";
import type { PayerError } from "./payer-checks.ts";
import type { Outcome } from "./settle.ts";

/** outputs.md 7; `reduced` was paid, but less than 95% of what was expected. */
export const LABELS = ["TP", "TP-wrong-reason", "FP", "FN", "TN", "reduced", "saved", "PAYER_ERROR"] as const;
export type Label = (typeof LABELS)[number];

/** One cell of the comparison. */
export interface Compared {
  /** MOH-001; empty for lines of which nothing was predicted. */
  readonly rule: string;
  readonly payerId: string;
  readonly procedure: string;
  /** How many had an outcome that tells: TP, TP-wrong-reason and FP; for lines without a finding FN and TN. */
  readonly n: number;
  readonly denied: number;
  /** Mean of the Beta posterior of being denied; the prior is the pooled rate of the rule, worth two observations. */
  readonly probability: number;
  readonly labels: Readonly<Partial<Record<Label, number>>>;
}

/** A rule whose predictions come true too seldom. Proposed, never changed. */
export interface Demotion {
  readonly rule: string;
  readonly n: number;
  readonly precision: number;
}

export interface Comparison {
  readonly labels: Readonly<Record<Label, number>>;
  readonly cells: readonly Compared[];
  readonly demotions: readonly Demotion[];
}

export interface Floor {
  /** A rule with a precision (posterior mean) below this is proposed for demotion, */
  readonly precision: number;
  /** once it has so many outcomes. */
  readonly least: number;
}

const PRIOR_WEIGHT = 2;

interface Cell {
  readonly rule: string;
  readonly payerId: string;
  readonly procedure: string;
  readonly labels: Partial<Record<Label, number>>;
}

/** Actual against predicted. Lines without an outcome are not in it: they stay unknown. */
export function compare(outcomes: readonly Outcome[], errors: readonly PayerError[], floor: Floor): Comparison {
  const cells = new Map<string, Cell>();
  const wrong = new Set(errors.map(({ place, line }) => `${place} ${line}`));
  for (const outcome of outcomes) {
    const predicted = outcome.line.findings.filter(({ direction }) => direction === "denial");
    const isError = wrong.has(`${outcome.claim.place} ${outcome.line.line}`);
    if (predicted.length === 0) add(cells, "", outcome, isError ? "PAYER_ERROR" : outcome.denied ? "FN" : "TN");
    for (const finding of predicted) add(cells, finding.code, outcome, labelOf(finding, outcome));
  }
  const labels = Object.fromEntries(LABELS.map((label) => [label, 0])) as Record<Label, number>;
  for (const cell of cells.values()) for (const label of LABELS) labels[label] += cell.labels[label] ?? 0;
  const rules = pooled([...cells.values()]);
  const compared = [...cells.values()].map((cell): Compared => {
    const { n, denied } = told(cell.labels);
    const pool = rules.get(cell.rule)!;
    return { ...cell, n, denied, probability: posterior(denied, n, pool.n === 0 ? 0.5 : pool.denied / pool.n) };
  });
  compared.sort((a, b) => b.n - a.n || order(a).localeCompare(order(b), "en"));
  const demotions = [...rules]
    .map(([rule, { n, denied }]) => ({ rule, n, precision: posterior(denied, n, 0.5) }))
    .filter(({ rule, n, precision }) => rule !== "" && n >= floor.least && precision < floor.precision);
  return { labels, cells: compared, demotions };
}

function order({ rule, payerId, procedure }: Compared): string {
  return `${rule} ${payerId} ${procedure}`;
}

/** Mean of Beta(rate x weight + denied, (1 - rate) x weight + n - denied). */
export function posterior(denied: number, n: number, rate: number): number {
  return (rate * PRIOR_WEIGHT + denied) / (PRIOR_WEIGHT + n);
}

function labelOf(finding: PredictedFinding, { denied, carc, allowedCents, line }: Outcome): Label {
  // Fixed before sending: what would have come of it can't be known.
  if (finding.state === "fixed") return "saved";
  if (denied) return finding.carc.some((one) => carc.includes(one)) ? "TP" : "TP-wrong-reason";
  if (allowedCents === null || line.allowedCents === null) return "FP";
  return allowedCents * 100 >= line.allowedCents * 95 ? "FP" : "reduced";
}

function add(cells: Map<string, Cell>, rule: string, { claim, line }: Outcome, label: Label): void {
  const key = JSON.stringify([rule, claim.payerId, line.procedure]);
  const cell = cells.get(key) ?? { rule, payerId: claim.payerId, procedure: line.procedure, labels: {} };
  cell.labels[label] = (cell.labels[label] ?? 0) + 1;
  cells.set(key, cell);
}

function told(labels: Cell["labels"]): { n: number; denied: number } {
  const denied = (labels.TP ?? 0) + (labels["TP-wrong-reason"] ?? 0) + (labels.FN ?? 0);
  return { n: denied + (labels.FP ?? 0) + (labels.TN ?? 0), denied };
}

function pooled(cells: readonly Cell[]): Map<string, { n: number; denied: number }> {
  const rules = new Map<string, { n: number; denied: number }>();
  for (const { rule, labels } of cells) {
    const { n, denied } = told(labels);
    const sum = rules.get(rule) ?? { n: 0, denied: 0 };
    rules.set(rule, { n: sum.n + n, denied: sum.denied + denied });
  }
  return rules;
}
