import { type Estimate, estimate, JEFFREYS, type Prior } from "./posterior.ts";
import { type Label, LABELS, type Prediction } from "./predictions.ts";

/** Predictions that are alike, counted. */
export interface Tally {
  /** MOH-001; empty for lines of which nothing was predicted. */
  readonly rule: string;
  readonly payerId: string;
  readonly procedure: string;
  readonly label: Prediction["label"];
  /** Whether somebody marked the finding as fixed before it was sent. */
  readonly fixed: boolean;
  /** Reasons of the denial; empty where nothing was denied. */
  readonly carc: readonly string[];
  readonly count: number;
}

/** One cell of the comparison: how often a payer denied a code on which a rule had spoken. */
export interface Compared {
  /** MOH-001; empty for lines of which nothing was predicted. */
  readonly rule: string;
  readonly payerId: string;
  readonly procedure: string;
  /** How many had an outcome that tells: TP, TP-wrong-reason and FP; for lines without a finding FN and TN. */
  readonly n: number;
  readonly denied: number;
  /**
   * Mean and 95% interval of the Beta posterior of being denied. Its prior is the rate of the rule in all other cells, worth two observations; of a
   * rule seen nowhere else it is uniform.
   */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly labels: Readonly<Partial<Record<Label, number>>>;
}

/** How far the predictions of a rule come true, over all payers or of one. Shares with 95% intervals under Jeffreys' prior. */
export interface RuleRates {
  readonly rule: string;
  /** Null for all payers together. */
  readonly payerId: string | null;
  /** Denied, for whatever reason, among those that were told: TP and TP-wrong-reason of these and FP. */
  readonly precision: Estimate;
  /** Denied for the reason predicted, among the denied: TP of TP and TP-wrong-reason. */
  readonly rightReason: Estimate;
  /**
   * Predicted among the denials with a reason of this rule: TP of TP and the denials with such a reason on lines of which nothing was predicted. A
   * reason that several rules give counts as missed by each, so this is a floor.
   */
  readonly recall: Estimate;
}

/** A rule whose predictions come true too seldom. Proposed, never changed. */
export interface Demotion {
  readonly rule: string;
  readonly n: number;
  readonly precision: number;
  readonly low: number;
  readonly high: number;
}

export interface Comparison {
  readonly labels: Readonly<Record<Label, number>>;
  readonly cells: readonly Compared[];
  readonly rules: readonly RuleRates[];
  /** Over all rules: denied, for whatever reason, among the predictions that were told. */
  readonly precision: Estimate;
  /** Denials that a rule in force could have predicted, by its reasons: of these, those on lines of which a denial was predicted. */
  readonly recall: Estimate;
  readonly demotions: readonly Demotion[];
}

export interface Floor {
  /** A rule with a precision (posterior mean) below this is proposed for demotion, */
  readonly precision: number;
  /** once it has so many outcomes. */
  readonly least: number;
}

/** CARCs by which a rule says that a line will be denied, by code. */
export type Reasons = ReadonlyMap<string, readonly string[]>;

const PRIOR_WEIGHT = 2;

/** Predictions counted, as the store counts those that it keeps. */
export function tallyOf(predictions: readonly Prediction[]): Tally[] {
  const tallies = new Map<string, Tally & { count: number }>();
  for (const { outcome, finding, label } of predictions) {
    const { claim, line, denied } = outcome;
    const one = {
      rule: finding?.code ?? "",
      payerId: claim.payerId,
      procedure: line.procedure,
      label,
      fixed: finding?.state === "fixed",
      carc: denied ? outcome.carc : [],
    };
    const key = JSON.stringify(one);
    const known = tallies.get(key);
    if (known === undefined) tallies.set(key, { ...one, count: 1 });
    else known.count += 1;
  }
  return [...tallies.values()];
}

/** Actual against predicted. Lines without an outcome are not in it: they stay unknown. */
export function compare(tallies: readonly Tally[], floor: Floor, reasons: Reasons = new Map()): Comparison {
  const labels = Object.fromEntries(LABELS.map((label) => [label, 0])) as Record<Label, number>;
  for (const tally of tallies) labels[labelOf(tally)] += tally.count;
  const counts = countsOf(tallies);
  const rules = [...counts.told.keys()].sort();
  const all = rules.map((rule) => ratesOf(rule, null, counts, reasons));
  const byPayer = rules.flatMap((rule) => [...counts.told.get(rule)!.keys()].sort().map((payer) => ratesOf(rule, payer, counts, reasons)));
  return {
    labels,
    cells: cellsOf(tallies),
    rules: [...all, ...byPayer],
    precision: precisionOf(labels),
    recall: recallOf(tallies, reasons),
    demotions: all
      .filter(({ precision }) => precision.n >= floor.least && precision.mean < floor.precision)
      .map(({ rule, precision: { n, mean, low, high } }) => ({ rule, n, precision: mean, low, high })),
  };
}

