/**
 * Notes which claims of earlier runs those of a run ($1 run_no, $2 its month, $3 its tenant) take the place of: the same billing NPI and CLM01.
 * Claims without a number take no place, and neither does a run of some rules only.
 *
 * Each claim's forerunners are looked up by themselves, by the index of control numbers (`offset 0` and the sum keep the planner from any other way).
 * A run is often finished before anybody has counted the rows that it wrote; worse, after a killed worker the count may say that there are none. A
 * planner that takes both sides for one row compares every claim with every other.
 */
export const INSERT_SUPERSEDED = `
  insert into claimscrub.superseded_claims (run_no, file_no, claim_index, tenant, by_run_no, by_file_no, by_claim_index)
  select distinct on (earlier.run_no, earlier.file_no, earlier.claim_index)
    earlier.run_no, earlier.file_no, earlier.claim_index, $3, later.run_no, later.file_no, later.claim_index
  from claimscrub.claims as later
  cross join lateral (
    select same.run_no, same.file_no, same.claim_index from claimscrub.claims as same
    where same.billing_npi = later.billing_npi and same.claim = later.claim and same.tenant = later.tenant and same.run_no + 0 < $1
    offset 0
  ) as earlier
  where later.run_no = $1 and later.month = $2 and later.tenant = $3 and later.claim <> ''
    and exists (select from claimscrub.runs where runs.run_no = $1 and runs.options not like 'only=%')
    and later.state <> 'unreadable'
  order by earlier.run_no, earlier.file_no, earlier.claim_index, later.file_no desc, later.claim_index desc
  on conflict do nothing`;

/** Counts of each file of a run, all in one pass. $1 run_no, $2 month. */
export const COUNT_RUN_FILES = `
  with claims_of as materialized (
    select file_no, count(*) as many from claimscrub.claims where run_no = $1 and month = $2 group by file_no
  ), findings_of as materialized (
    select file_no, count(*) as many from claimscrub.findings where run_no = $1 and month = $2 and not earlier group by file_no
  ), counted as (
    select run_files.ordinal, coalesce(claims_of.many, 0) as claims, coalesce(findings_of.many, 0) as findings
    from claimscrub.run_files left join claims_of using (file_no) left join findings_of using (file_no)
    where run_no = $1
  )
  update claimscrub.run_files set claims = counted.claims, findings = counted.findings
  from counted where run_no = $1 and run_files.ordinal = counted.ordinal`;
