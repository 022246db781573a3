/**
 * What is at stake, over one run or over a time. Of a time (`$5` and `$6`, dates of service) all finished runs count, without what a later
 * scrub of the same claim has taken the place of. $1 tenant, $2 run_no or null, $3 month of the run or null.
 */
const FINDINGS = `
  from claimscrub.findings as found
  where found.tenant = $1 and not found.earlier
    and case when $2::bigint is not null then found.run_no = $2 and found.month = $3::date
      else found.run_no in (select run_no from claimscrub.runs where tenant = $1 and state = 'finished')
        and not exists (select from claimscrub.superseded_claims as old
          where old.run_no = found.run_no and old.file_no = found.file_no and old.claim_index = found.claim_index) end
    and ($4::date is null or found.date >= $4) and ($5::date is null or found.date <= $5)`;

const CLAIMS = `
  from claimscrub.claims as claim
  where claim.tenant = $1
    and case when $2::bigint is not null then claim.run_no = $2 and claim.month = $3::date
      else claim.run_no in (select run_no from claimscrub.runs where tenant = $1 and state = 'finished')
        and not exists (select from claimscrub.superseded_claims as old
          where old.run_no = claim.run_no and old.file_no = claim.file_no and old.claim_index = claim.claim_index) end
    and ($4::date is null or claim.date >= $4) and ($5::date is null or claim.date <= $5)`;

const SUMS = `count(*)::integer as count, count(*) filter (where found.cents is null)::integer as unknown,
    coalesce(sum(found.cents), 0)::bigint as gross, coalesce(sum(found.net_cents), 0)::bigint as net`;

/** Key and name of a break-down. */
const KEYS: Readonly<Record<string, { readonly key: string; readonly name: string }>> = {
  direction: { key: "found.direction", name: "found.direction" },
  rule: { key: "found.code", name: "min(found.rule)" },
  payer: { key: "coalesce(found.payer_id, '')", name: "min(coalesce(found.payer_name, ''))" },
  provider: { key: "coalesce(nullif(found.rendering_npi, ''), found.billing_npi, '')", name: "''" },
  month: { key: "coalesce(to_char(found.date, 'YYYY-MM'), '')", name: "coalesce(to_char(min(found.date), 'YYYY-MM'), '')" },
};

export function selectStakes(by: string): string | undefined {
  const keys = KEYS[by];
  if (keys === undefined) return undefined;
  return `select ${keys.key} as key, ${keys.name} as name, ${SUMS} ${FINDINGS} group by 1 order by net desc, gross desc, 1 limit 1000`;
}

/** Each direction's totals; the key is the direction. */
export const SELECT_DIRECTIONS = `select found.direction as key, '' as name, ${SUMS} ${FINDINGS} group by 1`;

/** Of each direction, what nobody has marked as fixed, ignored or sent. */
export const SELECT_OPEN_DIRECTIONS = `
  with stands as (
    select distinct on (finding_id) finding_id, state from claimscrub.finding_state where tenant = $1 order by finding_id, state_no desc
  )
  select found.direction as key, '' as name, ${SUMS} ${FINDINGS}
    and not exists (select from stands where stands.finding_id = found.id and stands.state <> 'open') group by 1`;

export const SELECT_TREND = `
  select to_char(found.date, 'YYYY-MM') as month,
    coalesce(sum(found.net_cents) filter (where found.direction = 'denial'), 0)::bigint as denial,
    coalesce(sum(found.net_cents) filter (where found.direction = 'underbilling'), 0)::bigint as underbilling,
    coalesce(sum(found.net_cents) filter (where found.direction = 'audit'), 0)::bigint as audit
  ${FINDINGS} and found.date is not null group by 1 order by 1 desc limit 120`;

export const SELECT_CLAIM_TOTALS = `
  select count(*)::integer as claims, coalesce(sum(claim.lines), 0)::bigint as lines,
    count(*) filter (where claim.state = 'clean')::integer as clean,
    coalesce(sum(claim.charge_cents), 0)::bigint as billed, coalesce(sum(claim.allowed_cents), 0)::bigint as allowed ${CLAIMS}`;
