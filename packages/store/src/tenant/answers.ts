import {
  ANSWERS_IN_ALL,
  answersBy,
  type AnswersBy,
  IGNORED_ANSWERED,
  OPEN_RISK,
  TOUCHES,
  UNDERBILLING_REALISED,
} from "../statements/select-answers.ts";
import { StoreFault } from "../store-fault.ts";
import type { Days } from "./report-parts.ts";
import type { TenantSession } from "./tenant-session.ts";

/** Lines that payers answered. Amounts in cents. */
export interface AnswerFigures {
  readonly lines: number;
  /** Denied by the first remittance, and by what stands now. */
  readonly firstDenied: number;
  readonly denied: number;
  /** Expected of all of them, and of those that were denied at first. */
  readonly expectedCents: number;
  readonly expectedDeniedCents: number;
  /** Allowed by the first remittance, of lines whose expected amount is known. */
  readonly firstAllowedCents: number;
  /** Expected less allowed, of lines that are paid. */
  readonly varianceCents: number;
  /** Mistakes of payers under the table, and what they are short by. */
  readonly payerErrors: number;
  readonly shortCents: number;
}

export interface AnswerRow extends AnswerFigures {
  readonly by: AnswersBy;
  readonly key: string;
  readonly name: string;
}

export interface Answers {
  readonly all: AnswerFigures & {
    readonly claims: number;
    /** Claims of which the first remittance denied a line. */
    readonly claimsDenied: number;
    /** Denied lines with a reason that a rule in force gives. */
    readonly preventable: number;
  };
  readonly rows: readonly AnswerRow[];
  /** Predictions that people ignored and payers answered. */
  readonly ignored: { readonly answered: number; readonly denied: number };
  readonly underbillingRealised: { readonly cents: number; readonly findings: number };
  readonly openRisk: readonly { readonly code: string; readonly payerId: string; readonly procedure: string; readonly netCents: number }[];
  readonly touches: { readonly acts: number; readonly findings: number; readonly claims: number };
}

interface Row {
  key: string;
  name: string | null;
  lines: number;
  first_denied: number;
  denied: number;
  expected: string;
  expected_denied: string;
  first_allowed: string;
  variance: string;
  short: string;
  payer_errors: number;
}

/** @param reasons CARCs that rules in force give */
export async function answers(
  session: TenantSession,
  { from, to }: Days,
  by: readonly AnswersBy[],
  reasons: readonly string[],
): Promise<Answers> {
  const values = [session.tenant, from ?? null, to ?? null];
  return session.run(async (client) => {
    const one = async <T>(statement: string, more: readonly unknown[] = []): Promise<T> => {
      const [row] = (await client.query(statement, [...values, ...more])).rows as T[];
      if (row === undefined) throw new StoreFault("A statement that must answer with a row gave none.", "no-row", false);
      return row;
    };
    const all = await one<Row & { claims: number; claims_denied: number; preventable: number }>(ANSWERS_IN_ALL, [reasons]);
    const rows: AnswerRow[] = [];
    for (const cut of by) {
      const found = await client.query<Row>(answersBy(cut), values);
      rows.push(...found.rows.map((row) => ({ by: cut, key: row.key, name: row.name ?? "", ...figuresOf(row) })));
    }
    const ignored = await one<{ ignored: number; denied: number }>(IGNORED_ANSWERED);
    const realised = await one<{ cents: string; findings: number }>(UNDERBILLING_REALISED);
    const risk = await client.query<{ code: string; payer_id: string; procedure: string; net: string }>(OPEN_RISK, values);
    return {
      all: { ...figuresOf(all), claims: all.claims, claimsDenied: all.claims_denied, preventable: all.preventable },
      rows,
      ignored: { answered: ignored.ignored, denied: ignored.denied },
      underbillingRealised: { cents: Number(realised.cents), findings: realised.findings },
      openRisk: risk.rows.map(({ code, payer_id, procedure, net }) => ({ code, payerId: payer_id, procedure, netCents: Number(net) })),
      touches: await one<Answers["touches"]>(TOUCHES),
    };
  });
}

function figuresOf(row: Row): AnswerFigures {
  return {
    lines: row.lines,
    firstDenied: row.first_denied,
    denied: row.denied,
    expectedCents: Number(row.expected),
    expectedDeniedCents: Number(row.expected_denied),
    firstAllowedCents: Number(row.first_allowed),
    varianceCents: Number(row.variance),
    payerErrors: row.payer_errors,
    shortCents: Number(row.short),
  };
}
