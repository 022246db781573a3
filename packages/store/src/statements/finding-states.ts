/**
 * Appends a state to those findings of a tenant that exist and don't stand so already. $1 tenant, $2 ids, $3 state, $4 reason or null,
 * $5 author or null, $6 token.
 */
export const SET_STATES = `
  insert into claimscrub.finding_state (tenant, finding_id, state, reason, author, undo_token)
  select $1, given.id, $3, $4, $5, $6
  from (select distinct unnest($2::text[]) as id) as given
  left join lateral (
    select state, reason from claimscrub.finding_state where tenant = $1 and finding_id = given.id order by state_no desc limit 1
  ) as stands on true
  where exists (select from claimscrub.findings where findings.tenant = $1 and findings.id = given.id)
    and (coalesce(stands.state, 'open'), coalesce(stands.reason, '')) is distinct from ($3::text, coalesce($4::text, ''))`;

/**
 * Takes back what one act ($2 token) did, where nothing has been decided since: appends what stood before. $1 tenant, $3 author or null,
 * $4 a token of its own.
 */
export const UNDO_STATES = `
  insert into claimscrub.finding_state (tenant, finding_id, state, reason, author, undo_token, undoes)
  select $1, done.finding_id, coalesce(earlier.state, 'open'), earlier.reason, $3, $4, $2
  from claimscrub.finding_state as done
  left join lateral (
    select state, reason from claimscrub.finding_state as one
    where one.tenant = $1 and one.finding_id = done.finding_id and one.state_no < done.state_no order by state_no desc limit 1
  ) as earlier on true
  where done.tenant = $1 and done.undo_token = $2
    and not exists (
      select from claimscrub.finding_state as later
      where later.tenant = $1 and later.finding_id = done.finding_id and later.state_no > done.state_no
    )`;

/** All that was decided about a finding ($2), first to last; $1 tenant. */
export const SELECT_STATE_HISTORY = `
  select state, reason, author, at, undoes is not null as undone from claimscrub.finding_state
  where tenant = $1 and finding_id = $2 order by state_no`;
