import {
  MOHS_MIX,
  PRACTICE_CONFLICTS,
  PRACTICE_DENIALS,
  PRACTICE_FINDINGS,
  PRACTICE_MODIFIERS,
  PRACTICE_SIZE,
} from "../statements/select-practice.ts";
import type { Days } from "./report-parts.ts";
import type { TenantSession } from "./tenant-session.ts";

/** Whose claims, and of which days. */
export interface PracticeQuestion extends Days {
  /** NPI of a rendering physician or a billing group; the whole tenant when left out. */
  readonly npi?: string | undefined;
}

/** What a practice's own claims show. Amounts in cents, net each dollar once. */
export interface PracticeFacts {
  readonly claims: number;
  readonly lines: number;
  readonly findings: readonly {
    readonly code: string;
    readonly rule: string;
    readonly direction: string;
    readonly procedure: string;
    readonly findings: number;
    readonly unknown: number;
    readonly grossCents: number;
    readonly netCents: number;
  }[];
  readonly modifiers: readonly {
    readonly modifier: string;
    readonly code: string;
    readonly lines: number;
    readonly answered: number;
    readonly denied: number;
  }[];
  readonly denials: readonly { readonly code: string; readonly carc: string; readonly denied: number; readonly expectedCents: number }[];
  readonly conflicts: readonly {
    readonly rule: string;
    readonly first: string;
    readonly second: string;
    readonly times: number;
    readonly netCents: number;
    /** Last day of service, yyyy-mm-dd or empty. */
    readonly last: string;
  }[];
}

/** @param pairRules codes of the rules that put two codes against each other */
export async function practiceFacts(
  session: TenantSession,
  { from, to, npi }: PracticeQuestion,
  pairRules: readonly string[],
): Promise<PracticeFacts> {
  const values = [session.tenant, from ?? null, to ?? null, npi ?? null];
  return session.run(async (client) => {
    const [size] = (await client.query<{ claims: number; lines: number }>(PRACTICE_SIZE, values)).rows;
    const findings = await client.query<Omit<PracticeFacts["findings"][0], "grossCents" | "netCents"> & { gross: string; net: string }>(
      PRACTICE_FINDINGS,
      values,
    );
    const modifiers = await client.query<PracticeFacts["modifiers"][0]>(PRACTICE_MODIFIERS, values);
    const denials = await client.query<{ code: string; reason: string; denied: number; expected: string }>(PRACTICE_DENIALS, values);
    const conflicts = await client.query<{ rule_code: string; first: string; second: string; times: number; net: string; last: string }>(
      PRACTICE_CONFLICTS,
      [...values, pairRules],
    );
    return {
      claims: size?.claims ?? 0,
      lines: size?.lines ?? 0,
      findings: findings.rows.map(({ gross, net, ...row }) => ({ ...row, grossCents: Number(gross), netCents: Number(net) })),
      modifiers: modifiers.rows,
      denials: denials.rows.map(({ code, reason, denied, expected }) => ({ code, carc: reason, denied, expectedCents: Number(expected) })),
      conflicts: conflicts.rows.map(({ rule_code, first, second, times, net, last }) => ({
        rule: rule_code,
        first,
        second,
        times,
        netCents: Number(net),
        last,
      })),
    };
  });
}

/** Mohs surgery of one physician; a case is a claim's day with a first stage. */
export interface MohsMix {
  readonly provider: string;
  readonly cases: number;
  readonly tumours: number;
  readonly stages: number;
  /** Units of 17315, and cases with any. */
  readonly blocks: number;
  readonly casesWithBlocks: number;
  /** Stages by 17311 and 17312: head, neck, hands, feet, genitalia. */
  readonly headStages: number;
  /** Cases with a repair of the kind. */
  readonly intermediate: number;
  readonly complex: number;
  readonly flap: number;
  readonly graft: number;
  readonly unrepaired: number;
  /** Cases with a visit, and those of them with 25. */
  readonly visits: number;
  readonly visitsWith25: number;
  readonly office: number;
}

export async function mohsMix(session: TenantSession, { from, to }: Days): Promise<MohsMix[]> {
  const rows = await session.rows<Omit<MohsMix, "casesWithBlocks" | "headStages" | "visitsWith25"> & Record<string, number | string>>(
    MOHS_MIX,
    [session.tenant, from ?? null, to ?? null],
  );
  return rows.map(({ cases_with_blocks, head_stages, visits_25, ...row }) => ({
    ...row,
    casesWithBlocks: Number(cases_with_blocks),
    headStages: Number(head_stages),
    visitsWith25: Number(visits_25),
  }));
}
