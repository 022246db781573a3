import { CLAIM_COLUMNS, LINE_COLUMNS } from "./select-results.ts";

/** A claim in its latest finished run, else its latest. $1 tenant, $2 file id, $3 claim index, $4 run id or null. */
export const SELECT_CLAIM = `
  select claims.run_no, claims.month::text as month, claims.file_no, latest.run_id, files.file_id, files.name, ${CLAIM_COLUMNS},
    claims.rendering_npi, claims.pos, coalesce(claims.date::text, '') as date, coalesce(claims.date_through::text, '') as date_through,
    claims.allowed_cents
  from claimscrub.files
  join lateral (
    select runs.run_no, runs.month, runs.run_id from claimscrub.run_files join claimscrub.runs using (run_no)
    where run_files.file_no = files.file_no and ($4::text is null or run_id = $4)
      and exists (select from claimscrub.claims where claims.run_no = runs.run_no and claims.month = runs.month
        and claims.file_no = files.file_no and claims.claim_index = $3)
    order by (runs.state = 'finished') desc, runs.run_no desc limit 1
  ) as latest on true
  join claimscrub.claims on claims.run_no = latest.run_no and claims.month = latest.month and claims.file_no = files.file_no
    and claims.claim_index = $3
  where files.tenant = $1 and files.file_id = $2 and claims.tenant = $1`;

/** Its lines in order. $1 run_no, $2 month, $3 file_no, $4 claim index. */
export const SELECT_CLAIM_LINES = `
  select ${LINE_COLUMNS}
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
