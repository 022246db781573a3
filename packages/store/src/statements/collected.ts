/** One intake at a time for each source, for as long as its session lasts. $1 source. */
export const TRY_LOCK_SOURCE = `select pg_try_advisory_lock(1129075523, hashtext($1)) as locked`;
export const UNLOCK_SOURCE = `select pg_advisory_unlock(1129075523, hashtext($1))`;

/** $1 source. */
export const SELECT_COLLECTED = `select name, version, run_id from claimscrub.collected where source = $1 order by name collate "C", version`;

/** $1 source, $2 names, $3 versions. */
export const INSERT_COLLECTED = `
  insert into claimscrub.collected (source, name, version)
  select $1, name, version from unnest($2::text[], $3::text[]) as given (name, version)
  on conflict do nothing`;

/** $1 source, $2 names, $3 versions, $4 run id. */
export const UPDATE_COLLECTED = `
  update claimscrub.collected set run_id = $4
  from unnest($2::text[], $3::text[]) as given (name, version)
  where collected.source = $1 and collected.name = given.name and collected.version = given.version`;

/** $1 source, $2 names, $3 versions. */
export const DELETE_COLLECTED = `
  delete from claimscrub.collected
  using unnest($2::text[], $3::text[]) as given (name, version)
  where collected.source = $1 and collected.name = given.name and collected.version = given.version`;
