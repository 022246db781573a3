/**
 * $1 tenant, $2 code, $3 modifiers, $4 pos, $5 payer kind, $6 group code, $7 carc, $8 rarc, $9 cured by, $10 digest. No row where the same reporter
 * has said the same before.
 */
export const INSERT_DENIAL_REPORT = `
  insert into claimscrub.denial_reports (tenant, code, modifiers, pos, payer_kind, group_code, carc, rarc, cured_by, digest)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  on conflict (tenant, digest) do nothing
  returning report_no`;

/**
 * Aggregates of at least $3 reports, the most frequent first. $1 tenant, $2 code or null. One cut only (code, reason, payer kind), no totals above
 * it, counts in whole steps of $3, and cures that themselves were reported $3 times: so that neither two cuts nor two looks, one report apart,
 * tell what one report said. A report counts once, however often it was sent.
 */
export const SELECT_DENIAL_PATTERNS = `
  with cures as (
    select code, carc, payer_kind, cured_by, count(*)::integer as reports
    from claimscrub.denial_reports
    where tenant = $1 and ($2::text is null or code = $2)
    group by code, carc, payer_kind, cured_by
  )
  select code, carc, payer_kind, (sum(reports)::integer / $3::integer) * $3::integer as reports,
    coalesce(string_agg(cured_by, ',' order by reports / $3::integer desc, cured_by) filter (where cured_by <> '' and reports >= $3), '') as cured_by
  from cures
  group by code, carc, payer_kind having sum(reports) >= $3
  order by 4 desc, code, carc, payer_kind limit 500`;
