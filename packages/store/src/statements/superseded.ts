/**
 * Notes which claims of earlier runs those of a run ($1 run_no, $2 its month, $3 its tenant) take the place of: the same billing NPI and CLM01.
 * Claims without a number take no place, and neither does a run of some rules only.
 */
export const INSERT_SUPERSEDED = `
  insert into claimscrub.superseded_claims (run_no, file_no, claim_index, tenant, by_run_no, by_file_no, by_claim_index)
  select distinct on (earlier.run_no, earlier.file_no, earlier.claim_index)
    earlier.run_no, earlier.file_no, earlier.claim_index, $3, later.run_no, later.file_no, later.claim_index
  from claimscrub.claims as later
  join claimscrub.claims as earlier on earlier.billing_npi = later.billing_npi and earlier.claim = later.claim
    and earlier.tenant = later.tenant and earlier.run_no < later.run_no
  where later.run_no = $1 and later.month = $2 and later.tenant = $3 and later.claim <> ''
    and exists (select from claimscrub.runs where runs.run_no = $1 and runs.options not like 'only=%')
    and later.state <> 'unreadable'
  order by earlier.run_no, earlier.file_no, earlier.claim_index, later.file_no desc, later.claim_index desc
  on conflict do nothing`;

/** Counts of each file of a run. $1 run_no, $2 month. */
export const COUNT_RUN_FILES = `
  update claimscrub.run_files set
    claims = coalesce((select count(*) from claimscrub.claims where claims.run_no = $1 and claims.month = $2
      and claims.file_no = run_files.file_no), 0),
    findings = coalesce((select count(*) from claimscrub.findings where findings.run_no = $1 and findings.month = $2
      and findings.file_no = run_files.file_no and not findings.earlier), 0)
  where run_no = $1`;
