/** Median hours from the end of the run that reported a finding to its first "fixed". $1 tenant, $2 first day of service or null, $3 last. */
export const SELECT_HOURS_TO_FIX = `
  select percentile_cont(0.5) within group (order by extract(epoch from fixed.at - judged.finished_at) / 3600) as hours
  from (
    select finding_id, min(at) as at from claimscrub.finding_state where tenant = $1 and state = 'fixed' and undoes is null group by finding_id
  ) as fixed
  join lateral (
    select runs.finished_at, found.date from claimscrub.findings as found join claimscrub.runs using (run_no)
    where found.id = fixed.finding_id and found.tenant = $1 and runs.state = 'finished' order by run_no limit 1
  ) as judged on judged.finished_at <= fixed.at
  where ($2::date is null or judged.date >= $2::date) and ($3::date is null or judged.date <= $3::date)`;

/** The runs received from a day ($2) to a day ($3): how many, how they ended, how fast. $1 tenant. */
export const SELECT_RUN_HEALTH = `
  select count(*)::integer as runs, count(*) filter (where state = 'finished')::integer as finished,
    count(*) filter (where state = 'failed')::integer as failed, count(*) filter (where state = 'scrubbing')::integer as scrubbing,
    coalesce(sum((summary::json->>'claims')::bigint), 0)::bigint as claims,
    coalesce(sum(extract(epoch from finished_at - started_at)) filter (where state = 'finished'), 0)::double precision as seconds,
    coalesce(array_agg(distinct rules_version), '{}') as rules_versions,
    coalesce(array_agg(distinct reference_fingerprint), '{}') as fingerprints
  from claimscrub.runs
  where tenant = $1 and started_at >= $2::date and started_at < $3::date + 1`;

/** Files of those days by where they stand, with the reasons of those that can't go on. $1 tenant, $2 and $3 days. */
export const SELECT_FILE_HEALTH = `
  select state, coalesce(reason, '') as reason, count(*)::integer as files
  from claimscrub.files where tenant = $1 and state_at >= $2::date and state_at < $3::date + 1
  group by state, reason order by state, reason`;

/** Files whose latest finished run was judged by other rules or another reference. $1 tenant, $2 rules version, $3 fingerprint, $4 how many. */
export const SELECT_STALE_FILES = `
  select files.file_id, files.name, latest.run_id, latest.rules_version, latest.reference_fingerprint, latest.finished_at
  from claimscrub.files
  join lateral (
    select runs.* from claimscrub.run_files join claimscrub.runs using (run_no)
    where run_files.file_no = files.file_no and runs.state = 'finished' and runs.options not like 'only=%' order by run_no desc limit 1
  ) as latest on true
  where files.tenant = $1 and (latest.rules_version, latest.reference_fingerprint) is distinct from ($2::text, $3::text)
  order by latest.finished_at, files.file_no limit $4`;

/**
 * The run that a run ($2 run id) is compared with where none is named: the latest finished one before it over the same files. $1 tenant.
 */
export const SELECT_RUN_BEFORE = `
  select earlier.run_id from claimscrub.runs as later join claimscrub.runs as earlier on earlier.tenant = later.tenant
    and earlier.run_no < later.run_no and earlier.state = 'finished'
    and substring(earlier.options from '^only=[^ ]*') is not distinct from substring(later.options from '^only=[^ ]*')
  where later.tenant = $1 and later.run_id = $2
    and (select array_agg(distinct file_no order by file_no) from claimscrub.run_files where run_files.run_no = earlier.run_no)
      = (select array_agg(distinct file_no order by file_no) from claimscrub.run_files where run_files.run_no = later.run_no)
  order by earlier.run_no desc limit 1`;

/**
 * What one judgement ($2 run_no, $3 month) says otherwise than another ($4 run_no, $5 month) of the same lines. A finding is the same where
 * file, claim, line and rule are; several of them by their order there. $1 tenant.
 */
