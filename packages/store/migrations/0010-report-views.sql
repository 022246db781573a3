-- What reports and BI tools read: docs/store.md is the dictionary. Views run with the rights of whoever asks, so that row-level security holds
-- for them too: set claimscrub.tenant in the session. Counted are finished runs of all rules (a look with --only is no judgement), and of several
-- scrubs of one claim the latest.
create schema report;

create view report.claims with (security_invoker = true) as
  select claims.tenant, runs.run_id, claims.month as received_month, runs.started_at as received_at, files.file_id, files.name as file,
    claims.claim_index, claims.payer_id, claims.payer_name, claims.filing_indicator, claims.billing_npi, claims.rendering_npi,
    claims.pos as site, claims.date as service_date, date_trunc('month', claims.date)::date as service_month,
    claims.charge_cents, claims.allowed_cents, claims.lines, claims.state,
    not exists (select from claimscrub.superseded_claims as later where later.by_run_no = claims.run_no
      and later.by_file_no = claims.file_no and later.by_claim_index = claims.claim_index) as first_scrub
  from claimscrub.claims
  join claimscrub.runs using (run_no)
  join claimscrub.files using (file_no)
  where runs.state = 'finished' and runs.options not like 'only=%'
    and not exists (select from claimscrub.superseded_claims as old where old.run_no = claims.run_no and old.file_no = claims.file_no
      and old.claim_index = claims.claim_index);

-- Each claim as it came in first, before anybody touched it: what the clean claim rate counts.
create view report.first_scrubs with (security_invoker = true) as
  select claims.tenant, claims.month as received_month, runs.started_at as received_at, claims.payer_id, claims.payer_name,
    claims.billing_npi, claims.rendering_npi, claims.pos as site, claims.date as service_date,
    date_trunc('month', claims.date)::date as service_month, claims.state = 'clean' as clean
  from claimscrub.claims
  join claimscrub.runs using (run_no)
  where runs.state = 'finished' and runs.options not like 'only=%'
    and not exists (select from claimscrub.superseded_claims as later where later.by_run_no = claims.run_no
      and later.by_file_no = claims.file_no and later.by_claim_index = claims.claim_index);

create view report.lines with (security_invoker = true) as
  select lines.tenant, runs.run_id, lines.month as received_month, runs.started_at as received_at, files.file_id, lines.claim_index,
    lines.line, lines.procedure as code, lines.modifiers, lines.units, lines.pos as site, lines.locality, lines.date as service_date,
    date_trunc('month', lines.date)::date as service_month, lines.charge_cents, lines.allowed_cents, lines.not_priced_reason,
    lines.rendering_npi, lines.findings as finding_codes, lines.run_no, lines.file_no
  from claimscrub.lines
  join claimscrub.runs using (run_no)
  join claimscrub.files using (file_no)
  where runs.state = 'finished' and runs.options not like 'only=%'
    and not exists (select from claimscrub.superseded_claims as old where old.run_no = lines.run_no and old.file_no = lines.file_no
      and old.claim_index = lines.claim_index);

-- The latest decision about each finding.
create view report.finding_states with (security_invoker = true) as
  select distinct on (tenant, finding_id) tenant, finding_id, state, reason, author, at
  from claimscrub.finding_state order by tenant, finding_id, state_no desc;

create view report.findings with (security_invoker = true) as
  select found.tenant, runs.run_id, found.month as received_month, runs.started_at as received_at, found.id, files.file_id,
    files.name as file, found.claim_index, found.line, found.rule, found.code as rule_code, found.direction, found.severity,
    found.confidence, found.cents as impact_cents, found.unknown, found.net_cents, found.cause, found.procedure as code, found.pos as site,
    found.date as service_date, date_trunc('month', found.date)::date as service_month, found.payer_id, found.payer_name,
    found.billing_npi, found.rendering_npi, coalesce(stands.state, 'open') as state, stands.reason as state_reason, stands.at as state_at
  from claimscrub.findings as found
  join claimscrub.runs using (run_no)
  join claimscrub.files using (file_no)
  left join report.finding_states as stands on stands.tenant = found.tenant and stands.finding_id = found.id
  where runs.state = 'finished' and runs.options not like 'only=%' and not found.earlier
    and not exists (select from claimscrub.superseded_claims as old where old.run_no = found.run_no and old.file_no = found.file_no
      and old.claim_index = found.claim_index)
    -- A finding about a whole file goes when the file is scrubbed anew.
    and (found.claim_index is not null or not exists (select from claimscrub.run_files as again join claimscrub.runs as newer using (run_no)
      where again.file_no = found.file_no and again.run_no > found.run_no and newer.state = 'finished'
        and newer.options not like 'only=%'));

