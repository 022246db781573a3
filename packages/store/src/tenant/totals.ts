import type { TotalsBy } from "../statements/select-totals.ts";
import { placeOfRun } from "./findings-page.ts";
import { byKey, byWorth, type ClaimTotals, type FindingSums, type NamedClaims, NOTHING, withSums } from "./sums.ts";
import type { TenantSession } from "./tenant-session.ts";

export type { ClaimTotals, NetByDirection } from "./sums.ts";

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

/** One row of a cut. */
export interface TotalsRow extends FindingSums {
  readonly by: TotalsBy;
  /** Left out for a cut that claims don't have: by direction, rule, code, cause, severity, state. */
  readonly claims?: ClaimTotals | undefined;
}

export interface Totals {
  readonly all: ClaimTotals;
  /** By cut, in the order of the request; each cut by net, then gross, then key; months in their order. */
  readonly rows: readonly TotalsRow[];
}

/** Totals of what counts now, or of one run. An unknown run has none. */
export async function totals(session: TenantSession, request: TotalsRequest): Promise<Totals> {
  const place = request.run === undefined ? undefined : ((await placeOfRun(session, request.run)) ?? null);
  return withSums(session, { ...request, runNo: place === undefined ? undefined : (place?.run_no ?? "0") }, async (sums) => {
    const rows: TotalsRow[] = [];
    for (const by of request.by) {
      const claims = await sums.claims(by);
      const found = await sums.findings(by);
      const ofCut = found.map((row) => withClaims(by, row, claims));
      // A month or a payer without findings is a row too.
      const seen = new Set(found.map(({ key }) => key));
      for (const [key, { name, ...of }] of claims) if (!seen.has(key)) ofCut.push({ by, key, name, ...NOTHING, claims: of });
      rows.push(...ofCut.sort(by.endsWith("month") ? byKey : byWorth));
    }
    return { all: await sums.allClaims(), rows };
  });
}

function withClaims(by: TotalsBy, row: FindingSums, claims: ReadonlyMap<string, NamedClaims>): TotalsRow {
  const of = claims.get(row.key);
  if (of === undefined) return { by, ...row };
  const { name: _name, ...ofClaims } = of;
  return { by, ...row, claims: ofClaims };
}
