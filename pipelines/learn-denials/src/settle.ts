import type { Cents, ServiceDate } from "@claimscrub/claim";
import { type Adjustment, isReversal, type Remittance, type RemittanceClaim, type RemittanceLine } from "@claimscrub/x12";
import type { JudgedClaim, JudgedLine } from "./judged-claim.ts";

/** What became of a line, as the last remittance has it. */
export interface Outcome {
  readonly claim: JudgedClaim;
  readonly line: JudgedLine;
  readonly denied: boolean;
  /** Reasons other than the patient's share and the fee schedule's difference. */
  readonly carc: readonly string[];
  readonly adjustments: readonly Adjustment[];
  /** AMT*B6, else what was paid and the patient's share of it. */
  readonly allowedCents: Cents | null;
  readonly paidCents: Cents | null;
}

/** What settling looks at of a remittance. */
export type Payment = Pick<Remittance, "paymentDate" | "payeeNpi" | "claims">;

/** A line that was ever answered: how the first remittance did, and what stands now. */
export interface Fate {
  readonly claim: JudgedClaim;
  readonly line: JudgedLine;
  readonly first: { readonly paidOn: ServiceDate; readonly denied: boolean; readonly allowedCents: Cents | null };
  /** Left out where an answer was taken back and no other has come. */
  readonly outcome: Outcome | undefined;
}

export interface Settled {
  readonly outcomes: readonly Outcome[];
  readonly fates: readonly Fate[];
  /** Claims that a remittance names, by whatever payer: they were sent. */
  readonly seen: readonly JudgedClaim[];
  readonly matchedClaims: number;
  /** CLP loops of no claim in the store, or of several alike. */
  readonly unmatchedClaims: number;
  readonly unmatchedLines: number;
  readonly reversals: number;
  /** CLP loops of a later payer, which say nothing about what the first one judged. */
  readonly laterPayers: number;
}

/** Deductible, coinsurance, copay, fee schedule, sequestration, prior payer: not denials (X12 external code list 139). */
const NO_DENIAL = new Set(["1", "2", "3", "23", "45", "66", "100", "104", "137", "142", "144", "161", "187", "225", "237", "253", "94"]);
const PATIENT_SHARE = new Set(["1", "2", "3", "66", "142"]);
const LATER_PAYER = new Set(["2", "3", "20", "21"]);

/**
 * The last word on every line: remittances in order of their payment dates, a reversal (CLP02 22) takes back what it names, a later correction takes
 * the place of an earlier one, a claim split over several payments is put together again.
 */
export function settle(remittances: readonly Payment[], claims: readonly JudgedClaim[]): Settled {
  const byControl = new Map<string, JudgedClaim[]>();
  for (const claim of claims) {
    const alike = byControl.get(claim.claim);
    if (alike === undefined) byControl.set(claim.claim, [claim]);
    else alike.push(claim);
  }
  const answers: Answers = { outcomes: new Map(), firsts: new Map() };
  const matched = new Set<string>();
  const seen = new Set<JudgedClaim>();
  const counts = { unmatchedClaims: 0, unmatchedLines: 0, reversals: 0, laterPayers: 0 };
  for (const remittance of [...remittances].sort((a, b) => a.paymentDate - b.paymentDate)) {
    // Within one payment a reversal is of something earlier, whatever its place.
    const inOrder = [...remittance.claims].sort((a, b) => Number(isReversal(b)) - Number(isReversal(a)));
    for (const paid of inOrder) {
      const claim = claimOf(paid, remittance, byControl.get(paid.claim) ?? []);
      if (claim !== undefined) seen.add(claim);
      if (LATER_PAYER.has(paid.status)) {
        counts.laterPayers++;
        continue;
      }
      if (claim === undefined) {
        counts.unmatchedClaims++;
        continue;
      }
      matched.add(claim.place);
      if (isReversal(paid)) counts.reversals++;
      counts.unmatchedLines += take(paid, remittance.paymentDate, claim, answers);
    }
  }
  const { outcomes, firsts } = answers;
  const fates = [...firsts].map(([key, first]): Fate => ({ ...first, outcome: outcomes.get(key) }));
  return { outcomes: [...outcomes.values()], fates, seen: [...seen], matchedClaims: matched.size, ...counts };
}

