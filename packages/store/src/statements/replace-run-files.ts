/** Names and order of a run's files as the latest call gave them. $1 run_no. */
export const DELETE_RUN_FILES = `delete from claimscrub.run_files where run_no = $1`;

/** $1 run_no, $2 tenant, $3 file ids, $4 names, $5 reasons for no result or null, $6 claims of the plan or null, in the order of the call. */
export const INSERT_RUN_FILES = `
  insert into claimscrub.run_files (run_no, ordinal, file_no, name, without_result, planned)
  select $1, (place - 1)::integer, file_no, given.name, without_result, planned
  from unnest($3::text[], $4::text[], $5::text[], $6::integer[]) with ordinality as given (file_id, name, without_result, planned, place)
  join claimscrub.files using (file_id)
  where files.tenant = $2`;
