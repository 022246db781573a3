/** One transaction marks at a time, so that marks become visible in the order of their numbers. Held until the transaction ends. */
export const LOCK_MARKS = `select pg_advisory_xact_lock(1129075525)`;

/** The snapshot of a tenant ($1): all that is marked by now. */
export const SELECT_HISTORY_MARK = `select coalesce(max(mark_no), 0)::bigint as mark from claimscrub.sent_marks where tenant = $1`;

/** Remembers, for a run that isn't finished, that its claims are sent. $1 run id, $2 source. */
export const NOTE_SENT = `
  update claimscrub.runs set sent_source = $2 where run_id = $1
  returning run_no, run_id, tenant, month::text as month, state, missing_claims`;

/** $1 tenant, $2 run_no, $3 run id, $4 source. No row where the run is marked already. */
export const INSERT_MARK = `
  insert into claimscrub.sent_marks (tenant, run_no, run_id, source) values ($1, $2, $3, $4)
  on conflict (tenant, run_no) do nothing
  returning mark_no`;

/** Makes the claims of a run history. $1 mark, $2 run_no, $3 month. Claims that could not be read have no facts, and none of these. */
export const INSERT_SENT_CLAIMS = `
  insert into claimscrub.sent_claims
    (mark_no, tenant, file_no, file_id, claim_index, claim, billing_npi, patient, date, date_through, body)
  select $1, claims.tenant, file_no, file_id, claim_index, claim, billing_npi, patient, date, date_through, facts
  from claimscrub.claims join claimscrub.files using (file_no)
  where run_no = $2 and month = $3::date and facts is not null`;

/** $1 mark, $2 number of claims. */
export const COUNT_MARK = `update claimscrub.sent_marks set claims = $2 where mark_no = $1`;

/**
 * What was sent for patients: of the claims up to the snapshot, those that no later one up to it takes the place of (billing NPI and CLM01).
 * $1 tenant, $2 hashes of the patients, $3 the snapshot.
 */
export const SELECT_SENT_CLAIMS = `
  select patient, file_no, file_id, claim_index, body, mark_no
  from claimscrub.sent_claims as sent
  where patient = any($2::bytea[]) and tenant = $1 and mark_no <= $3
    and (claim = '' or not exists (
      select from claimscrub.sent_claims as later
      where later.billing_npi = sent.billing_npi and later.claim = sent.claim and later.tenant = sent.tenant
        and later.mark_no > sent.mark_no and later.mark_no <= $3
    ))`;

/** Forgets what was sent before a day ($1) of service: past the reach of every rule. */
export const DELETE_SENT_CLAIMS = `delete from claimscrub.sent_claims where coalesce(date_through, date) < $1::date`;
