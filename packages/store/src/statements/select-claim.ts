/** A claim in its latest finished run, else its latest. $1 tenant, $2 file id, $3 claim index, $4 run id or null. */
export const SELECT_CLAIM = `
  select claims.run_no, claims.month::text as month, claims.file_no, runs.run_id, files.file_id, files.name, claims.claim, claims.billing_npi,
    claims.rendering_npi, claims.payer_id, claims.payer_name, claims.filing_indicator, claims.frequency, claims.pos,
    coalesce(claims.date::text, '') as date, coalesce(claims.date_through::text, '') as date_through, claims.charge_cents,
    claims.allowed_cents, claims.state, claims.facts
  from claimscrub.claims
  join claimscrub.runs using (run_no)
  join claimscrub.files using (file_no)
  where claims.tenant = $1 and files.file_id = $2 and files.tenant = $1 and claims.claim_index = $3
    and claims.run_no in (
      select run_no from claimscrub.run_files join claimscrub.runs using (run_no)
      where run_files.file_no = files.file_no and ($4::text is null or run_id = $4)
    )
  order by (runs.state = 'finished') desc, claims.run_no desc limit 1`;

/** Its lines in order. $1 run_no, $2 month, $3 file_no, $4 claim index. */
export const SELECT_CLAIM_LINES = `
  select line, procedure, modifiers, units, pos, coalesce(date::text, '') as date, coalesce(date_through::text, '') as date_through,
    charge_cents, allowed_cents, not_priced_reason, locality, rendering_npi, findings
  from claimscrub.lines
  where run_no = $1 and month = $2 and file_no = $3 and claim_index = $4 order by ordinal`;

/** Its findings in the contract's order, with what was decided about each. $1 tenant, $2 run_no, $3 month, $4 file_no, $5 claim index. */
export const SELECT_CLAIM_FINDINGS = `
  select found.body, stands.state, stands.reason, stands.author, stands.at
  from claimscrub.findings as found
  left join lateral (
    select state, reason, author, at from claimscrub.finding_state
    where tenant = $1 and finding_id = found.id order by state_no desc limit 1
  ) as stands on true
  where found.run_no = $2 and found.month = $3 and found.file_no = $4 and found.claim_index = $5 and not found.earlier
  order by found.line nulls first, found.code collate "C", found.id`;

/**
 * The facts of all claims of the claim's patient in its run, the claim itself among them, in judging order. $1 tenant, $2 run_no, $3 month,
 * $4 file_no, $5 claim index. A claim without identity stands alone.
 */
export const SELECT_PATIENT_FACTS = `
  select files.file_id, files.name, claims.claim_index, claims.facts
  from claimscrub.claims as own
  join claimscrub.claims on claims.run_no = own.run_no and claims.month = own.month
    and (claims.patient = own.patient or (claims.file_no = own.file_no and claims.claim_index = own.claim_index))
  join claimscrub.files on files.file_no = claims.file_no
  where own.tenant = $1 and own.run_no = $2 and own.month = $3 and own.file_no = $4 and own.claim_index = $5 and claims.facts is not null
    and claims.chunk = own.chunk
  order by files.file_id, claims.claim_index`;
