/** Files with their latest run. `files` conditions go in `where`. */
const FILES = (where: string, tail: string) => `
  select files.file_no, files.file_id, files.name, files.byte_length, files.state, files.reason, files.received_at,
    latest.run_id, latest.claims, latest.findings,
    (select json_agg(json_build_object('state', state, 'reason', reason, 'at', at) order by event_no)
      from claimscrub.file_events where file_events.file_no = files.file_no) as events
  from claimscrub.files
  left join lateral (
    select runs.run_id, run_files.claims, run_files.findings from claimscrub.run_files join claimscrub.runs using (run_no)
    where run_files.file_no = files.file_no order by run_no desc limit 1
  ) as latest on true
  where files.tenant = $1 and ${where}
  ${tail}`;

/** Newest first. $1 tenant, $2 files before this number, $3 state or null, $4 how many. */
export const SELECT_FILES = FILES("files.file_no < $2 and ($3::text is null or files.state = $3)", "order by files.file_no desc limit $4");

/** $1 tenant, $2 file id. */
export const SELECT_FILE = FILES("files.file_id = $2", "");

/** $1 tenant, $2 state or null. */
export const COUNT_FILES = `select count(*)::integer as total from claimscrub.files where tenant = $1 and ($2::text is null or state = $2)`;

/** Runs of a tenant ($1), newest first; $2 runs before this number, $3 how many. */
export const SELECT_RUNS_PAGE = `
  select run_no, run_id, state, reason, chunks, started_at, finished_at, summary, missing_claims,
    (select count(*)::integer from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) as written
  from claimscrub.runs where tenant = $1 and run_no < $2 order by run_no desc limit $3`;

/** $1 tenant, $2 run id. */
export const SELECT_RUN_OF_TENANT = `
  select run_no, run_id, state, reason, chunks, started_at, finished_at, summary, missing_claims,
    (select count(*)::integer from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) as written
  from claimscrub.runs where tenant = $1 and run_id = $2`;

/** $1 tenant. */
export const COUNT_RUNS = `select count(*)::integer as total from claimscrub.runs where tenant = $1`;
