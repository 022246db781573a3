/** A run by its id ($1). */
export const SELECT_RUN = `
  select run_no, run_id, tenant, month::text as month, history_mark, rules_version, reference_fingerprint, options, cut, chunks, state, reason, times, started_at, finished_at, summary, missing_claims,
    (select count(*)::integer from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) as written
  from claimscrub.runs where run_id = $1`;

/** The latest runs, newest first. $1 how many. */
export const SELECT_RUNS = `
  select run_no, run_id, tenant, month::text as month, history_mark, rules_version, reference_fingerprint, options, cut, chunks, state, reason, times, started_at, finished_at, summary, missing_claims,
    (select count(*)::integer from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) as written
  from claimscrub.runs order by run_no desc limit $1`;

/** The files of a run ($1 run_no) in the order of the call. */
export const SELECT_RUN_FILES = `
  select ordinal, file_no, file_id, run_files.name, byte_length, without_result, planned
  from claimscrub.run_files join claimscrub.files using (file_no)
  where run_no = $1 order by ordinal`;

/** Whether a chunk ($2) of a run ($1 run_no) is there, or need not be any more: a row, or none. */
export const SELECT_CHUNK = `
  select 1 from claimscrub.chunks where run_no = $1 and chunk = $2
  union all
  select 1 from claimscrub.runs where run_no = $1 and state = 'finished'`;
