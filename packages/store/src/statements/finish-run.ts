/** Closes a run once all its chunks are there. $1 run_no, $2 summary, $3 cut. */
export const FINISH_RUN = `
  update claimscrub.runs set state = 'finished', reason = null, summary = $2, finished_at = now()
  where run_no = $1 and cut = $3 and state <> 'finished'
    and (select count(*) from claimscrub.chunks where chunks.run_no = runs.run_no and chunk >= 0) = chunks
  returning sent_source`;

/** $1 run_no, $2 reason. */
export const FAIL_RUN = `update claimscrub.runs set state = 'failed', reason = $2 where run_no = $1 and state = 'scrubbing'`;
