/**
 * Claims a chunk for this transaction; no row where it has been written before (waits for one that is being written), or where the
 * run has been cut anew meanwhile. $1 run_no, $2 chunk, $3 summary, $4 cut.
 */
export const INSERT_CHUNK = `
  insert into claimscrub.chunks (run_no, chunk, summary)
  select run_no, $2, $3 from claimscrub.runs where run_no = $1 and cut = $4 and state <> 'finished'
  for share
  on conflict (run_no, chunk) do nothing
  returning chunk`;