/** By place of the line: what stands, and how the first answer was. */
interface Answers {
  readonly outcomes: Map<string, Outcome>;
  readonly firsts: Map<string, Omit<Fate, "outcome">>;
}

function claimOf(paid: RemittanceClaim, { payeeNpi }: Payment, candidates: readonly JudgedClaim[]): JudgedClaim | undefined {
  const ofProvider = candidates.filter(({ billingNpi }) => payeeNpi === "" || billingNpi === "" || billingNpi === payeeNpi);
  if (ofProvider.length <= 1) return ofProvider[0];
  const charge = paid.chargeCents === null ? null : Math.abs(paid.chargeCents);
  const alike = ofProvider.filter((one) => one.chargeCents === charge);
  return alike.length === 1 ? alike[0] : undefined;
}

/** @returns how many lines matched none of the claim */
function take(paid: RemittanceClaim, paidOn: ServiceDate, claim: JudgedClaim, { outcomes, firsts }: Answers): number {
  const keep = (line: JudgedLine, answer: Verdict | undefined): void => {
    const key = `${claim.place} ${claim.lines.indexOf(line)}`;
    if (answer === undefined || isReversal(paid)) {
      outcomes.delete(key);
      return;
    }
    const { denied, allowedCents } = answer;
    if (!firsts.has(key)) firsts.set(key, { claim, line, first: { paidOn, denied, allowedCents } });
    outcomes.set(key, { claim, line, ...answer });
  };
  if (paid.lines.length === 0) {
    // A payer that answers whole claims: told of each line only where all is taken back or all is denied.
    const { adjustments } = paid;
    const carc = reasons(adjustments);
    const denied = paid.paidCents === 0 && carc.length > 0;
    for (const line of claim.lines) keep(line, denied ? { denied, carc, adjustments, allowedCents: null, paidCents: 0 } : undefined);
    return 0;
  }
  let unmatched = 0;
  const used = new Set<JudgedLine>();
  for (const one of paid.lines) {
    const line = lineOf(one, claim, used);
    if (line === undefined) unmatched++;
    else {
      used.add(line);
      keep(line, verdict(one));
    }
  }
  return unmatched;
}

/** By REF*6R, else by code, date and charge; what was sent (SVC06) before what the payer made of it. */
function lineOf(paid: RemittanceLine, claim: JudgedClaim, used: ReadonlySet<JudgedLine>): JudgedLine | undefined {
  const free = claim.lines.filter((line) => !used.has(line));
  if (paid.control !== "") {
    const named = free.filter(({ control }) => control === paid.control);
    if (named.length === 1) return named[0];
  }
  const procedure = paid.submitted?.procedure ?? paid.procedure;
  const charge = paid.chargeCents === null ? null : Math.abs(paid.chargeCents);
  const alike = free.filter((line) => line.procedure === procedure && line.date === paid.date && line.chargeCents === charge);
  const modifiers = (paid.submitted?.modifiers ?? paid.modifiers).join(":");
  return alike.find((line) => line.modifiers.join(":") === modifiers) ?? alike[0];
}

type Verdict = Omit<Outcome, "claim" | "line">;

function verdict({ adjustments, paidCents, allowedCents }: RemittanceLine): Verdict {
  const carc = reasons(adjustments);
  const share = adjustments.reduce((sum, one) => (one.group === "PR" && PATIENT_SHARE.has(one.carc) ? sum + one.cents : sum), 0);
  const allowed = allowedCents ?? (paidCents === null ? null : paidCents + share);
  return { denied: paidCents === 0 && share === 0 && carc.length > 0, carc, adjustments, allowedCents: allowed, paidCents };
}

function reasons(adjustments: readonly Adjustment[]): string[] {
  return [...new Set(adjustments.filter(({ carc, cents }) => cents > 0 && !NO_DENIAL.has(carc)).map(({ carc }) => carc))];
}
