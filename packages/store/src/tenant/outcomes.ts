import type pg from "pg";
import {
  COUNT_NEWLY_SEEN,
  COUNT_WAITING,
  DELETE_SETTLED,
  INSERT_OUTCOMES,
  INSERT_PREDICTIONS,
  INSERT_REMITTANCE_MARK,
  INSERT_SEEN_CLAIMS,
  INSERT_SETTLED,
  SELECT_PAYER_ERRORS,
  SUM_SETTLED,
  TALLY_PREDICTIONS,
} from "../statements/outcomes.ts";
import { COUNT_REMITTANCES, LOCK_LEARNING, NOTE_NEW_RUNS, SELECT_ANSWERS, TAKE_UNSETTLED } from "../statements/remittances.ts";
import { LOCK_MARKS } from "../statements/sent-claims.ts";
import { StoreFault } from "../store-fault.ts";
import { type ClaimWithFindings, judgedClaims, type JudgedRow, placeOf } from "./remittances.ts";
import type { TenantSession } from "./tenant-session.ts";

/** A claim number that has to be settled: what payers said of it, and the claims that bear it. */
export interface UnsettledClaim {
  readonly claim: string;
  readonly payments: readonly { readonly paymentDate: string; readonly payeeNpi: string; readonly claims: readonly string[] }[];
  readonly claims: readonly ClaimWithFindings[];
}

/** What the remittances of a claim number came to. */
export interface SettledClaim {
  readonly claim: string;
  readonly matchedClaims: number;
  readonly unmatchedClaims: number;
  readonly unmatchedLines: number;
  readonly reversals: number;
  readonly laterPayers: number;
  /** Places of claims that were seen in a remittance: they become history. */
  readonly seen: readonly string[];
  readonly lines: readonly SettledLine[];
}

export interface SettledLine {
  readonly place: string;
  readonly ordinal: number;
  readonly sentOn: string | null;
  readonly firstPaidOn: string | null;
  readonly firstDenied: boolean;
  readonly firstAllowedCents: number | null;
  readonly denied: boolean | null;
  readonly allowedCents: number | null;
  readonly paidCents: number | null;
  readonly carc: readonly string[];
  readonly payerError: string | null;
  readonly shortCents: number | null;
  readonly predictions: readonly {
    readonly findingId: string;
    readonly code: string;
    readonly direction: string;
    readonly severity: string;
    readonly cents: number | null;
    readonly label: string;
  }[];
}

export async function noteNewRuns(session: TenantSession): Promise<void> {
  await session.rows(NOTE_NEW_RUNS, [session.tenant]);
}

/** Settles claim numbers that are to be settled, in one transaction. @returns how many there were */
export async function settleClaims(
  session: TenantSession,
  limit: number,
  decide: (claims: readonly UnsettledClaim[]) => readonly SettledClaim[],
): Promise<number> {
  return session.run(async (client) => {
    const { tenant } = session;
    await client.query(LOCK_LEARNING, [tenant]);
    const taken = (await client.query<{ claim: string }>(TAKE_UNSETTLED, [tenant, limit])).rows.map(({ claim }) => claim);
    if (taken.length === 0) return 0;
    const { rows: answers } = await client.query<AnswerRow>(SELECT_ANSWERS, [tenant, taken]);
    // With the billing NPI the index finds a claim at once; a remittance that names no NPI may be of any.
    const payees = new Set(answers.map(({ payee_npi }) => payee_npi));
    const judged = await judgedClaims(client, tenant, taken, payees.has("") ? undefined : [...payees, ""]);
    const rows = new Map(judged.map(({ row }) => [placeOf(row), row]));
    const claims = new Map(judged.map(({ claim }) => [claim.place, claim]));
    const settled = decide(unsettledOf(taken, answers, [...claims.values()]));
    await write(client, tenant, settled, rows, claims);
    await markSeen(
      client,
      tenant,
      [...new Set(settled.flatMap(({ seen }) => seen))].map((place) => rows.get(place)!),
    );
    return taken.length;
  });
}

interface AnswerRow {
  remittance_no: string;
  claim: string;
  payment_date: string;
  payee_npi: string;
  body: string;
}

