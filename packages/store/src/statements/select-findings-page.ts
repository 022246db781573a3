/** The latest state of each finding of a tenant ($1). States are few beside findings, so they are read once and joined. */
const STANDS = `
  stands as (
    select distinct on (finding_id) finding_id, state, reason, author, at
    from claimscrub.finding_state where tenant = $1 order by finding_id, state_no desc
  )`;

/** The findings of one run: $1 tenant, $2 run_no, $3 its month; `found`, `files` and `stands` can be told apart in conditions. */
const FROM = `
  from claimscrub.findings as found
  join claimscrub.files using (file_no)
  left join stands on stands.finding_id = found.id
  where found.tenant = $1 and found.run_no = $2 and found.month = $3::date and not found.earlier`;

/** How many findings pass the conditions, and their dollars: `net` each once, `gross` the sum of the impacts. */
export function countFindings(conditions: string): string {
  return `with ${STANDS}
  select count(*)::integer as total, coalesce(sum(found.net_cents), 0)::bigint as net, coalesce(sum(found.cents), 0)::bigint as gross
  ${FROM}${conditions}`;
}

/** One page. `key` is the sort's expression; `after` the condition that begins behind the cursor, or empty; `limit` a bound place. */
export function selectFindingsPage(key: string, order: "asc" | "desc", conditions: string, after: string, limit: string): string {
  return `with ${STANDS}
  select found.body, found.net_cents as net, ${key} as key, found.id, files.file_id,
    (select run_files.name from claimscrub.run_files
      where run_files.run_no = found.run_no and run_files.file_no = found.file_no order by ordinal limit 1) as name,
    stands.state, stands.reason, stands.author, stands.at
  ${FROM}${conditions}${after}
  order by ${key} ${order}, found.id, found.chunk, found.ordinal
  limit ${limit}`;
}

/** One finding by its id ($2) in its latest run; $1 tenant. */
export const SELECT_FINDING = `with ${STANDS}
  select found.body, found.net_cents as net, '' as key, found.id, files.file_id, files.name, stands.state, stands.reason, stands.author, stands.at
  from claimscrub.findings as found
  join claimscrub.files using (file_no)
  left join stands on stands.finding_id = found.id
  where found.tenant = $1 and found.id = $2
  order by found.run_no desc limit 1`;

/** The run that is looked at where none is named: the latest finished one, else the latest. $1 tenant, $2 run id or null. */
export const SELECT_RUN_PLACE = `
  select run_no, run_id, month::text as month from claimscrub.runs
  where tenant = $1 and ($2::text is null or run_id = $2)
  order by (state = 'finished') desc, run_no desc limit 1`;