export const SELECT_CHANGES = `
  with numbered as (
    select found.*, row_number() over (partition by run_no, file_no, claim_index, line, code order by procedure, chunk, ordinal) as place
    from claimscrub.findings as found
    where tenant = $1 and not earlier and ((run_no = $2 and month = $3::date) or (run_no = $4 and month = $5::date))
  )
  select case when old.id is null then 'new' when now.id is null then 'gone' else 'changed' end as change,
    files.file_id, files.name as file, coalesce(now.claim_index, old.claim_index) as claim_index, coalesce(now.line, old.line) as line,
    coalesce(now.code, old.code) as code, coalesce(now.rule, old.rule) as rule, coalesce(now.procedure, old.procedure) as procedure,
    old.direction as direction_before, now.direction as direction_after, old.severity as severity_before, now.severity as severity_after,
    old.cents as cents_before, now.cents as cents_after
  from (select * from numbered where run_no = $2) as old
  full join (select * from numbered where run_no = $4) as now
    on now.file_no = old.file_no and now.claim_index is not distinct from old.claim_index and now.line is not distinct from old.line
      and now.code = old.code and now.place = old.place
  join claimscrub.files on files.file_no = coalesce(now.file_no, old.file_no)
  where old.id is null or now.id is null
    or (old.direction, old.severity, old.cents) is distinct from (now.direction, now.severity, now.cents)
  order by files.file_id, 4 nulls first, 5 nulls first, code`;

/** Claims of a tenant ($1) of those patients who have a line that a practice rate looks at, whole patient-days together. $2, $3 days of service. */
export const SELECT_PRACTICE_CLAIMS = `
  with current as (
    select claims.patient, claims.file_no, claims.claim_index, claims.date, claims.facts
    from claimscrub.claims join claimscrub.runs using (run_no)
    where claims.tenant = $1 and runs.state = 'finished' and runs.options not like 'only=%' and claims.facts is not null
      and ($2::date is null or claims.date_through >= $2::date) and ($3::date is null or claims.date <= $3::date)
      and not exists (select from claimscrub.superseded_claims as old where old.run_no = claims.run_no and old.file_no = claims.file_no
        and old.claim_index = claims.claim_index)
  ), looked_at as (
    select distinct patient from current where facts ~ '"1731[1-4]"|[":](59|XE|XP|XS|XU)[":]'
  )
  select coalesce(encode(patient, 'hex'), '') as patient, files.file_id, claim_index, facts
  from current join claimscrub.files using (file_no)
  where patient in (select patient from looked_at where patient is not null)
    or (patient is null and facts ~ '"1731[1-4]"|[":](59|XE|XP|XS|XU)[":]')
  order by patient, file_id, claim_index`;

/** What can be exported, row by row: the views of the schema report. $1 tenant, $2 and $3 days of service or null, $4 run id or null. */
export const EXPORTS = {
  claims: exported(
    "report.claims",
    `run_id, file_id, claim_index, to_char(received_month, 'YYYY-MM') as received_month, payer_id, payer_name, filing_indicator, billing_npi,
    rendering_npi, site, service_date::text, charge_cents::double precision, allowed_cents::double precision, lines, state, first_scrub`,
  ),
  lines: exported(
    "report.lines",
    `run_id, file_id, claim_index, line, to_char(received_month, 'YYYY-MM') as received_month, code, modifiers, units, site, locality,
    service_date::text, charge_cents::double precision, allowed_cents::double precision, not_priced_reason, rendering_npi, finding_codes`,
  ),
  findings: exported(
    "report.findings",
    `id, run_id, file_id, claim_index, line, to_char(received_month, 'YYYY-MM') as received_month, rule, rule_code, direction, severity,
    confidence, impact_cents::double precision, unknown, net_cents::double precision, cause, code, site, service_date::text, payer_id,
    payer_name, billing_npi, rendering_npi, state`,
  ),
  outcomes: `
  select file_id, claim_index, line, code, modifiers, payer_id, payer_name, plan, billing_npi, rendering_npi, site, service_date::text,
    charge_cents::double precision, expected_cents::double precision, first_paid_on::text, first_denied,
    first_allowed_cents::double precision, denied, allowed_cents::double precision, paid_cents::double precision, carc, payer_error,
    short_cents::double precision
  from report.outcomes
  where tenant = $1 and ($2::date is null or service_date >= $2::date) and ($3::date is null or service_date <= $3::date)
    and $4::text is null`,
} as const;

function exported(view: string, columns: string): string {
  return `select ${columns} from ${view}
  where tenant = $1 and ($2::date is null or service_date >= $2::date) and ($3::date is null or service_date <= $3::date)
    and ($4::text is null or run_id = $4)`;
}
