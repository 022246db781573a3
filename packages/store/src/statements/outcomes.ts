/** What was settled of claim numbers ($2) before; what concerns a claim that the store has forgotten ($3 those that it has) stays. $1 tenant. */
export const DELETE_SETTLED = [
  "delete from claimscrub.settled where tenant = $1 and claim = any($2::text[])",
  "delete from claimscrub.predictions where tenant = $1 and claim = any($2::text[])",
  "delete from claimscrub.outcomes where tenant = $1 and claim = any($2::text[])",
] as const;

/** $1 tenant, $2 rows as JSON. */
export const INSERT_SETTLED = `
  insert into claimscrub.settled (tenant, claim, matched_claims, unmatched_claims, unmatched_lines, reversals, later_payers)
  select $1, * from json_to_recordset($2::json)
    as one (claim text, matched_claims integer, unmatched_claims integer, unmatched_lines integer, reversals integer, later_payers integer)`;

/** $1 tenant, $2 rows as JSON. */
export const INSERT_OUTCOMES = `
  insert into claimscrub.outcomes (tenant, file_no, claim_index, ordinal, run_no, claim, line, procedure, modifiers, payer_id, payer_name, plan,
    billing_npi, rendering_npi, site, date, sent_on, charge_cents, expected_cents, first_paid_on, first_denied, first_allowed_cents, denied,
    allowed_cents, paid_cents, carc, payer_error, short_cents)
  select $1, * from json_to_recordset($2::json)
    as one (file_no bigint, claim_index integer, ordinal integer, run_no bigint, claim text, line integer, procedure text, modifiers text,
      payer_id text, payer_name text, plan text, billing_npi text, rendering_npi text, site text, date date, sent_on date, charge_cents bigint,
      expected_cents bigint, first_paid_on date, first_denied boolean, first_allowed_cents bigint, denied boolean, allowed_cents bigint,
      paid_cents bigint, carc text, payer_error text, short_cents bigint)`;

/** $1 tenant, $2 rows as JSON. */
export const INSERT_PREDICTIONS = `
  insert into claimscrub.predictions (tenant, file_no, claim_index, ordinal, finding_id, claim, code, direction, severity, cents, payer_id,
    procedure, sent_on, label, carc)
  select $1, * from json_to_recordset($2::json)
    as one (file_no bigint, claim_index integer, ordinal integer, finding_id text, claim text, code text, direction text, severity text,
      cents bigint, payer_id text, procedure text, sent_on date, label text, carc text)
  on conflict do nothing`;

/** What settling came to in all. $1 tenant. */
export const SUM_SETTLED = `
  select coalesce(sum(matched_claims), 0)::integer as matched_claims, coalesce(sum(unmatched_claims), 0)::integer as unmatched_claims,
    coalesce(sum(unmatched_lines), 0)::integer as unmatched_lines, coalesce(sum(reversals), 0)::integer as reversals,
    coalesce(sum(later_payers), 0)::integer as later_payers,
    (select count(*)::integer from claimscrub.outcomes where tenant = $1 and denied is not null) as lines
  from claimscrub.settled where tenant = $1`;

/**
 * Predictions of denials, and lines without one, counted by rule, payer, procedure and label. $1 tenant, $2 codes of rules or null, $3 the last day
 * on which they may have been sent. What was sent later is waited for.
 */
export const TALLY_PREDICTIONS = `
  select predictions.code, payer_id, procedure, label, carc, coalesce(stands.state, 'open') = 'fixed' as fixed, count(*)::integer as count
  from claimscrub.predictions
  left join lateral (
    select state from claimscrub.finding_state where tenant = $1 and finding_id = predictions.finding_id order by state_no desc limit 1
  ) as stands on predictions.finding_id <> ''
  where predictions.tenant = $1 and direction in ('denial', '') and ($2::text[] is null or predictions.code = any($2::text[]))
    and sent_on <= $3::date
  group by 1, 2, 3, 4, 5, 6
  order by 1, 2, 3, 4, 5, 6`;

/** Lines that are answered but were sent too lately to count. $1 tenant, $2 the last day on which they may have been sent. */
export const COUNT_WAITING = `
  select count(*)::integer as waiting from claimscrub.outcomes
  where tenant = $1 and denied is not null and (sent_on is null or sent_on > $2::date)`;

/** Lines on which a payer made a mistake under the table, the costliest first. $1 tenant. */
export const SELECT_PAYER_ERRORS = `
  select files.file_id, claim_index, line, procedure, coalesce(to_char(date, 'YYYY-MM-DD'), '') as date, payer_id, payer_error,
    expected_cents::double precision as expected_cents,
    (case when denied then 0 else coalesce(allowed_cents, 0) end)::double precision as allowed_cents,
    short_cents::double precision as short_cents
  from claimscrub.outcomes join claimscrub.files using (file_no)
  where outcomes.tenant = $1 and payer_error is not null
  order by outcomes.short_cents desc, file_id, claim_index, ordinal`;

/**
 * Claims that a remittance names become history, as they were sent: those that no mark has under their number. $1 tenant, $2 run numbers, $3 months,
 * $4 file numbers, $5 claim indexes.
 */
const SEEN = `
  from unnest($2::bigint[], $3::date[], $4::bigint[], $5::integer[]) as seen (run_no, month, file_no, claim_index)
  join claimscrub.claims using (run_no, month, file_no, claim_index)
  join claimscrub.files using (file_no)
  where claims.tenant = $1 and claims.facts is not null and not exists (
    select from claimscrub.sent_claims as sent
    where sent.tenant = $1 and sent.billing_npi = claims.billing_npi and sent.claim = claims.claim)`;
export const COUNT_NEWLY_SEEN = `select count(*)::integer as claims ${SEEN}`;
/** $1 tenant, $2 number of claims. */
export const INSERT_REMITTANCE_MARK = `
  insert into claimscrub.sent_marks (tenant, source, claims) values ($1, 'remittance', $2) returning mark_no`;
/** As above, $6 the mark. */
export const INSERT_SEEN_CLAIMS = `
  insert into claimscrub.sent_claims (mark_no, tenant, file_no, file_id, claim_index, claim, billing_npi, patient, date, date_through, body)
  select $6::bigint, claims.tenant, file_no, file_id, claim_index, claim, billing_npi, patient, claims.date, claims.date_through, facts ${SEEN}`;
