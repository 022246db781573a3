/** What totals can be cut by. `month` is that of service, `received-month` that in which the run was received. */
export const TOTALS_BY = [
  "direction",
  "rule",
  "payer",
  "provider",
  "code",
  "site",
  "month",
  "received-month",
  "cause",
  "severity",
  "state",
] as const;
export type TotalsBy = (typeof TOTALS_BY)[number];

/** Key and name of a cut, over the columns of `found` (report.findings) and `claims` (report.claims). */
const CUTS: Readonly<Record<TotalsBy, { readonly finding: string; readonly name: string; readonly claim?: string }>> = {
  direction: { finding: "direction", name: "''" },
  rule: { finding: "rule_code", name: "max(rule)" },
  payer: { finding: "coalesce(payer_id, '')", name: "max(payer_name)", claim: "payer_id" },
  provider: {
    finding: "coalesce(nullif(rendering_npi, ''), billing_npi, '')",
    name: "''",
    claim: "coalesce(nullif(rendering_npi, ''), billing_npi)",
  },
  code: { finding: "coalesce(code, '')", name: "''" },
  site: { finding: "coalesce(site, '')", name: "''", claim: "site" },
  month: { finding: "coalesce(to_char(service_date, 'YYYY-MM'), '')", name: "''", claim: "coalesce(to_char(service_date, 'YYYY-MM'), '')" },
  "received-month": { finding: "to_char(received_month, 'YYYY-MM')", name: "''", claim: "to_char(received_month, 'YYYY-MM')" },
  cause: { finding: "cause", name: "max(rule)" },
  severity: { finding: "severity", name: "''" },
  state: { finding: "state", name: "''" },
};

/** One run as it stands, whatever came later; else what counts now. $2 is the run's number or null. */
const FINDINGS = (ofRun: boolean) =>
  ofRun
    ? `(
      select found.tenant, found.month as received_month, found.rule, found.code as rule_code, found.direction, found.severity,
        found.cents as impact_cents, found.net_cents, found.cause, found.procedure as code, found.pos as site, found.date as service_date,
        found.payer_id, found.payer_name, found.billing_npi, found.rendering_npi, coalesce(stands.state, 'open') as state,
        runs.started_at as received_at
      from claimscrub.findings as found join claimscrub.runs using (run_no)
      left join report.finding_states as stands on stands.tenant = found.tenant and stands.finding_id = found.id
      where found.run_no = $2 and found.month = claimscrub.month_of_run($2) and not found.earlier
    )`
    : "report.findings";

const CLAIMS = (ofRun: boolean) =>
  ofRun
    ? `(
      select tenant, month as received_month, payer_id, payer_name, billing_npi, rendering_npi, pos as site, date as service_date,
        charge_cents, allowed_cents, lines, claims.state, claims.state = 'clean' as clean, runs.started_at as received_at
      from claimscrub.claims join claimscrub.runs using (run_no, month, tenant)
      where run_no = $2 and month = claimscrub.month_of_run($2)
    )`
    : "report.claims";

const FIRSTS = (ofRun: boolean) => (ofRun ? CLAIMS(true) : "report.first_scrubs");

/**
 * The months in which runs lie that were received on certain days, so that no others are read: a run that was opened again has kept its month.
 * $1 tenant, $2 first day or null, $3 last day or null.
 */
export const SELECT_MONTHS_RECEIVED = `
  select min(month)::text as first, max(month)::text as last from claimscrub.runs
  where tenant = $1 and ($2::date is null or started_at::date >= $2::date) and ($3::date is null or started_at::date <= $3::date)`;

/** $1 tenant, $2 run_no or null, $3 first day or null, $4 last day or null; for days received $5 and $6 the months in which their runs lie. */
function within(dates: "service" | "received", ofRun: boolean): string {
  const date = dates === "service" ? "service_date" : "received_at::date";
  const run = ofRun ? "" : " and $2::bigint is null";
  const months = dates === "received" && !ofRun ? " and received_month between $5::date and $6::date" : "";
  return `where tenant = $1${run}${months} and ($3::date is null or ${date} >= $3::date) and ($4::date is null or ${date} <= $4::date)`;
}

/** Findings by a cut: their number, those without an amount, gross and net in all, and net by direction. @param open those alone that nobody has decided about */
export function totalFindings(by: TotalsBy, dates: "service" | "received", ofRun: boolean, open = false): string {
  const { finding, name } = CUTS[by];
  const net = (direction: string) => `coalesce(sum(net_cents) filter (where direction = '${direction}'), 0)::bigint`;
  return `
  select ${finding} as key, ${name} as name, count(*)::integer as count, count(*) filter (where impact_cents is null)::integer as unknown,
    coalesce(sum(impact_cents), 0)::bigint as gross, coalesce(sum(net_cents), 0)::bigint as net,
    ${net("denial")} as denial, ${net("underbilling")} as underbilling, ${net("audit")} as audit
  from ${FINDINGS(ofRun)} as found
  ${within(dates, ofRun)}${open ? " and state = 'open'" : ""}
  group by ${finding}`;
}

/** Claims by a cut, or all of them; undefined for a cut that claims don't have. */
export function totalClaims(by: TotalsBy | undefined, dates: "service" | "received", ofRun: boolean): string | undefined {
  const key = by === undefined ? "''" : CUTS[by].claim;
  if (key === undefined) return undefined;
  return `
  select ${key} as key, ${by === "payer" ? "max(payer_name)" : "''"} as name, count(*)::integer as claims,
    coalesce(sum(lines), 0)::integer as lines, coalesce(sum(charge_cents), 0)::bigint as billed,
    coalesce(sum(allowed_cents), 0)::bigint as allowed
  from ${CLAIMS(ofRun)} as claims
  ${within(dates, ofRun)}
  ${by === undefined ? "" : `group by ${key}`}`;
}

/** First scrubs by a cut, or all of them. */
export function totalFirstScrubs(by: TotalsBy | undefined, dates: "service" | "received", ofRun: boolean): string | undefined {
  const key = by === undefined ? "''" : CUTS[by].claim;
  if (key === undefined) return undefined;
  return `
  select ${key} as key, count(*)::integer as claims, count(*) filter (where clean)::integer as clean
  from ${FIRSTS(ofRun)} as firsts
  ${within(dates, ofRun)}
  ${by === undefined ? "" : `group by ${key}`}`;
}
