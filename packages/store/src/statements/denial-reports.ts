/** $1 tenant, $2 code, $3 modifiers, $4 pos, $5 payer kind, $6 group code, $7 carc, $8 rarc, $9 cured by, $10 digest. */
export const INSERT_DENIAL_REPORT = `
  insert into claimscrub.denial_reports as known (tenant, code, modifiers, pos, payer_kind, group_code, carc, rarc, cured_by, digest)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (tenant, digest) do update set times = known.times + 1`;

/** Aggregates of at least $3 reports, the most frequent first. $1 tenant, $2 code or null. */
export const SELECT_DENIAL_PATTERNS = `
  select code, carc, payer_kind, sum(times)::integer as reports,
    (select coalesce(string_agg(distinct cured, ',' order by cured), '') from unnest(array_agg(nullif(cured_by, ''))) as cured
      where cured is not null) as cured_by
  from claimscrub.denial_reports
  where tenant = $1 and ($2::text is null or code = $2)
  group by code, carc, payer_kind having sum(times) >= $3
  order by reports desc, code, carc, payer_kind limit 500`;
