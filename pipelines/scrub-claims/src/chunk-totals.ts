import type { Claim, Finding, RuleCoverage, RuleSetFacts, RunSummary, ServiceDate } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import type { PatientJudgement, SidecarData } from "@claimscrub/rules";
import { cleanClaimRate, emptySummary, mergeSuppressed } from "./summaries.ts";

/** Adds up what a chunk yields, without a summary object for each patient. */
export class ChunkTotals {
  readonly #summary: RunSummary;
  /** By payer id: most have one name. */
  readonly #payers = new Map<string, RunSummary["byPayer"][number][]>();
  /** By code. */
  readonly #notChecked = new Map<string, RunSummary["notChecked"][number][]>();
  readonly #notPriced = new Map<string, number>();
  readonly #assumptions = new Map<string, number>();
  readonly #dates = new Set<ServiceDate>();

  constructor(version: string) {
    this.#summary = emptySummary(version);
  }

  /** A claim that was read, and whether it is clean. */
  addClaim(claim: Claim, clean: boolean): void {
    this.#summary.claims++;
    if (clean) this.#summary.cleanClaims++;
    else this.#summary.flaggedClaims++;
    this.#payer(claim.payerId, claim.payerName).claims++;
  }

  /** A claim of the plan that could not be read. */
  addUnreadable(): void {
    this.#summary.claims++;
    this.#summary.unreadableClaims++;
  }

  addRuleSet(facts: RuleSetFacts): void {
    this.#summary.ruleSet = facts;
  }

  /** Counts the rows of the sidecar whose claim is here. */
  addSidecar({ rows, tumours }: SidecarData, claims: readonly Claim[]): void {
    const here = new Set(claims.map(({ id }) => id));
    const seen = tumours.filter(({ claim }) => here.has(claim)).flatMap((tumour) => tumour.rows);
    this.#summary.sidecar = { rows, matched: 0, unmatched: 0, firstUnmatched: [] };
    this.#summary.sidecarRowsSeen = [...seen].sort((a, b) => a - b);
  }

  addJudgement(judgement: PatientJudgement): void {
    const summary = this.#summary;
    let last = 0;
    for (const { line, allowedCents, notPriced } of judgement.lines) {
      summary.lines++;
      summary.billedCents += line.chargeCents ?? 0;
      summary.allowedCents += allowedCents ?? 0;
      if (notPriced !== undefined) addTo(this.#notPriced, notPriced, 1);
      const { date } = line;
      if (date !== last && date !== 0) this.#dates.add(date);
      last = date;
    }
    for (const gap of judgement.coverage) this.#addGap(gap);
    for (const { what, count } of judgement.assumptions) addTo(this.#assumptions, what, count);
    if (judgement.suppressed.length > 0) summary.suppressed = mergeSuppressed(summary.suppressed ?? [], judgement.suppressed);
    if (judgement.findings.length === 0) return;
    for (const [direction, totals] of Object.entries(judgement.totals)) {
      const sum = summary.byDirection[direction as keyof RunSummary["byDirection"]];
      sum.count += totals.count;
      sum.unknown += totals.unknown;
      sum.grossCents += totals.grossCents;
      sum.netCents += totals.netCents;
    }
    for (const [code, totals] of judgement.byRule) this.#addRule(code, totals.rule, totals.count, totals.grossCents);
    summary.chargeShortfall.count += judgement.chargeShortfall.count;
    summary.chargeShortfall.cents += judgement.chargeShortfall.cents;
    summary.findings += judgement.findings.length;
    for (const finding of judgement.findings) this.#addToPayer(finding);
  }

  /** A finding of the reader's: it has no dollars. */
  addFault(finding: Finding): void {
    this.#summary.findings++;
    this.#summary.byDirection[finding.direction].count++;
    this.#addRule(finding.code, finding.rule, 1, 0);
    if (finding.payerId !== undefined) this.#addToPayer(finding);
  }

  /** The sums, in the orders that merging keeps. `reference` names the editions in force on the dates that were seen. */
  summary(reference: Reference): RunSummary {
    const summary = this.#summary;
    return {
      ...summary,
      cleanClaimRate: cleanClaimRate(summary.cleanClaims, summary.claims),
      byRule: Object.fromEntries(sorted(Object.entries(summary.byRule))),
      byPayer: inOrder(this.#payers, ({ payerId, payerName }) => `${payerId}\n${payerName}`),
      notChecked: inOrder(this.#notChecked, ({ code, reason }) => `${code}\n${reason}`),
      notPriced: sorted([...this.#notPriced]).map(([reason, count]) => ({ reason, count })),
      assumptions: sorted([...this.#assumptions]).map(([what, count]) => ({ what, count })),
      editions: editionsOn(this.#dates, reference),
    };
  }

  #addGap({ code, reason, count }: RuleCoverage): void {
    const ofRule = this.#notChecked.get(code);
    const known = ofRule?.find((gap) => gap.reason === reason);
    if (known !== undefined) known.count += count;
    else if (ofRule !== undefined) ofRule.push({ code, reason, count });
    else this.#notChecked.set(code, [{ code, reason, count }]);
  }

  #addRule(code: string, rule: string, count: number, grossCents: number): void {
    const known = this.#summary.byRule[code];
    if (known === undefined) {
      this.#summary.byRule[code] = { rule, count, grossCents };
      return;
    }
    known.count += count;
    known.grossCents += grossCents;
  }

  #addToPayer(finding: Finding): void {
    const payer = this.#payer(finding.payerId ?? "", finding.payerName ?? "");
    const cents = finding.impact.cents ?? 0;
    payer.findings++;
    if (finding.direction === "denial") payer.denialCents += cents;
    else if (finding.direction === "underbilling") payer.underbillingCents += cents;
    else if (finding.direction === "audit") payer.auditCents += cents;
  }

  #payer(payerId: string, payerName: string): RunSummary["byPayer"][number] {
    const ofId = this.#payers.get(payerId);
    if (ofId !== undefined) for (const known of ofId) if (known.payerName === payerName) return known;
    const payer = { payerId, payerName, claims: 0, findings: 0, denialCents: 0, underbillingCents: 0, auditCents: 0 };
    if (ofId === undefined) this.#payers.set(payerId, [payer]);
    else ofId.push(payer);
    return payer;
  }
}

/** The values of all lists, in the order that merging summaries keeps. */
function inOrder<T>(lists: ReadonlyMap<string, readonly T[]>, keyOf: (one: T) => string): T[] {
  return sorted([...lists.values()].flat().map((one): [string, T] => [keyOf(one), one])).map(([, one]) => one);
}

function addTo(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function sorted<T>(entries: [string, T][]): [string, T][] {
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function editionsOn(dates: ReadonlySet<ServiceDate>, reference: Reference): string[] {
  const labels = new Set<string>();
  for (const date of dates)
    for (const table of Object.values(reference.on(date)))
      if (typeof table === "object" && table !== undefined) labels.add(table.edition.label);
  return [...labels].sort();
}
