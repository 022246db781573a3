import type { Direction, DirectionTotals } from "@claimscrub/claim";
import { SELECT_CLAIM_TOTALS, SELECT_DIRECTIONS, SELECT_OPEN_DIRECTIONS, selectStakes, SELECT_TREND } from "../statements/select-stakes.ts";
import { runProgress } from "./files.ts";
import { placeOfRun } from "./findings-page.ts";
import type { TenantSession } from "./tenant-session.ts";

export const STAKE_CUTS = ["direction", "rule", "payer", "provider", "month"] as const;
export type StakeCut = (typeof STAKE_CUTS)[number];

/** What is asked: of one run, of a time of service over all runs, or, where neither is named, of the latest run. */
export interface StakesQuestion {
  readonly by: readonly StakeCut[];
  readonly run?: string | undefined;
  /** First and last date of service, yyyy-mm-dd. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export interface StakeRow {
  readonly by: StakeCut;
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly grossCents: number;
  /** Each dollar once. */
  readonly netCents: number;
}

/** What is at stake, added up. */
export interface Stakes {
  readonly runId: string | null;
  readonly claims: number;
  readonly lines: number;
  readonly cleanClaimRate: number | null;
  readonly billedCents: number;
  readonly allowedCents: number;
  readonly byDirection: Readonly<Record<Direction, DirectionTotals>>;
  /** Of `byDirection`, what is still open: it falls as people mark findings. */
  readonly openByDirection: Readonly<Record<Direction, DirectionTotals>>;
  /** The costliest first, at most 1000 of each cut. */
  readonly rows: readonly StakeRow[];
  /** Net by month of service, oldest first; findings without a date are in no month. */
  readonly trend: readonly {
    readonly month: string;
    readonly denialCents: number;
    readonly underbillingCents: number;
    readonly auditCents: number;
  }[];
}

interface SumRow {
  key: string;
  name: string;
  count: number;
  unknown: number;
  gross: string;
  net: string;
}

/** Undefined where the run named is not there. Without any run all is zero. */
export async function stakes(session: TenantSession, { by, run, from, to }: StakesQuestion): Promise<Stakes | undefined> {
  const overTime = run === undefined && (from !== undefined || to !== undefined);
  const place = overTime ? undefined : await placeOfRun(session, run);
  if (run !== undefined && place === undefined) return undefined;
  const summary =
    place === undefined || from !== undefined || to !== undefined ? null : (await runProgress(session, place.run_id))?.summary;
  // Without a run and without a time there is nothing: run 0 is none.
  const runNo = overTime ? null : (place?.run_no ?? "0");
  const values = [session.tenant, runNo, place?.month ?? (overTime ? null : "2000-01-01"), from ?? null, to ?? null];
  return session.run(async (client) => {
    const sums = async (statement: string): Promise<SumRow[]> => (await client.query<SumRow>(statement, values)).rows;
    const directions = await sums(SELECT_DIRECTIONS);
    const open = await sums(SELECT_OPEN_DIRECTIONS);
    const rows: StakeRow[] = [];
    for (const cut of by)
      for (const { key, name, count, gross, net } of await sums(selectStakes(cut)!))
        rows.push({ by: cut, key, name: name || key, count, grossCents: Number(gross), netCents: Number(net) });
    const { rows: months } = await client.query<{ month: string; denial: string; underbilling: string; audit: string }>(
      SELECT_TREND,
      values,
    );
    const { rows: totals } = await client.query<{ claims: number; lines: string; clean: number; billed: string; allowed: string }>(
      SELECT_CLAIM_TOTALS,
      values,
    );
    const { claims = 0, lines = "0", clean = 0, billed = "0", allowed = "0" } = totals[0] ?? {};
    return {
      runId: place?.run_id ?? null,
      claims: summary?.claims ?? claims,
      lines: summary?.lines ?? Number(lines),
      cleanClaimRate: summary?.cleanClaimRate ?? (claims === 0 ? null : Math.round((clean / claims) * 10_000) / 10_000),
      billedCents: summary?.billedCents ?? Number(billed),
      allowedCents: summary?.allowedCents ?? Number(allowed),
      // A run's own totals are those of the contract; over a time the shares are summed.
      byDirection: summary?.byDirection ?? directionsOf(directions),
      openByDirection: directionsOf(open),
      rows,
      trend: months.reverse().map(({ month, denial, underbilling, audit }) => ({
        month,
        denialCents: Number(denial),
        underbillingCents: Number(underbilling),
        auditCents: Number(audit),
      })),
    };
  });
}

function directionsOf(rows: readonly SumRow[]): Record<Direction, DirectionTotals> {
  const zero = (): DirectionTotals => ({ count: 0, unknown: 0, grossCents: 0, netCents: 0 });
  const all: Record<Direction, DirectionTotals> = {
    denial: zero(),
    underbilling: zero(),
    audit: zero(),
    rejection: zero(),
    review: zero(),
  };
  for (const { key, count, unknown, gross, net } of rows)
    if (key in all) all[key as Direction] = { count, unknown, grossCents: Number(gross), netCents: Number(net) };
  return all;
}
