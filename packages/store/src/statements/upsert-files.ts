/** Registers files by the hash of their bytes. $1 file ids, $2 lengths in bytes; both arrays in one order, without repetition. */
export const UPSERT_FILES = `
  insert into claimscrub.files (file_id, byte_length)
  select file_id, byte_length from unnest($1::text[], $2::bigint[]) as given (file_id, byte_length)
  order by file_id
  on conflict (file_id) do nothing`;
