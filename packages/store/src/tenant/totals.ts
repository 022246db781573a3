import type pg from "pg";
import { SELECT_MONTHS_RECEIVED, totalClaims, totalFindings, totalFirstScrubs, type TotalsBy } from "../statements/select-totals.ts";
import { placeOfRun } from "./findings-page.ts";
import type { TenantSession } from "./tenant-session.ts";

export interface TotalsRequest {
  readonly by: readonly TotalsBy[];
  /** One run as it was judged; when left out, all finished runs, of each claim its latest scrub. */
  readonly run?: string | undefined;
  /** First and last day, yyyy-mm-dd. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Which days `from` and `to` are: of service, or on which the run was received. Of service when left out. */
  readonly dates?: "service" | "received" | undefined;
}

/** One row of a cut. Amounts are cents; net counts each dollar once, so rows of a cut add up. */
export interface TotalsRow {
  readonly by: TotalsBy;
  readonly key: string;
  readonly name: string;
  /** Findings, and those of them whose dollars are not known. */
  readonly count: number;
  readonly unknown: number;
  readonly grossCents: number;
  readonly netCents: number;
  readonly netByDirection: NetByDirection;
  /** Left out for a cut that claims don't have: by direction, rule, code, cause, severity, state. */
  readonly claims?: ClaimTotals | undefined;
}

export interface NetByDirection {
  readonly denial: number;
  readonly underbilling: number;
  readonly audit: number;
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

export interface Totals {
  readonly all: ClaimTotals;
  /** By cut, in the order of the request; each cut by net, then gross, then key; months in their order. */
  readonly rows: readonly TotalsRow[];
}

const NONE: NetByDirection = { denial: 0, underbilling: 0, audit: 0 };

/** Totals of what counts now, or of one run. An unknown run has none. */
export async function totals(session: TenantSession, request: TotalsRequest): Promise<Totals> {
  const ofRun = request.run !== undefined;
  const run = ofRun ? await placeOfRun(session, request.run) : undefined;
  const dates = request.dates ?? "service";
  const days = [request.from ?? null, request.to ?? null];
  return session.run(async (client) => {
    const values: unknown[] = [session.tenant, ofRun ? (run?.run_no ?? 0) : null, ...days];
    if (dates === "received" && !ofRun) {
      const { rows: months } = await client.query<{ first: string | null; last: string | null }>(SELECT_MONTHS_RECEIVED, [
        session.tenant,
        ...days,
      ]);
      values.push(months[0]?.first ?? null, months[0]?.last ?? null);
    }
    const query = async <Row extends pg.QueryResultRow>(statement: string | undefined): Promise<Row[]> =>
      statement === undefined ? [] : (await client.query<Row>(statement, values)).rows;
    const rows: TotalsRow[] = [];
    for (const by of request.by) {
      const claims = await claimTotals(query, by, dates, ofRun);
      const found = await query<FindingTotalsRow>(totalFindings(by, dates, ofRun));
      const ofCut = found.map((row) => withClaims(by, row, claims));
      // A month or a payer without findings is a row too.
      const seen = new Set(found.map(({ key }) => key));
      for (const [key, { name, ...of }] of claims)
        if (!seen.has(key))
          ofCut.push({ by, key, name, count: 0, unknown: 0, grossCents: 0, netCents: 0, netByDirection: NONE, claims: of });
      rows.push(...ofCut.sort(by.endsWith("month") ? byKey : byWorth));
    }
    const { name: _none, ...all } = (await claimTotals(query, undefined, dates, ofRun)).get("") ?? { name: "", ...NO_CLAIMS };
    return { all, rows };
  });
}

interface FindingTotalsRow {
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

const NO_CLAIMS: ClaimTotals = {
  claims: 0,
  lines: 0,
  billedCents: 0,
  allowedCents: 0,
  firstScrubs: 0,
  cleanFirstScrubs: 0,
  cleanClaimRate: null,
};

type Named = ClaimTotals & { readonly name: string };

async function claimTotals(
  query: <Row extends pg.QueryResultRow>(statement: string | undefined) => Promise<Row[]>,
  by: TotalsBy | undefined,
  dates: "service" | "received",
  ofRun: boolean,
): Promise<Map<string, Named>> {
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

function withClaims(by: TotalsBy, row: FindingTotalsRow, claims: ReadonlyMap<string, Named>): TotalsRow {
  const of = claims.get(row.key);
  const { name: _name, ...ofClaims } = of ?? { name: "", ...NO_CLAIMS };
  return {
    by,
    key: row.key,
    name: row.name ?? "",
    count: row.count,
    unknown: row.unknown,
    grossCents: Number(row.gross),
    netCents: Number(row.net),
    netByDirection: { denial: Number(row.denial), underbilling: Number(row.underbilling), audit: Number(row.audit) },
    ...(of === undefined ? {} : { claims: ofClaims }),
  };
}

function byWorth(a: TotalsRow, b: TotalsRow): number {
  return b.netCents - a.netCents || b.grossCents - a.grossCents || b.count - a.count || byKey(a, b);
}

function byKey(a: TotalsRow, b: TotalsRow): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
