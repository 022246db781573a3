import { decodeClaim } from "@claimscrub/claim";
import type { Reference } from "@claimscrub/reference";
import type { RevenueReport } from "@claimscrub/report";
import { PracticeTally } from "@claimscrub/rules";
import type { TenantStore, TotalsBy, TotalsRequest, TotalsRow } from "@claimscrub/store";

/** What a report is asked to show. */
export interface ReportWishes {
  readonly by: readonly TotalsBy[];
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly dates: "service" | "received";
  readonly run: string | undefined;
  /** The law by which practice rates are counted; undefined where they are not wanted. */
  readonly practice: Reference | undefined;
}

/** Gathers a revenue-cycle report from the store. */
export async function gatherReport(store: TenantStore, wishes: ReportWishes): Promise<RevenueReport> {
  const period: TotalsRequest = { by: [], run: wishes.run, from: wishes.from, to: wishes.to, dates: wishes.dates };
  const { all, rows } = await store.totals({ ...period, by: [...new Set<TotalsBy>([...wishes.by, "direction", "state"])] });
  const directions = rows.filter(({ by }) => by === "direction");
  const states = rows.filter(({ by }) => by === "state");
  const count = (key: string): number => states.find((row) => row.key === key)?.count ?? 0;
  const sum = (of: (row: TotalsRow) => number): number => directions.reduce((total, row) => total + of(row), 0);
  return {
    from: wishes.from ?? "",
    to: wishes.to ?? "",
    dates: wishes.dates,
    run: wishes.run ?? "",
    figures: {
      claims: all.claims,
      lines: all.lines,
      billedCents: all.billedCents,
      allowedCents: all.allowedCents,
      firstScrubs: all.firstScrubs,
      cleanFirstScrubs: all.cleanFirstScrubs,
      findings: sum((row) => row.count),
      unknown: sum((row) => row.unknown),
      netByDirection: {
        denial: sum((row) => row.netByDirection.denial),
        underbilling: sum((row) => row.netByDirection.underbilling),
        audit: sum((row) => row.netByDirection.audit),
      },
      underbillingFixedCents: states.find(({ key }) => key === "fixed")?.netByDirection.underbilling ?? 0,
      states: { open: count("open"), fixed: count("fixed"), ignored: count("ignored"), sent: count("sent") },
      hoursToFix: await store.hoursToFix({ from: wishes.from, to: wishes.to }),
    },
    rows: rows
      .filter(({ by }) => wishes.by.includes(by))
      .map(({ by, key, name, count: findings, unknown, grossCents, netCents, netByDirection, claims }) => ({
        by,
        key,
        name,
        findings,
        unknown,
        grossCents,
        netCents,
        netByDirection,
        claims,
      })),
    ...(wishes.practice === undefined ? {} : { practice: await practiceRates(store, wishes.practice, wishes) }),
  };
}

async function practiceRates(store: TenantStore, reference: Reference, { from, to }: Pick<ReportWishes, "from" | "to">) {
  const tally = new PracticeTally(reference);
  let patient: ReturnType<typeof decodeClaim>["lines"][number][] = [];
  let current: string | undefined;
  const take = (): void => {
    if (patient.length > 0) tally.addPatient(patient);
    patient = [];
  };
  for await (const one of store.practiceClaims({ from, to })) {
    // A claim without identity stands alone.
    if (one.patient === "" || one.patient !== current) take();
    current = one.patient;
    const claim = decodeClaim(one.facts, { fileId: one.fileId, name: "", order: 0, claimIndex: one.claimIndex });
    if (claim.purpose === "claim" && claim.frequency !== "8") patient.push(...claim.lines);
  }
  take();
  return tally.rates();
}
