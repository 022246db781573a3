/** Has PostgreSQL count the tables of a month ($1) of which it believes too little: before statements over a whole run. */
export const COUNT_ANEW = `select claimscrub.count_anew($1::date) as counted`;

/** Closes a run once all its chunks are there. $1 run_no, $2 summary, $3 cut. */
export const FINISH_RUN = `
  update claimscrub.runs set state = 'finished', reason = null, missing_claims = null, summary = $2, finished_at = now()
  where run_no = $1 and cut = $3 and state <> 'finished'
    and (select count(*) from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) = chunks
  returning sent_source`;

/** Holds a run still, so that no chunk of it is written meanwhile. $1 run_no. */
export const LOCK_RUN = `select from claimscrub.runs where run_no = $1 for update`;

/** Closes a run whose other chunks were given up. $1 run_no, $2 summary, $3 cut, $4 chunks that the summary sums up, $5 reason, $6 claims that are missing. */
export const FINISH_IN_PART = `
  update claimscrub.runs set state = 'finished', reason = $5, missing_claims = $6, summary = $2, finished_at = now()
  where run_no = $1 and cut = $3 and state = 'scrubbing'
    and (select count(*) from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) = $4`;

/**
 * Files of a run ($1 run_no, $2 its month) that have claims which were not judged: planned and missing. A file of unknown plan is among them
 * with null.
 */
export const SELECT_MISSING = `
  with there as materialized (
    select file_no, count(*)::integer as many from claimscrub.claims where run_no = $1 and month = $2 group by file_no
  )
  select file_no, name, planned, planned - there as missing
  from (
    select distinct on (file_no) file_no, name, planned, ordinal, coalesce(there.many, 0) as there
    from claimscrub.run_files left join there using (file_no)
    where run_no = $1 and without_result is null order by file_no, ordinal
  ) as files
  where planned is null or planned > there
  order by ordinal`;

/** $1 run_no, $2 reason. */
export const FAIL_RUN = `update claimscrub.runs set state = 'failed', reason = $2 where run_no = $1 and state = 'scrubbing'`;
