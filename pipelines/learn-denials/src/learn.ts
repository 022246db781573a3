import { type Cents, formatServiceDate, type ServiceDate } from "@claimscrub/claim";
import type { Remittance, RemittanceClaim } from "@claimscrub/x12";
import type { JudgedClaim } from "./judged-claim.ts";
import { payerErrors, type PaymentLaw } from "./payer-checks.ts";
import { predictionsOf } from "./predictions.ts";
import { type Fate, type Payment, settle } from "./settle.ts";

/** A claim number with all that payers said of it, in the order in which they paid, and the claims that bear it. */
export interface AnsweredClaim {
  readonly claim: string;
  readonly payments: readonly {
    /** yyyy-mm-dd or empty. */
    readonly paymentDate: string;
    readonly payeeNpi: string;
    /** CLP loops as `partsOf` wrote them. */
    readonly claims: readonly string[];
  }[];
  readonly claims: readonly JudgedClaim[];
}

/** What a claim number's remittances came to. Dates are yyyy-mm-dd or null. */
export interface LearnedClaim {
  readonly claim: string;
  readonly matchedClaims: number;
  readonly unmatchedClaims: number;
  readonly unmatchedLines: number;
  readonly reversals: number;
  readonly laterPayers: number;
  /** Places of claims that a remittance names: they were sent. */
  readonly seen: readonly string[];
  readonly lines: readonly LearnedLine[];
}

export interface LearnedLine {
  readonly place: string;
  readonly ordinal: number;
  readonly sentOn: string | null;
  readonly firstPaidOn: string | null;
  readonly firstDenied: boolean;
  readonly firstAllowedCents: Cents | null;
  /** Null where an answer was taken back and no other has come. */
  readonly denied: boolean | null;
  readonly allowedCents: Cents | null;
  readonly paidCents: Cents | null;
  readonly carc: readonly string[];
  readonly payerError: string | null;
  readonly shortCents: Cents | null;
  readonly predictions: readonly {
    readonly findingId: string;
    readonly code: string;
    readonly direction: string;
    readonly severity: string;
    readonly cents: Cents | null;
    readonly label: string;
  }[];
}

/** Where remittances are kept and what was learned from them. */
export interface LearningRecords {
  /** Remittances that were kept whole, as JSON, by an earlier version. */
  wholeRemittances(): Promise<readonly { readonly remittanceNo: string; readonly body: string }[]>;
  takeApart(remittanceNo: string, parts: RemittanceParts): Promise<void>;
  /** Notes the claim numbers of judgements that were not looked at yet. */
  noteNewRuns(): Promise<void>;
  /**
   * Settles up to `limit` claim numbers for which a remittance or a judgement is new; nobody else settles meanwhile, and all is written or nothing.
   * @returns how many there were
   */
  settleClaims(limit: number, decide: (claims: readonly AnsweredClaim[]) => readonly LearnedClaim[]): Promise<number>;
}

/** A remittance in parts: its CLP loops apart from what is said of the payment. Places in the file and numbers of envelopes are left out. */
export interface RemittanceParts {
  readonly paymentDate: string;
  readonly payeeNpi: string;
  /** All of it: what tells a payment from others. */
  readonly content: string;
  readonly header: string;
  readonly claims: readonly { readonly claim: string; readonly body: string }[];
}

/** What is kept of a remittance. */
export function partsOf(remittance: Remittance): RemittanceParts {
  const { claims, ...header } = remittance;
  return {
    paymentDate: formatServiceDate(remittance.paymentDate),
    payeeNpi: remittance.payeeNpi,
    content: asText(remittance),
    header: asText(header),
    claims: claims.map((claim) => ({ claim: claim.claim, body: asText(claim) })),
  };
}

function asText(value: object): string {
  return JSON.stringify(value, (key, one: unknown) => (key === "position" || key === "controls" ? undefined : one));
}

const CLAIMS_AT_ONCE = 500;

/** Learns from what is new: each remittance and each judgement is looked at once. @returns how many claim numbers were settled */
export async function learn(records: LearningRecords, law: PaymentLaw): Promise<number> {
  for (const { remittanceNo, body } of await records.wholeRemittances())
    await records.takeApart(remittanceNo, partsOf(JSON.parse(body) as Remittance));
  await records.noteNewRuns();
  let settled = 0;
  for (;;) {
    const some = await records.settleClaims(CLAIMS_AT_ONCE, (claims) => claims.map((one) => learnClaim(one, law)));
    if (some === 0) return settled;
    settled += some;
  }
}

/** What the remittances of one claim number come to. */
export function learnClaim({ claim, payments, claims }: AnsweredClaim, law: PaymentLaw): LearnedClaim {
  const answers = payments.map(
    ({ paymentDate, payeeNpi, claims: loops }): Payment => ({
      paymentDate: Number(paymentDate.replaceAll("-", "")),
      payeeNpi,
      claims: loops.map((body) => JSON.parse(body) as RemittanceClaim),
    }),
  );
  const { outcomes, fates, seen, ...counts } = settle(answers, claims);
  const errors = payerErrors(outcomes, law);
  const predictions = predictionsOf(outcomes, errors);
  return {
    claim,
    ...counts,
    seen: seen.map(({ place }) => place),
    lines: fates.map((fate): LearnedLine => {
      const { line, first, outcome } = fate;
      const { place } = fate.claim;
      const error = errors.find((one) => one.place === place && one.line === line.line);
      return {
        place,
        ordinal: line.ordinal,
        sentOn: dayOrNull(waitsFrom(fate)),
        firstPaidOn: dayOrNull(first.paidOn),
        firstDenied: first.denied,
        firstAllowedCents: first.allowedCents,
        denied: outcome?.denied ?? null,
        allowedCents: outcome?.allowedCents ?? null,
        paidCents: outcome?.paidCents ?? null,
        carc: outcome?.carc ?? [],
        payerError: error?.code ?? null,
        shortCents: error?.shortCents ?? null,
        predictions: predictions
          .filter((one) => one.outcome === outcome)
          .map(({ finding, label }) => ({
            findingId: finding?.id ?? "",
            code: finding?.code ?? "",
            direction: finding?.direction ?? "",
            severity: finding?.severity ?? "",
            cents: finding?.cents ?? null,
            label,
          })),
      };
    }),
  };
}

/** The day from which an answer is waited for: when it was sent, if that was before the payer answered, else the last day of service. */
function waitsFrom({ claim, first }: Fate): ServiceDate {
  return claim.sentOn !== 0 && claim.sentOn <= first.paidOn ? claim.sentOn : claim.dateThrough;
}

function dayOrNull(date: ServiceDate): string | null {
  return date === 0 ? null : formatServiceDate(date);
}
