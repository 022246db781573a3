/** Moves files to a state where the state they are in allows it. $1 file numbers, $2 state, $3 run_no or null, $4 reason or null. */
export const MOVE_FILES = `select claimscrub.move_files(coalesce($1::bigint[], '{}'), $2, $3, $4) as moved`;

/** Ends the files of a run ($1 run_no): those of which nothing could be judged are quarantined with the reason, the others finished. */
export const END_FILES = `
  select claimscrub.move_files(array_agg(file_no), case when without_result is null then 'finished' else 'quarantined' end, $1, without_result)
  from (select distinct on (file_no) file_no, without_result from claimscrub.run_files where run_no = $1 order by file_no, ordinal) as files
  group by without_result`;

/** Those of files ($1 file numbers) that are quarantined. */
export const SELECT_QUARANTINED = `
  select coalesce(array_agg(file_no), '{}') as numbers from claimscrub.files where file_no = any ($1) and state = 'quarantined'`;
