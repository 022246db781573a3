/** $1 tenant, $2 key id or null, $3 action, $4 subject, $5 detail or null, $6 rows or null. */
export const INSERT_AUDIT = `
  insert into claimscrub.audit (tenant, key_id, action, subject, detail, rows) values ($1, $2, $3, $4, $5, $6)`;

/** Newest first. $1 tenant, $2 entries before this number, $3 how many. */
export const SELECT_AUDIT = `
  select entry_no, at, key_id, action, subject, detail, rows from claimscrub.audit
  where tenant = $1 and entry_no < $2 order by entry_no desc limit $3`;

/** Many entries at once, in their order. $1 tenant, then a list for each column. */
export const INSERT_AUDITS = `
  insert into claimscrub.audit (tenant, at, key_id, action, subject, detail, rows)
  select $1, at, key_id, action, subject, detail, rows
  from unnest($2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[]) with ordinality
    as given (at, key_id, action, subject, detail, rows, place)
  order by place`;
