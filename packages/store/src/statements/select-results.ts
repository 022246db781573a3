/** Summaries of a run's chunks ($1 run_no), in order of chunk. */
export const SELECT_CHUNK_SUMMARIES = `select chunk, summary from claimscrub.chunks where run_no = $1 order by chunk`;

/**
 * Findings of a run ($1 run_no, $2 its month) in the contract's order. A file that the call names twice counts at its first place; findings on
 * claims sent earlier are not among them.
 */
export const SELECT_FINDINGS = `
  select body, file_no
  from claimscrub.findings
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1 and month = $2 and not earlier
  order by place, claim_index nulls first, line nulls first, code collate "C", id collate "C", chunk, ordinal`;

/** Lines of a run ($1 run_no, $2 its month) in file order. */
export const SELECT_LINES = `
  select lines.file_no, claim, claim_index, line, procedure, modifiers, units, lines.pos, coalesce(lines.date::text, '') as date,
    coalesce(lines.date_through::text, '') as date_through, lines.charge_cents, lines.allowed_cents, not_priced_reason, locality, payer_id,
    billing_npi, lines.rendering_npi, findings
  from claimscrub.lines
  join claimscrub.claims using (month, run_no, file_no, claim_index)
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1 and month = $2
  order by place, claim_index, lines.ordinal`;

/** Claims of a run ($1 run_no, $2 its month) in file order. */
export const SELECT_CLAIMS = `
  select file_no, claim_index, claim, billing_npi, payer_id, payer_name, filing_indicator, frequency, charge_cents, lines, claims.state, patient
  from claimscrub.claims
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1 and month = $2
  order by place, claim_index`;
