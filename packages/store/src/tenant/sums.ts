import type pg from "pg";
import { SELECT_MONTHS_RECEIVED, totalClaims, totalFindings, totalFirstScrubs, type TotalsBy } from "../statements/select-totals.ts";
import type { TenantSession } from "./tenant-session.ts";

/** Over what is summed: one run as it was judged, or all finished runs, of each claim its latest scrub. */
export interface SumsQuestion {
  /** Undefined for all; "0" is a run that is not there. */
  readonly runNo?: string | undefined;
  /** First and last day, yyyy-mm-dd. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Which days those are: of service when left out. */
  readonly dates?: "service" | "received" | undefined;
}

export interface NetByDirection {
  readonly denial: number;
  readonly underbilling: number;
  readonly audit: number;
}

/** Findings of one key of a cut. Amounts are cents; net counts each dollar once, so rows of a cut add up. */
export interface FindingSums {
  readonly key: string;
  readonly name: string;
  /** Findings, and those of them whose dollars are not known. */
  readonly count: number;
  readonly unknown: number;
  readonly grossCents: number;
  readonly netCents: number;
  readonly netByDirection: NetByDirection;
}

export interface ClaimTotals {
  readonly claims: number;
  readonly lines: number;
  readonly billedCents: number;
  readonly allowedCents: number;
  /** Claims that came in for the first time, and those of them that were clean. */
  readonly firstScrubs: number;
  readonly cleanFirstScrubs: number;
  /** Four decimals; null where none came in. */
  readonly cleanClaimRate: number | null;
}

export type NamedClaims = ClaimTotals & { readonly name: string };

/** A key without findings. */
export const NOTHING: Omit<FindingSums, "key" | "name"> = {
  count: 0,
  unknown: 0,
  grossCents: 0,
  netCents: 0,
  netByDirection: { denial: 0, underbilling: 0, audit: 0 },
};

const NO_CLAIMS: ClaimTotals = {
  claims: 0,
  lines: 0,
  billedCents: 0,
  allowedCents: 0,
  firstScrubs: 0,
  cleanFirstScrubs: 0,
  cleanClaimRate: null,
};

/** The sums that every total is made of: one definition of what counts, however it is cut. */
export interface Sums {
  /** @param open those alone that nobody has decided about */
  findings(by: TotalsBy, open?: boolean): Promise<FindingSums[]>;
  /** By key; none for a cut that claims don't have. */
  claims(by: TotalsBy): Promise<Map<string, NamedClaims>>;
  allClaims(): Promise<ClaimTotals>;
}

interface FindingRow {
  key: string;
  name: string | null;
  count: number;
  unknown: number;
  gross: string;
  net: string;
  denial: string;
  underbilling: string;
  audit: string;
}

/** Asks for sums in one transaction. */
export function withSums<Result>(
  session: TenantSession,
  { runNo, from, to, dates = "service" }: SumsQuestion,
  work: (sums: Sums) => Promise<Result>,
): Promise<Result> {
  const ofRun = runNo !== undefined;
  const days = [from ?? null, to ?? null];
  return session.run(async (client) => {
    const values: unknown[] = [session.tenant, runNo ?? null, ...days];
    if (dates === "received" && !ofRun) {
      const { rows: months } = await client.query<{ first: string | null; last: string | null }>(SELECT_MONTHS_RECEIVED, [
        session.tenant,
        ...days,
      ]);
      values.push(months[0]?.first ?? null, months[0]?.last ?? null);
    }
    const query = async <Row extends pg.QueryResultRow>(statement: string | undefined): Promise<Row[]> =>
      statement === undefined ? [] : (await client.query<Row>(statement, values)).rows;
    const claims = (by?: TotalsBy) => claimSums(query, by, dates, ofRun);
    return work({
      findings: async (by, open = false) => (await query<FindingRow>(totalFindings(by, dates, ofRun, open))).map(asSums),
      claims,
      allClaims: async () => {
        const { name: _none, ...all } = (await claims()).get("") ?? { name: "", ...NO_CLAIMS };
        return all;
      },
    });
  });
}

function asSums(row: FindingRow): FindingSums {
  return {
    key: row.key,
    name: row.name ?? "",
    count: row.count,
    unknown: row.unknown,
    grossCents: Number(row.gross),
    netCents: Number(row.net),
    netByDirection: { denial: Number(row.denial), underbilling: Number(row.underbilling), audit: Number(row.audit) },
  };
}

async function claimSums(
  query: <Row extends pg.QueryResultRow>(statement: string | undefined) => Promise<Row[]>,
  by: TotalsBy | undefined,
  dates: "service" | "received",
  ofRun: boolean,
): Promise<Map<string, NamedClaims>> {
  const claims = await query<{ key: string; name: string | null; claims: number; lines: number; billed: string; allowed: string }>(
    totalClaims(by, dates, ofRun),
  );
  const firsts = await query<{ key: string; claims: number; clean: number }>(totalFirstScrubs(by, dates, ofRun));
  const first = new Map(firsts.map((row) => [row.key, row]));
  return new Map(
    claims.map((row) => {
      const { claims: firstScrubs = 0, clean: cleanFirstScrubs = 0 } = first.get(row.key) ?? {};
      return [
        row.key,
        {
          name: row.name ?? "",
          claims: row.claims,
          lines: row.lines,
          billedCents: Number(row.billed),
          allowedCents: Number(row.allowed),
          firstScrubs,
          cleanFirstScrubs,
          cleanClaimRate: firstScrubs === 0 ? null : Math.round((cleanFirstScrubs / firstScrubs) * 10_000) / 10_000,
        },
      ];
    }),
  );
}

/** By net, then gross, then how many. */
export function byWorth(a: FindingSums, b: FindingSums): number {
  return b.netCents - a.netCents || b.grossCents - a.grossCents || b.count - a.count || byKey(a, b);
}

export function byKey(a: FindingSums, b: FindingSums): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