-- What is to be done, the costliest first. The claim number is here and in no other view: this is the list that people work from.
create view report.worklist with (security_invoker = true) as
  select found.*, claims.claim
  from report.findings as found
  join claimscrub.files on files.tenant = found.tenant and files.file_id = found.file_id
  join claimscrub.runs on runs.run_id = found.run_id
  left join claimscrub.claims on claims.run_no = runs.run_no and claims.month = runs.month and claims.file_no = files.file_no
    and claims.claim_index = found.claim_index
  where found.state = 'open'
  order by coalesce(found.impact_cents, -1) desc, found.id;

-- Every version of every judgement of a line, the newest last: by other rules, other tables, more history, or a claim that came later.
create view report.finding_versions with (security_invoker = true) as
  select found.tenant, files.file_id, found.claim_index, found.line, found.code as rule_code,
    row_number() over (partition by found.tenant, found.file_no, found.claim_index, found.line, found.code, found.procedure
      order by found.run_no, found.chunk, found.ordinal) as version,
    runs.run_id, runs.rules_version, runs.reference_fingerprint, runs.history_mark, runs.started_at as judged_at,
    found.earlier as by_later_claim, found.id, found.direction, found.severity, found.cents as impact_cents, found.net_cents
  from claimscrub.findings as found
  join claimscrub.runs using (run_no)
  join claimscrub.files using (file_no)
  where runs.state = 'finished' and runs.options not like 'only=%';

create view report.by_rule with (security_invoker = true) as
  select tenant, received_month, rule_code, rule, direction, count(*) as findings, count(*) filter (where impact_cents is null) as unknown,
    coalesce(sum(impact_cents), 0)::bigint as gross_cents, sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, received_month, rule_code, rule, direction;

create view report.by_payer with (security_invoker = true) as
  select tenant, received_month, payer_id, payer_name, direction, count(*) as findings, coalesce(sum(impact_cents), 0)::bigint as gross_cents,
    sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, received_month, payer_id, payer_name, direction;

create view report.by_provider with (security_invoker = true) as
  select tenant, received_month, billing_npi, rendering_npi, direction, count(*) as findings,
    coalesce(sum(impact_cents), 0)::bigint as gross_cents, sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, received_month, billing_npi, rendering_npi, direction;

create view report.by_code with (security_invoker = true) as
  select tenant, received_month, code, direction, count(*) as findings, coalesce(sum(impact_cents), 0)::bigint as gross_cents,
    sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, received_month, code, direction;

create view report.by_site with (security_invoker = true) as
  select tenant, received_month, site, direction, count(*) as findings, coalesce(sum(impact_cents), 0)::bigint as gross_cents,
    sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, received_month, site, direction;

create view report.by_month with (security_invoker = true) as
  select tenant, service_month, direction, count(*) as findings, coalesce(sum(impact_cents), 0)::bigint as gross_cents,
    sum(net_cents)::bigint as net_cents
  from report.findings group by tenant, service_month, direction;

create view report.clean_claim_rate with (security_invoker = true) as
  select tenant, received_month, payer_id, payer_name, count(*) as claims, count(*) filter (where clean) as clean_claims,
    round(count(*) filter (where clean)::numeric / count(*), 4) as clean_claim_rate
  from report.first_scrubs group by tenant, received_month, payer_id, payer_name;

do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_reader') then
    grant usage on schema report to claimscrub_reader;
    grant select on all tables in schema report to claimscrub_reader;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
    grant usage on schema report to claimscrub_api;
    grant select on all tables in schema report to claimscrub_api;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    grant usage on schema report to claimscrub_writer;
    grant select on all tables in schema report to claimscrub_writer;
  end if;
end $$;

-- Forgets the runs of a month and all that belongs to them. Sent claims stay: they are history, and have a reach of their own.
create function claimscrub.drop_month(wanted date) returns integer
language plpgsql set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', wanted)::date;
  large text;
  gone integer;
begin
  delete from claimscrub.coverage using claimscrub.runs where runs.run_no = coverage.run_no and runs.month = first;
  delete from claimscrub.superseded_claims using claimscrub.runs
    where runs.month = first and (runs.run_no = superseded_claims.run_no or runs.run_no = superseded_claims.by_run_no);
  delete from claimscrub.finding_state using claimscrub.findings
    where findings.month = first and findings.id = finding_state.finding_id and findings.tenant = finding_state.tenant
      and not exists (select from claimscrub.findings as other where other.id = findings.id and other.month <> first);
  foreach large in array array['claims', 'lines', 'findings'] loop
    execute format('drop table if exists claimscrub.%I', format('%s_%s', large, to_char(first, 'YYYYMM')));
  end loop;
  delete from claimscrub.runs where month = first;
  get diagnostics gone = row_count;
  delete from claimscrub.files where not exists (select from claimscrub.run_files where run_files.file_no = files.file_no)
    and not exists (select from claimscrub.sent_claims where sent_claims.file_no = files.file_no)
    and received_at < first + interval '1 month' and state in ('finished', 'quarantined');
  return gone;
end $$;
revoke all on function claimscrub.drop_month(date) from public;
