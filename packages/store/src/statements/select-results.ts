/** Summaries of a run's chunks ($1 run_no), in order of chunk. */
export const SELECT_CHUNK_SUMMARIES = `select chunk, summary from claimscrub.chunks where run_no = $1 order by chunk`;

/** Findings of a run ($1 run_no) in the contract's order. A file that the call names twice counts at its first place. */
export const SELECT_FINDINGS = `
  select body, file_no
  from claimscrub.findings
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1
  order by place, claim_index nulls first, line nulls first, code collate "C", id collate "C", chunk, ordinal`;

/** Lines of a run ($1 run_no) in file order. */
export const SELECT_LINES = `
  select lines.file_no, claim, claim_index, line, procedure, modifiers, units, pos, coalesce(date::text, '') as date,
    coalesce(date_through::text, '') as date_through, lines.charge_cents, allowed_cents, not_priced_reason, locality, payer_id,
    billing_npi, rendering_npi, findings
  from claimscrub.lines
  join claimscrub.claims using (run_no, file_no, claim_index)
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1
  order by place, claim_index, lines.ordinal`;

/** Claims of a run ($1 run_no) in file order. */
export const SELECT_CLAIMS = `
  select file_no, claim_index, claim, billing_npi, payer_id, payer_name, filing_indicator, frequency, charge_cents, lines, state, patient
  from claimscrub.claims
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1
  order by place, claim_index`;
