/**
 * Begins a run, or finds the one that made the same judgement; the row stays locked until the transaction ends. The partition of its month is
 * made where it isn't there.
 * $1 run id, $2 tenant, $3 rules version, $4 reference fingerprint, $5 options, $6 history mark or null, $7 cut, $8 number of chunks,
 * $9 number of the choices or null: what is there stays.
 * One row: run_no, state, cut, times (1 = new), missing_claims.
 */
export const UPSERT_RUN = `
  insert into claimscrub.runs as run (run_id, tenant, rules_version, reference_fingerprint, options, history_mark, cut, chunks, state, choices_no)
  values ($1, $2, $3, $4, $5, $6, $7, $8, 'scrubbing', $9)
  on conflict (run_id) do update set times = run.times + 1, choices_no = coalesce(excluded.choices_no, run.choices_no)
  returning run_no, state, cut, times, missing_claims, claimscrub.ensure_month(month)`;
