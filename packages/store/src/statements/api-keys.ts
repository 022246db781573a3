/** $1 key id, $2 tenant, $3 name, $4 hash, $5 scopes, $6 expiry or null. */
export const INSERT_API_KEY = `
  insert into claimscrub.api_keys (key_id, tenant, name, hash, scopes, expires_at) values ($1, $2, $3, $4, $5, $6)
  returning created_at`;

/** $1 key id. Any tenant's: it is what says whose the request is. */
export const FIND_API_KEY = `
  select key_id, tenant, name, hash, scopes, (expires_at is null or expires_at > now()) and revoked_at is null as valid
  from claimscrub.api_key($1)`;

/** $1 tenant. */
export const SELECT_API_KEYS = `
  select key_id, name, scopes, created_at, expires_at, revoked_at, rotated_to, last_used_at
  from claimscrub.api_keys where tenant = $1 order by created_at, key_id`;

/** $1 tenant, $2 key id. */
export const REVOKE_API_KEY = `
  update claimscrub.api_keys set revoked_at = now() where tenant = $1 and key_id = $2 and revoked_at is null`;

/** The old key of a rotation goes on for a while. $1 tenant, $2 old key id, $3 new key id, $4 seconds. */
export const RETIRE_API_KEY = `
  update claimscrub.api_keys set rotated_to = $3, expires_at = least(expires_at, now() + make_interval(secs => $4))
  where tenant = $1 and key_id = $2 and revoked_at is null and rotated_to is null
  returning name, scopes`;

/** At most once a minute, so that reading is not writing. $1 tenant, $2 key id. */
export const TOUCH_API_KEY = `
  update claimscrub.api_keys set last_used_at = now()
  where tenant = $1 and key_id = $2 and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
