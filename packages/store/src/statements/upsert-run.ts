/**
 * Begins a run, or finds the one that made the same judgement; the row stays locked until the transaction ends.
 * $1 run id, $2 rules version, $3 reference fingerprint, $4 options, $5 cut, $6 number of chunks.
 * One row: run_no, state, cut, times (1 = new).
 */
export const UPSERT_RUN = `
  insert into claimscrub.runs as run (run_id, rules_version, reference_fingerprint, options, cut, chunks, state)
  values ($1, $2, $3, $4, $5, $6, 'scrubbing')
  on conflict (run_id) do update set times = run.times + 1
  returning run_no, state, cut, times`;