function unsettledOf(taken: readonly string[], answers: readonly AnswerRow[], claims: readonly ClaimWithFindings[]): UnsettledClaim[] {
  const byClaim = new Map(taken.map((claim) => [claim, { payments: new Map<string, Payment>(), claims: [] as ClaimWithFindings[] }]));
  for (const { remittance_no, claim, payment_date, payee_npi, body } of answers) {
    const { payments } = byClaim.get(claim)!;
    const payment = payments.get(remittance_no) ?? { paymentDate: payment_date, payeeNpi: payee_npi, claims: [] };
    payment.claims.push(body);
    payments.set(remittance_no, payment);
  }
  for (const claim of claims) byClaim.get(claim.claim)?.claims.push(claim);
  return [...byClaim].map(([claim, { payments, claims: own }]) => ({ claim, payments: [...payments.values()], claims: own }));
}

interface Payment {
  readonly paymentDate: string;
  readonly payeeNpi: string;
  readonly claims: string[];
}

async function write(
  client: pg.ClientBase,
  tenant: string,
  settled: readonly SettledClaim[],
  rows: ReadonlyMap<string, JudgedRow>,
  claims: ReadonlyMap<string, ClaimWithFindings>,
): Promise<void> {
  const known = new Set([...claims.values()].map(({ claim }) => claim));
  // What was learned of a claim that the store has forgotten since stays.
  for (const statement of DELETE_SETTLED)
    await client.query(statement, [
      tenant,
      settled.map(({ claim }) => claim).filter((claim) => known.has(claim) || statement.includes(".settled ")),
    ]);
  await client.query(INSERT_SETTLED, [
    tenant,
    JSON.stringify(
      settled.map((one) => ({
        claim: one.claim,
        matched_claims: one.matchedClaims,
        unmatched_claims: one.unmatchedClaims,
        unmatched_lines: one.unmatchedLines,
        reversals: one.reversals,
        later_payers: one.laterPayers,
      })),
    ),
  ]);
  const lines = settled.flatMap((one) => one.lines.map((line) => ({ ...line, claim: one.claim })));
  const described = lines.map((line) => ({ line, row: rows.get(line.place)!, of: claims.get(line.place)!.lines[line.ordinal - 1]! }));
  await client.query(INSERT_OUTCOMES, [
    tenant,
    JSON.stringify(
      described.map(({ line, row, of }) => ({
        file_no: row.file_no,
        claim_index: row.claim_index,
        ordinal: line.ordinal,
        run_no: row.run_no,
        claim: line.claim,
        line: of.line,
        procedure: of.procedure,
        modifiers: of.modifiers.join(":"),
        payer_id: row.payer_id,
        payer_name: row.payer_name,
        plan: row.filing_indicator,
        billing_npi: row.billing_npi,
        rendering_npi: of.renderingNpi || row.rendering_npi,
        site: of.site || row.pos,
        date: of.date === 0 ? null : String(of.date),
        sent_on: line.sentOn,
        charge_cents: of.chargeCents,
        expected_cents: of.allowedCents,
        first_paid_on: line.firstPaidOn,
        first_denied: line.firstDenied,
        first_allowed_cents: line.firstAllowedCents,
        denied: line.denied,
        allowed_cents: line.allowedCents,
        paid_cents: line.paidCents,
        carc: line.carc.join(";"),
        payer_error: line.payerError,
        short_cents: line.shortCents,
      })),
    ),
  ]);
  await client.query(INSERT_PREDICTIONS, [
    tenant,
    JSON.stringify(
      described.flatMap(({ line, row, of }) =>
        line.predictions.map((one) => ({
          file_no: row.file_no,
          claim_index: row.claim_index,
          ordinal: line.ordinal,
          finding_id: one.findingId,
          claim: line.claim,
          code: one.code,
          direction: one.direction,
          severity: one.severity,
          cents: one.cents,
          payer_id: row.payer_id,
          procedure: of.procedure,
          sent_on: line.sentOn,
          label: one.label,
          carc: line.denied === true ? line.carc.join(";") : "",
        })),
      ),
    ),
  ]);
}

