/** $1 tenant, $2 digest, $3 payment date or null, $4 body. No row where it is there already. */
export const INSERT_REMITTANCE = `
  insert into claimscrub.remittances (tenant, digest, payment_date, body) values ($1, $2, $3::date, $4)
  on conflict (tenant, digest) do nothing
  returning remittance_no`;

/** $1 tenant. In the order in which payers paid. */
export const SELECT_REMITTANCES = `
  select body from claimscrub.remittances where tenant = $1 order by payment_date nulls first, remittance_no`;

/**
 * Claims by CLM01 ($2), as their latest judgement has them, with lines and the findings on each line. $1 tenant.
 */
export const SELECT_JUDGED_CLAIMS = `
  select files.file_id, claims.claim_index, claims.claim, claims.billing_npi, claims.payer_id, claims.filing_indicator,
    claims.charge_cents::double precision as charge_cents, claims.facts,
    (select coalesce(json_agg(json_build_object('line', line, 'procedure', procedure, 'modifiers', modifiers,
        'date', coalesce(to_char(date, 'YYYYMMDD'), '0'), 'charge', charge_cents, 'allowed', allowed_cents) order by ordinal), '[]')::text
      from claimscrub.lines where lines.run_no = claims.run_no and lines.month = claims.month and lines.file_no = claims.file_no
        and lines.claim_index = claims.claim_index) as lines,
    (select coalesce(json_agg(json_build_object('line', line, 'code', code, 'direction', direction, 'carc', body::json->'carc', 'state',
        coalesce(stands.state, 'open')) order by chunk, ordinal), '[]')::text
      from claimscrub.findings as found
      left join lateral (select state from claimscrub.finding_state where tenant = $1 and finding_id = found.id order by state_no desc limit 1)
        as stands on true
      where found.run_no = claims.run_no and found.month = claims.month and found.file_no = claims.file_no
        and found.claim_index = claims.claim_index and not earlier) as findings
  from claimscrub.claims join claimscrub.runs using (run_no) join claimscrub.files using (file_no)
  where claims.tenant = $1 and claims.claim = any($2::text[]) and runs.state = 'finished' and runs.options not like 'only=%'
    and not exists (select from claimscrub.superseded_claims as old where old.run_no = claims.run_no and old.file_no = claims.file_no
      and old.claim_index = claims.claim_index)
  order by claims.run_no, claims.file_no, claims.claim_index`;