/** Cells with their probabilities; they need the counts of a rule in all its cells, so `tallies` may leave out rules but no cells. */
export function cellsOf(tallies: readonly Tally[]): Compared[] {
  const cells = new Map<string, { rule: string; payerId: string; procedure: string; labels: Partial<Record<Label, number>> }>();
  for (const tally of tallies) {
    const { rule, payerId, procedure, count } = tally;
    const key = JSON.stringify([rule, payerId, procedure]);
    const cell = cells.get(key) ?? { rule, payerId, procedure, labels: {} };
    const label = labelOf(tally);
    cell.labels[label] = (cell.labels[label] ?? 0) + count;
    cells.set(key, cell);
  }
  const pools = new Map<string, Told>();
  for (const { rule, labels } of cells.values()) {
    const { n, denied } = toldBy(labels);
    const pool = pools.get(rule) ?? { n: 0, denied: 0 };
    pools.set(rule, { n: pool.n + n, denied: pool.denied + denied });
  }
  const compared = [...cells.values()].map((cell): Compared => {
    const own = toldBy(cell.labels);
    const pool = pools.get(cell.rule)!;
    const { mean, low, high } = estimate(own.denied, own.n, priorOf({ n: pool.n - own.n, denied: pool.denied - own.denied }));
    return { ...cell, ...own, probability: mean, low, high };
  });
  return compared.sort((a, b) => b.n - a.n || order(a, b));
}

function order(a: Compared, b: Compared): number {
  const [left, right] = [a, b].map(({ rule, payerId, procedure }) => `${rule} ${payerId} ${procedure}`);
  return left! < right! ? -1 : left! > right! ? 1 : 0;
}

/** The rate elsewhere, with half an observation of each kind added so that it is never 0 or 1, as if seen in two cases. */
function priorOf({ n, denied }: Told): Prior {
  const rate = (denied + JEFFREYS.successes) / (n + JEFFREYS.successes + JEFFREYS.failures);
  return { successes: rate * PRIOR_WEIGHT, failures: (1 - rate) * PRIOR_WEIGHT };
}

interface RuleCounts {
  right: number;
  wrong: number;
  paid: number;
}

interface Counts {
  /** By rule, then payer. */
  readonly told: ReadonlyMap<string, ReadonlyMap<string, RuleCounts>>;
  /** Denials of which nothing was predicted, by payer. */
  readonly missed: readonly { readonly payerId: string; readonly carc: readonly string[]; readonly count: number }[];
}

function countsOf(tallies: readonly Tally[]): Counts {
  const told = new Map<string, Map<string, RuleCounts>>();
  const missed = new Map<string, { payerId: string; carc: readonly string[]; count: number }>();
  for (const tally of tallies) {
    const { rule, payerId, carc, count } = tally;
    const label = labelOf(tally);
    if (rule === "") {
      if (label !== "FN") continue;
      const key = JSON.stringify([payerId, carc]);
      missed.set(key, { payerId, carc, count: (missed.get(key)?.count ?? 0) + count });
      continue;
    }
    const payers = told.get(rule) ?? new Map<string, RuleCounts>();
    told.set(rule, payers);
    const counts = payers.get(payerId) ?? { right: 0, wrong: 0, paid: 0 };
    payers.set(payerId, counts);
    if (label === "TP") counts.right += count;
    if (label === "TP-wrong-reason") counts.wrong += count;
    if (label === "FP") counts.paid += count;
  }
  return { told, missed: [...missed.values()] };
}

function ratesOf(rule: string, payerId: string | null, { told, missed }: Counts, reasons: Reasons): RuleRates {
  const own = new Set(reasons.get(rule));
  let [right, wrong, paid, unforeseen] = [0, 0, 0, 0];
  for (const [payer, counts] of told.get(rule)!) {
    if (payerId !== null && payer !== payerId) continue;
    right += counts.right;
    wrong += counts.wrong;
    paid += counts.paid;
  }
  for (const one of missed)
    if ((payerId === null || one.payerId === payerId) && one.carc.some((carc) => own.has(carc))) unforeseen += one.count;
  return {
    rule,
    payerId,
    precision: estimate(right + wrong, right + wrong + paid),
    rightReason: estimate(right, right + wrong),
    recall: estimate(right, right + unforeseen),
  };
}

function precisionOf(labels: Readonly<Record<Label, number>>): Estimate {
  const denied = labels.TP + labels["TP-wrong-reason"];
  return estimate(denied, denied + labels.FP);
}

/** Over findings: of several on a line each counts. */
function recallOf(tallies: readonly Tally[], reasons: Reasons): Estimate {
  const known = new Set([...reasons.values()].flat());
  let [foreseen, missed] = [0, 0];
  for (const tally of tallies) {
    const label = labelOf(tally);
    if (tally.rule !== "" && label === "TP") foreseen += tally.count;
    if (label === "FN" && tally.carc.some((one) => known.has(one))) missed += tally.count;
  }
  return estimate(foreseen, foreseen + missed);
}

/** Fixed before sending: what would have come of it can't be known. */
function labelOf({ label, fixed }: Tally): Label {
  return fixed ? "saved" : label;
}

interface Told {
  readonly n: number;
  readonly denied: number;
}

function toldBy(labels: Partial<Record<Label, number>>): Told {
  const denied = (labels.TP ?? 0) + (labels["TP-wrong-reason"] ?? 0) + (labels.FN ?? 0);
  return { n: denied + (labels.FP ?? 0) + (labels.TN ?? 0), denied };
}
