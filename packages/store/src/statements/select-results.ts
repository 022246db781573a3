/** What a line and the head of a claim say by themselves, as stored-rows.ts reads them. */
export const LINE_COLUMNS = `lines.line, lines.procedure, lines.modifiers, lines.units, lines.pos, coalesce(lines.date::text, '') as date,
    coalesce(lines.date_through::text, '') as date_through, lines.charge_cents, lines.allowed_cents, lines.not_priced_reason, lines.locality,
    lines.rendering_npi, lines.findings`;
export const CLAIM_COLUMNS = `claims.claim, claims.billing_npi, claims.payer_id, claims.payer_name, claims.filing_indicator, claims.frequency,
    claims.charge_cents, claims.state`;

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
  select file_no, claim_index, claims.claim, claims.payer_id, claims.billing_npi, ${LINE_COLUMNS}
  from claimscrub.lines
  join claimscrub.claims using (month, run_no, file_no, claim_index)
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1 and month = $2
  order by place, claim_index, lines.ordinal`;

/** Claims of a run ($1 run_no, $2 its month) in file order. */
export const SELECT_CLAIMS = `
  select file_no, claim_index, lines, patient, ${CLAIM_COLUMNS}
  from claimscrub.claims
  join (select file_no, min(ordinal) as place from claimscrub.run_files where run_no = $1 group by file_no) as files using (file_no)
  where run_no = $1 and month = $2
  order by place, claim_index`;