async function markSeen(client: pg.ClientBase, tenant: string, rows: readonly JudgedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const places = [
    tenant,
    rows.map(({ run_no }) => run_no),
    rows.map(({ month }) => month),
    rows.map(({ file_no }) => file_no),
    rows.map(({ claim_index }) => claim_index),
  ];
  await client.query(LOCK_MARKS);
  const [found] = (await client.query<{ claims: number }>(COUNT_NEWLY_SEEN, places)).rows;
  if (found === undefined || found.claims === 0) return;
  const [mark] = (await client.query<{ mark_no: string }>(INSERT_REMITTANCE_MARK, [tenant, found.claims])).rows;
  await client.query(INSERT_SEEN_CLAIMS, [...places, mark!.mark_no]);
}

/** How far remittances met the claims. */
export interface RemittanceCounts {
  readonly remittances: number;
  /** Stands for the same set of remittances for ever. */
  readonly mark: number;
  readonly matchedClaims: number;
  readonly unmatchedClaims: number;
  readonly unmatchedLines: number;
  readonly reversals: number;
  readonly laterPayers: number;
  readonly lines: number;
}

export async function remittanceCounts(session: TenantSession): Promise<RemittanceCounts> {
  const [kept] = await session.rows<{ remittances: number; mark: string }>(COUNT_REMITTANCES, [session.tenant]);
  const [sums] = await session.rows<{
    matched_claims: number;
    unmatched_claims: number;
    unmatched_lines: number;
    reversals: number;
    later_payers: number;
    lines: number;
  }>(SUM_SETTLED, [session.tenant]);
  if (kept === undefined || sums === undefined) throw new StoreFault("A statement that must answer with a row gave none.", "no-row", false);
  return {
    remittances: kept.remittances,
    mark: Number(kept.mark),
    matchedClaims: sums.matched_claims,
    lines: sums.lines,
    unmatchedClaims: sums.unmatched_claims,
    unmatchedLines: sums.unmatched_lines,
    reversals: sums.reversals,
    laterPayers: sums.later_payers,
  };
}

/** Predictions that are alike, counted. */
export interface PredictionTally {
  readonly rule: string;
  readonly payerId: string;
  readonly procedure: string;
  readonly label: string;
  readonly fixed: boolean;
  readonly carc: readonly string[];
  readonly count: number;
}

/**
 * @param sentUntil yyyy-mm-dd: what was sent later does not count yet
 * @param rules codes; all when left out
 */
export async function predictionTallies(
  session: TenantSession,
  sentUntil: string,
  rules: readonly string[] | undefined,
): Promise<PredictionTally[]> {
  const rows = await session.rows<{
    code: string;
    payer_id: string;
    procedure: string;
    label: string;
    carc: string;
    fixed: boolean;
    count: number;
  }>(TALLY_PREDICTIONS, [session.tenant, rules ?? null, sentUntil]);
  return rows.map(({ code, payer_id, procedure, label, carc, fixed, count }) => ({
    rule: code,
    payerId: payer_id,
    procedure,
    label,
    fixed,
    carc: carc === "" ? [] : carc.split(";"),
    count,
  }));
}

export async function waitingLines(session: TenantSession, sentUntil: string): Promise<number> {
  return (await session.rows<{ waiting: number }>(COUNT_WAITING, [session.tenant, sentUntil]))[0]?.waiting ?? 0;
}

/** A line on which a payer made a mistake under the table. */
export interface PayerErrorRow {
  readonly code: string;
  readonly fileId: string;
  readonly claimIndex: number;
  readonly line: number;
  readonly procedure: string;
  readonly date: string;
  readonly payerId: string;
  readonly expectedCents: number;
  readonly allowedCents: number;
  readonly shortCents: number;
}

export async function payerErrorRows(session: TenantSession): Promise<PayerErrorRow[]> {
  const rows = await session.rows<{
    file_id: string;
    claim_index: number;
    line: number;
    procedure: string;
    date: string;
    payer_id: string;
    payer_error: string;
    expected_cents: number | null;
    allowed_cents: number;
    short_cents: number | null;
  }>(SELECT_PAYER_ERRORS, [session.tenant]);
  return rows.map((row) => ({
    code: row.payer_error,
    fileId: row.file_id,
    claimIndex: row.claim_index,
    line: row.line,
    procedure: row.procedure,
    date: row.date,
    payerId: row.payer_id,
    expectedCents: row.expected_cents ?? 0,
    allowedCents: row.allowed_cents,
    shortCents: row.short_cents ?? 0,
  }));
}
