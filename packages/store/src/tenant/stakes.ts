import type { Direction, DirectionTotals } from "@claimscrub/claim";
import { runProgress } from "./files.ts";
import { placeOfRun } from "./findings-page.ts";
import { byKey, byWorth, type FindingSums, withSums } from "./sums.ts";
import type { TenantSession } from "./tenant-session.ts";

export const STAKE_CUTS = ["direction", "rule", "payer", "provider", "month"] as const;
export type StakeCut = (typeof STAKE_CUTS)[number];

/** What is asked: of one run, of a time of service over what counts now, or, where neither is named, of the latest run. */
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

/** Rows of a cut, and months of the trend, at most. */
const MOST_ROWS = 1000;
const MOST_MONTHS = 120;

/** Undefined where the run named is not there. Without any run all is zero. */
export async function stakes(session: TenantSession, { by, run, from, to }: StakesQuestion): Promise<Stakes | undefined> {
  const overTime = run === undefined && (from !== undefined || to !== undefined);
  const place = overTime ? undefined : await placeOfRun(session, run);
  if (run !== undefined && place === undefined) return undefined;
  // A run's own totals are those of the contract.
  const summary =
    place === undefined || from !== undefined || to !== undefined ? null : (await runProgress(session, place.run_id))?.summary;
  return withSums(session, { runNo: overTime ? undefined : (place?.run_no ?? "0"), from, to }, async (sums) => {
    const rows: StakeRow[] = [];
    for (const cut of by)
      for (const { key, name, count, grossCents, netCents } of (await sums.findings(cut)).sort(byWorth).slice(0, MOST_ROWS))
        rows.push({ by: cut, key, name: name || key, count, grossCents, netCents });
    const months = (await sums.findings("month")).filter(({ key }) => key !== "").sort(byKey);
    const all = await sums.allClaims();
    return {
      runId: place?.run_id ?? null,
      claims: summary?.claims ?? all.claims,
      lines: summary?.lines ?? all.lines,
      cleanClaimRate: summary?.cleanClaimRate ?? all.cleanClaimRate,
      billedCents: summary?.billedCents ?? all.billedCents,
      allowedCents: summary?.allowedCents ?? all.allowedCents,
      byDirection: summary?.byDirection ?? directionsOf(await sums.findings("direction")),
      openByDirection: directionsOf(await sums.findings("direction", true)),
      rows,
      trend: months.slice(-MOST_MONTHS).map(({ key, netByDirection: net }) => ({
        month: key,
        denialCents: net.denial,
        underbillingCents: net.underbilling,
        auditCents: net.audit,
      })),
    };
  });
}

function directionsOf(rows: readonly FindingSums[]): Record<Direction, DirectionTotals> {
  const zero = (): DirectionTotals => ({ count: 0, unknown: 0, grossCents: 0, netCents: 0 });
  const all: Record<Direction, DirectionTotals> = {
    denial: zero(),
    underbilling: zero(),
    audit: zero(),
    rejection: zero(),
    review: zero(),
  };
  for (const { key, count, unknown, grossCents, netCents } of rows)
    if (key in all) all[key as Direction] = { count, unknown, grossCents, netCents };
  return all;
}
