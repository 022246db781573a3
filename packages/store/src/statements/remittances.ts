/** $1 tenant, $2 digest, $3 payment date or null, $4 body. No row where it is there already. */
export const INSERT_REMITTANCE = `
  insert into claimscrub.remittances (tenant, digest, payment_date, body, taken_apart) values ($1, $2, $3::date, $4, true)
  on conflict (tenant, digest) do nothing
  returning remittance_no`;

/** Remittances kept before they were taken apart. $1 tenant. */
export const SELECT_WHOLE_REMITTANCES = `
  select remittance_no, body from claimscrub.remittances where tenant = $1 and not taken_apart order by remittance_no`;

/** $1 tenant, $2 remittance. No row where it was taken apart meanwhile. */
export const MARK_TAKEN_APART = `
  update claimscrub.remittances set taken_apart = true where tenant = $1 and remittance_no = $2 and not taken_apart returning remittance_no`;

/** $1 tenant, $2 remittance, $3 payment date or null, $4 payee's NPI, $5 CLP loops: [{ claim, body }]. */
export const INSERT_REMITTANCE_CLAIMS = `
  insert into claimscrub.remittance_claims (tenant, remittance_no, ordinal, payment_date, payee_npi, claim, body)
  select $1, $2, ordinal, $3::date, $4, claim, body
  from unnest($5::text[], $6::text[]) with ordinality as loops (claim, body, ordinal)`;

/** Claim numbers to be settled (again). $1 tenant, $2 claim numbers. */
export const INSERT_UNSETTLED = `
  insert into claimscrub.unsettled (tenant, claim) select distinct $1, claim from unnest($2::text[]) as named (claim) where claim <> ''
  on conflict do nothing`;

/** $1 tenant. */
export const COUNT_REMITTANCES = `
  select count(*)::integer as remittances, coalesce(max(remittance_no), 0)::bigint as mark from claimscrub.remittances where tenant = $1`;

/** Notes what remittances name of the claims of judgements that were not looked at yet. $1 tenant. */
export const NOTE_NEW_RUNS = `
  with fresh as (
    insert into claimscrub.learned_runs (run_no, tenant)
    select run_no, tenant from claimscrub.runs
    where tenant = $1 and state = 'finished' and options not like 'only=%'
      and not exists (select from claimscrub.learned_runs as known where known.run_no = runs.run_no)
    on conflict do nothing
    returning run_no
  )
  insert into claimscrub.unsettled (tenant, claim)
  select distinct $1, claims.claim
  from fresh join claimscrub.runs using (run_no) join claimscrub.claims on claims.run_no = runs.run_no and claims.month = runs.month
  where claims.claim <> '' and exists (select from claimscrub.remittance_claims as told where told.tenant = $1 and told.claim = claims.claim)
  on conflict do nothing`;

/** One settles a tenant's claims at a time. $1 tenant. Held until the transaction ends. */
export const LOCK_LEARNING = `select pg_advisory_xact_lock(1129075526, hashtext($1))`;

/** Takes up to $2 claim numbers out of what is to be settled. $1 tenant. */
export const TAKE_UNSETTLED = `
  delete from claimscrub.unsettled where tenant = $1 and claim in (select claim from claimscrub.unsettled where tenant = $1 order by claim limit $2)
  returning claim`;

/** What payers said of claim numbers ($2), in the order in which they paid. $1 tenant. */
export const SELECT_ANSWERS = `
  select remittance_no, claim, coalesce(to_char(payment_date, 'YYYY-MM-DD'), '') as payment_date, payee_npi, body
  from claimscrub.remittance_claims where tenant = $1 and claim = any($2::text[])
  order by remittance_claims.payment_date nulls first, remittance_no, ordinal`;

/**
 * Claims by CLM01 ($2) and billing NPI ($3, null for any), as their latest judgement has them, with lines and the findings on each line. $1 tenant.
 */
export const SELECT_JUDGED_CLAIMS = `
  select claims.run_no, claims.month::text as month, claims.file_no, files.file_id, claims.claim_index, claims.claim, claims.billing_npi,
    claims.rendering_npi, claims.payer_id, claims.payer_name, claims.filing_indicator, claims.pos,
    claims.charge_cents::double precision as charge_cents, claims.facts,
    coalesce(to_char(coalesce(claims.date_through, claims.date), 'YYYYMMDD'), '0') as date_through,
    coalesce((select to_char(min(marked_at) at time zone 'UTC', 'YYYYMMDD')
      from claimscrub.sent_claims as sent join claimscrub.sent_marks using (mark_no)
      where sent.tenant = $1 and sent.billing_npi = claims.billing_npi and sent.claim = claims.claim and source <> 'remittance'), '0') as sent_on,
    (select coalesce(json_agg(json_build_object('ordinal', ordinal, 'line', line, 'procedure', procedure, 'modifiers', modifiers,
        'pos', pos, 'rendering', rendering_npi, 'date', coalesce(to_char(date, 'YYYYMMDD'), '0'), 'charge', charge_cents,
        'allowed', allowed_cents) order by ordinal), '[]')::text
      from claimscrub.lines where lines.run_no = claims.run_no and lines.month = claims.month and lines.file_no = claims.file_no
        and lines.claim_index = claims.claim_index) as lines,
    (select coalesce(json_agg(json_build_object('id', id, 'line', line, 'code', code, 'direction', direction, 'severity', severity,
        'cents', cents, 'carc', body::json->'carc', 'state', coalesce(stands.state, 'open')) order by chunk, ordinal), '[]')::text
      from claimscrub.findings as found
      left join lateral (select state from claimscrub.finding_state where tenant = $1 and finding_id = found.id order by state_no desc limit 1)
        as stands on true
      where found.run_no = claims.run_no and found.month = claims.month and found.file_no = claims.file_no
        and found.claim_index = claims.claim_index and not earlier) as findings
  from claimscrub.claims join claimscrub.runs using (run_no) join claimscrub.files using (file_no)
  where claims.tenant = $1 and claims.claim = any($2::text[]) and ($3::text[] is null or claims.billing_npi = any($3::text[]))
    and runs.state = 'finished' and runs.options not like 'only=%'
    and not exists (select from claimscrub.superseded_claims as old where old.run_no = claims.run_no and old.file_no = claims.file_no
      and old.claim_index = claims.claim_index)
  order by claims.run_no, claims.file_no, claims.claim_index`;
