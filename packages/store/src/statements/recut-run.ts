const RESULTS = ["coverage", "findings", "lines", "claims", "chunks"];

/** Throws away what an unfinished run of another cut has written. Each: $1 run_no. */
export const DELETE_RESULTS: readonly string[] = RESULTS.map((table) => `delete from claimscrub.${table} where run_no = $1`);

/** $1 run_no, $2 cut, $3 number of chunks. */
export const RESTART_RUN = `
  update claimscrub.runs set cut = $2, chunks = $3, state = 'scrubbing', reason = null, started_at = now(), finished_at = null,
    summary = null, missing_claims = null
  where run_no = $1`;
