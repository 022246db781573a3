import {
  type Cents,
  type Claim,
  compareLines,
  type Direction,
  type DirectionTotals,
  type Finding,
  type NotPricedReason,
  type RuleCoverage,
  type ServiceLine,
  type SuppressedFindings,
  type TumourView,
} from "@claimscrub/claim";
import { isEarlier } from "./history.ts";
import { isSorted } from "./is-sorted.ts";
import type { Judged } from "./make-finding.ts";
import { CHARGE_SHORTFALL, netOfDay, shareNet } from "./net.ts";
import type { JudgedDay } from "./judged-day.ts";
import type { LeftOut } from "./taking-part.ts";
import { compareText } from "./tally.ts";

/** What is said of one service line, as billed. */
export interface JudgedLine {
  readonly line: ServiceLine;
  readonly allowedCents: Cents | undefined;
  /** Before the charge limited it. */
  readonly uncappedCents: Cents | undefined;
  readonly notPriced: NotPricedReason | undefined;
  /** `10112-00` or `national`; empty for a line that takes part in no day. */
  readonly locality: string;
  /** Sorted unique codes of the findings that it stands in, its own and those it is related to. */
  readonly codes: readonly string[];
}

export interface RuleTotals {
  readonly rule: string;
  readonly count: number;
  readonly grossCents: Cents;
}

/** Everything that the claims of one patient in a run yield. */
export interface PatientJudgement {
  /** In order of file, claim, line (a claim's own first), code, id. */
  readonly findings: readonly Finding[];
  /** Every line of every claim, in order of file, claim and line. */
  readonly lines: readonly JudgedLine[];
  /**
   * By direction: findings, those without an amount, the sum of their impacts, and the net that counts each line once. `count`, `unknown` and
   * `grossCents` are sums over the findings as they stand; a charge below allowed (PRC-020) is left out of the net only.
   */
  readonly totals: Readonly<Record<Direction, DirectionTotals>>;
  /** By rule code. */
  readonly byRule: ReadonlyMap<string, RuleTotals>;
  readonly chargeShortfall: { readonly count: number; readonly cents: Cents };
  /** Findings on claims sent earlier that the judged claims bring about: new versions of what was said of those. In no total. */
  readonly earlier: readonly Finding[];
  /** By finding, its share of its patient-day's net in its direction; findings that are not here have none. */
  readonly netShares: ReadonlyMap<Finding, Cents>;
  /** Rules that gave no answer, why, and for how many lines. */
  readonly coverage: readonly RuleCoverage[];
  /** What was taken for granted, and for how many claims: `medicare-rules`, `national-locality`, `no-identity`. */
  readonly assumptions: readonly { readonly what: string; readonly count: number }[];
  /** What suppressions of the rule set kept back. */
  readonly suppressed: readonly SuppressedFindings[];
  /** The tumours of the patient's Mohs surgery, made when they are asked for. */
  readonly tumours: () => readonly TumourView[];
  /** Each finding with the edit it was made from, in the order of `findings`: for what-if pages and tests. */
  readonly judged: readonly Judged[];
}

const NONE: readonly string[] = [];

/** Codes by line, over own and related lines. */
export function codesByLine(judged: readonly Judged[]): (line: ServiceLine) => readonly string[] {
  if (judged.length === 0) return () => NONE;
  const codes = new Map<unknown, Set<string>>();
  for (const { edit, finding } of judged) {
    for (const at of [edit.at, ...(edit.related ?? [])]) {
      const known = codes.get(at);
      if (known) known.add(finding.code);
      else codes.set(at, new Set([finding.code]));
    }
  }
  return (line) => {
    const own = codes.get(line);
    return own === undefined ? NONE : [...own].sort(compareText);
  };
}

/** Every line of the claims, in order of file, claim and line, with what is said of it. */
export function judgedLines(
  claims: readonly Claim[],
  days: readonly JudgedDay[],
  leftOut: LeftOut,
  judged: readonly Judged[],
): readonly JudgedLine[] {
  const codes = codesByLine(judged);
  const lines: JudgedLine[] = [];
  for (const day of days) {
    for (const { line, allowedCents, uncappedCents, notPriced, locality } of day.asBilled.lines)
      if (!isEarlier(line)) lines.push({ line, allowedCents, uncappedCents, notPriced, locality, codes: codes(line) });
  }
  for (const [line, notPriced] of leftOut)
    if (!isEarlier(line))
      lines.push({ line, allowedCents: undefined, uncappedCents: undefined, notPriced, locality: "", codes: codes(line) });
  return isSorted(lines, byPlace) ? lines : lines.sort(byPlace);
}

function byPlace(a: JudgedLine, b: JudgedLine): number {
  return compareLines(a.line, b.line);
}

function emptyTotals(): Record<Direction, DirectionTotals> {
  const none = (): DirectionTotals => ({ count: 0, unknown: 0, grossCents: 0, netCents: 0 });
  return { denial: none(), underbilling: none(), audit: none(), rejection: none(), review: none() };
}

/** Totals by direction and by rule, the shares of the net, and the bucket of charges below allowed. */
export function totalsOf(judged: readonly Judged[]): Pick<PatientJudgement, "totals" | "byRule" | "chargeShortfall" | "netShares"> {
  const netShares = new Map<Finding, Cents>();
  const totals = emptyTotals();
  const byRule = new Map<string, RuleTotals>();
  const chargeShortfall = { count: 0, cents: 0 };
  const days = new Map<JudgedDay, Judged[]>();
  for (const one of judged) {
    const { code, rule, direction, impact } = one.finding;
    const cents = impact.cents ?? 0;
    const of = totals[direction];
    of.count += 1;
    of.grossCents += cents;
    if (impact.cents === null) of.unknown += 1;
    const known = byRule.get(code);
    byRule.set(code, { rule, count: (known?.count ?? 0) + 1, grossCents: (known?.grossCents ?? 0) + cents });
    if (code === CHARGE_SHORTFALL) {
      chargeShortfall.count += 1;
      chargeShortfall.cents += cents;
    }
    if (one.day !== undefined) {
      const same = days.get(one.day);
      if (same) same.push(one);
      else days.set(one.day, [one]);
    }
  }
  for (const [day, findings] of days) {
    const net = netOfDay(day, findings);
    totals.denial.netCents += net.denial;
    totals.underbilling.netCents += net.underbilling;
    totals.audit.netCents += net.audit;
    shareNet(net, findings, netShares);
  }
  return { totals, byRule, chargeShortfall, netShares };
}
