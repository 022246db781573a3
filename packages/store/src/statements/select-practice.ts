/** $1 tenant, $2 first day of service or null, $3 last, $4 NPI of a physician or group, or null for the whole practice. */
const WITHIN = `($2::date is null or service_date >= $2::date) and ($3::date is null or service_date <= $3::date)
    and ($4::text is null or rendering_npi = $4 or billing_npi = $4)`;

/** How many claims and lines there are. */
export const PRACTICE_SIZE = `
  select count(*)::integer as claims, coalesce(sum(lines), 0)::integer as lines from report.claims where tenant = $1 and ${WITHIN}`;

/** Findings by rule and procedure, each dollar once, the costliest first; what people decided does not matter here. */
export const PRACTICE_FINDINGS = `
  select rule_code as code, max(rule) as rule, direction, coalesce(code, '') as procedure, count(*)::integer as findings,
    count(*) filter (where impact_cents is null)::integer as unknown, coalesce(sum(impact_cents), 0)::bigint as gross,
    coalesce(sum(net_cents), 0)::bigint as net
  from report.findings
  where tenant = $1 and ${WITHIN}
  group by rule_code, direction, coalesce(code, '')
  order by net desc, findings desc, 1, 4 limit 2000`;

/** Lines billed with each modifier of each code, and how payers answered them. */
export const PRACTICE_MODIFIERS = `
  with billed as (
    select modifier, lines.code, count(*)::integer as lines
    from report.lines join report.claims using (tenant, run_id, file_id, claim_index)
    cross join lateral unnest(string_to_array(lines.modifiers, ':')) as modifier
    where lines.tenant = $1 and lines.modifiers <> ''
      and ($2::date is null or lines.service_date >= $2::date) and ($3::date is null or lines.service_date <= $3::date)
      and ($4::text is null or lines.rendering_npi = $4 or claims.billing_npi = $4)
    group by 1, 2
  ), told as (
    select modifier, code, count(*)::integer as answered, count(*) filter (where first_denied)::integer as denied
    from report.outcomes cross join lateral unnest(string_to_array(modifiers, ':')) as modifier
    where tenant = $1 and modifiers <> '' and ${WITHIN}
    group by 1, 2
  )
  select modifier, code, lines, coalesce(answered, 0) as answered, coalesce(denied, 0) as denied
  from billed left join told using (modifier, code)
  order by denied desc, lines desc, modifier, code limit 500`;

/** Why payers denied lines of each code: the reasons of what stands now. */
export const PRACTICE_DENIALS = `
  select code, reason, count(*)::integer as denied, coalesce(sum(expected_cents), 0)::bigint as expected
  from report.outcomes cross join lateral unnest(string_to_array(nullif(carc, ''), ';')) as reason
  where tenant = $1 and denied and ${WITHIN}
  group by 1, 2 order by denied desc, expected desc, 1, 2 limit 200`;

/** Pairs of codes of one claim that findings of one rule put against each other. $5 codes of the rules. */
export const PRACTICE_CONFLICTS = `
  select found.code as rule_code, own.procedure as second, other.procedure as first, count(*)::integer as times,
    coalesce(sum(found.net_cents), 0)::bigint as net, coalesce(max(found.date)::text, '') as last
  from claimscrub.findings as found
  join report.findings as current on current.tenant = found.tenant and current.id = found.id
  join claimscrub.runs on runs.run_no = found.run_no and runs.run_id = current.run_id
  join claimscrub.lines as own on own.run_no = found.run_no and own.month = found.month and own.file_no = found.file_no
    and own.claim_index = found.claim_index and own.line = found.line
  cross join lateral json_array_elements(found.body::json->'related') as related
  join claimscrub.files on files.tenant = found.tenant and files.file_id = related->>'fileId'
  join claimscrub.lines as other on other.run_no = found.run_no and other.month = found.month and other.file_no = files.file_no
    and other.claim_index = (related->>'claimIndex')::integer and other.line = (related->>'line')::integer
  where found.tenant = $1 and not found.earlier and found.code = any($5::text[])
    and ($2::date is null or found.date >= $2::date) and ($3::date is null or found.date <= $3::date)
    and ($4::text is null or found.rendering_npi = $4 or found.billing_npi = $4)
  group by 1, 2, 3 order by net desc, times desc, 1, 2, 3 limit 200`;

/** Mohs surgery by rendering physician: tumours, stages, blocks, repairs, sites, places, visits with 25. */
export const MOHS_MIX = `
  with mohs as (
    select lines.*, coalesce(nullif(rendering_npi, ''), '') as provider
    from report.lines
    where tenant = $1 and ($2::date is null or service_date >= $2::date) and ($3::date is null or service_date <= $3::date)
      and (code ~ '^1731[1-5]$' or code ~ '^(12|13)\\d{3}$' or code ~ '^(14|15)\\d{3}$' or code ~ '^992\\d{2}$')
  ), days as (
    select provider, file_id, claim_index, service_date,
      sum(units) filter (where code in ('17311', '17313')) as tumours, sum(units) filter (where code ~ '^1731[1-4]$') as stages,
      sum(units) filter (where code = '17315') as blocks, sum(units) filter (where code in ('17311', '17312')) as head,
      bool_or(code ~ '^12\\d{3}$') as intermediate, bool_or(code ~ '^13\\d{3}$') as complex, bool_or(code ~ '^14\\d{3}$') as flap,
      bool_or(code ~ '^15\\d{3}$') as graft, bool_or(code ~ '^992\\d{2}$') as visit,
      bool_or(code ~ '^992\\d{2}$' and modifiers ~ '(^|:)25(:|$)') as visit_25, bool_or(site = '11') as office
    from mohs group by 1, 2, 3, 4 having bool_or(code in ('17311', '17313'))
  )
  select provider, count(*)::integer as cases, sum(tumours)::double precision as tumours, sum(stages)::double precision as stages,
    coalesce(sum(blocks), 0)::double precision as blocks, coalesce(sum(head), 0)::double precision as head_stages,
    count(*) filter (where blocks > 0)::integer as cases_with_blocks,
    count(*) filter (where intermediate)::integer as intermediate, count(*) filter (where complex)::integer as complex,
    count(*) filter (where flap)::integer as flap, count(*) filter (where graft)::integer as graft,
    count(*) filter (where not (intermediate or complex or flap or graft))::integer as unrepaired,
    count(*) filter (where visit)::integer as visits, count(*) filter (where visit_25)::integer as visits_25,
    count(*) filter (where office)::integer as office
  from days group by provider order by cases desc, provider`;
