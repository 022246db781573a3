import type { Cents, ServiceDate } from "@claimscrub/claim";
import type { Outcome } from "./settle.ts";

/** What the tables say; undefined where none is loaded for the date. */
export interface PaymentLaw {
  /** Whether the fee schedule's multiple-procedure indicator of the code is 0. */
  exemptFromReduction(procedure: string, date: ServiceDate): boolean | undefined;
  /** Whether the two codes are an NCCI pair in either order. */
  isPair(one: string, other: string, date: ServiceDate): boolean | undefined;
}

/** A payer's mistake under the table, ready for an appeal. */
export interface PayerError {
  readonly code: "REM-001" | "PRC-036" | "MOH-026";
  readonly place: string;
  readonly line: number;
  readonly procedure: string;
  readonly date: ServiceDate;
  readonly payerId: string;
  readonly expectedCents: Cents;
  readonly allowedCents: Cents;
  readonly shortCents: Cents;
  readonly appeal: string;
}

/** What to write to the payer, by the mistake. */
export const APPEALS: Readonly<Record<PayerError["code"], string>> = {
  "PRC-036":
    "The code's multiple-procedure indicator is 0: no reduction applies (Medicare Claims Processing Manual, chapter 12, section 40.6). Ask for a reopening.",
  "REM-001":
    "The amount allowed is below the Medicare Physician Fee Schedule amount for this date and locality (42 CFR 414.20). Ask for a reopening; check first for a non-participating physician or a practitioner paid at 85%.",
  "MOH-026":
    "No NCCI edit bundles this repair with Mohs surgery; repairs, grafts and flaps are reportable with it (NCCI Policy Manual, chapter III, sections F and L-9).",
};

/** Medicare part B: elsewhere a contract may say otherwise, and nobody here knows it. */
const MEDICARE = "MB";

/** Lines that the payer of part B paid below the table, or denied against it (rules.md REM-001, PRC-036, MOH-026 with section 3B.15). */
export function payerErrors(outcomes: readonly Outcome[], law: PaymentLaw): PayerError[] {
  const errors: PayerError[] = [];
  const days = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    if (outcome.claim.filingIndicator !== MEDICARE) continue;
    const day = `${outcome.claim.place} ${outcome.line.date}`;
    days.set(day, [...(days.get(day) ?? []), outcome]);
  }
  for (const day of days.values())
    for (const outcome of day) {
      const error = outcome.denied ? repairDenied(outcome, day, law) : paidBelow(outcome, law);
      if (error !== undefined) errors.push(error);
    }
  return errors;
}

function paidBelow(outcome: Outcome, law: PaymentLaw): PayerError | undefined {
  const expected = outcome.line.allowedCents;
  const allowed = outcome.allowedCents;
  if (expected === null || allowed === null || outcome.line.findings.some(({ direction }) => direction === "denial")) return undefined;
  // 1.00 or half a percent, whichever is more.
  if (allowed >= expected - Math.max(100, expected / 200)) return undefined;
  const halved = Math.abs(allowed * 2 - expected) <= 2 && outcome.adjustments.some(({ group, carc }) => group === "CO" && carc === "59");
  if (halved && law.exemptFromReduction(outcome.line.procedure, outcome.line.date) === true) return error("PRC-036", outcome);
  return error("REM-001", outcome);
}

function repairDenied(outcome: Outcome, day: readonly Outcome[], law: PaymentLaw): PayerError | undefined {
  const { line, carc, claim } = outcome;
  if (!isRepair(line.procedure) || line.allowedCents === null || !carc.some((one) => one === "97" || one === "236")) return undefined;
  const paid = day.filter((other) => other !== outcome && !other.denied);
  if (!paid.some((other) => isMohs(other.line.procedure))) return undefined;
  // An open global, a limit of units or a duplicate explains the denial: findings on the line say so.
  if (line.findings.some(({ direction }) => direction === "denial")) return undefined;
  // Unknown is no basis for an appeal.
  const others = claim.lines.filter(({ date, procedure }) => date === line.date && paid.some((one) => one.line.procedure === procedure));
  if (!others.every((other) => law.isPair(other.procedure, line.procedure, line.date) === false)) return undefined;
  return error("MOH-026", outcome);
}

function error(code: PayerError["code"], { claim, line, denied, allowedCents }: Outcome): PayerError {
  const allowed = denied ? 0 : (allowedCents ?? 0);
  const expected = line.allowedCents ?? 0;
  return {
    code,
    place: claim.place,
    line: line.line,
    procedure: line.procedure,
    date: line.date,
    payerId: claim.payerId,
    expectedCents: expected,
    allowedCents: allowed,
    shortCents: expected - allowed,
    appeal: APPEALS[code],
  };
}

/** Repairs, flaps and grafts: 12001 to 13160, 14000 to 14350, 15002 to 15278. */
function isRepair(procedure: string): boolean {
  if (!/^\d{5}$/.test(procedure)) return false;
  const code = Number(procedure);
  return (code >= 12001 && code <= 13160) || (code >= 14000 && code <= 14350) || (code >= 15002 && code <= 15278);
}

function isMohs(procedure: string): boolean {
  return /^1731[1-5]$/.test(procedure);
}
