/**
 * Registers files by the hash of their bytes, and gives their numbers. $1 tenant, $2 file ids, $3 names, $4 lengths in bytes; the arrays in one
 * order, without repetition. A file that is known keeps its number and takes the new name.
 */
export const UPSERT_FILES = `
  with given as (
    select * from unnest($2::text[], $3::text[], $4::bigint[]) as given (file_id, name, byte_length) order by file_id
  ), known as (
    insert into claimscrub.files as file (tenant, file_id, name, byte_length) select $1, file_id, name, byte_length from given
    on conflict (tenant, file_id) do update set name = excluded.name
    returning file_no, (xmax = 0) as fresh
  ), told as (
    insert into claimscrub.file_events (tenant, file_no, state) select $1, file_no, 'received' from known where fresh
  )
  select array_agg(file_no) as numbers from known`;
