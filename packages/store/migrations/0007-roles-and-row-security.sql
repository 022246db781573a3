-- Who may do what. Group roles without log-in, made where the migrating user may make roles (docs/store.md says how to make them by hand):
--   claimscrub_reader  BI tools: reads the rows of the tenant that the session's setting claimscrub.tenant names
--   claimscrub_api     the HTTP service: as the reader, and writes states, keys, audit entries and denial reports of that tenant
--   claimscrub_writer  intake and scrubbers: all tenants
-- The owner of the schema (whoever migrates) is the fourth, the migrator.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['claimscrub_reader', 'claimscrub_api', 'claimscrub_writer'] loop
    begin
      if not exists (select from pg_catalog.pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
      -- So that this user can act as the role where a request must not see more than its tenant.
      if not (select rolsuper from pg_catalog.pg_roles where rolname = current_user) then execute format('grant %I to current_user', wanted); end if;
    exception
      when insufficient_privilege then raise notice 'role % was not made: % may not make roles', wanted, current_user;
      when duplicate_object or unique_violation then null;
    end;
  end loop;
end $$;

-- The tenant of the session; empty, which is nobody's, where none is set.
create function claimscrub.tenant() returns text
language sql stable parallel safe set search_path = pg_catalog as $$ select coalesce(current_setting('claimscrub.tenant', true), '') $$;

-- A key is looked up before its tenant is known: by its id alone, and by nothing else.
create function claimscrub.api_key(wanted text) returns setof claimscrub.api_keys
language sql stable security definer set search_path = pg_catalog as $$ select * from claimscrub.api_keys where key_id = wanted $$;
revoke all on function claimscrub.api_key(text) from public;
revoke all on function claimscrub.ensure_month(date) from public;

-- Grants and policies, made where the roles are there; called again by hand after they were made later.
create function claimscrub.secure() returns void
language plpgsql set search_path = pg_catalog as $$
declare
  owned text;
  policy text;
begin
  foreach owned in array array['files', 'runs', 'run_files', 'chunks', 'coverage', 'claims', 'lines', 'findings', 'file_events', 'sent_marks',
    'sent_claims', 'finding_state', 'api_keys', 'audit', 'denial_reports'] loop
    execute format('alter table claimscrub.%I enable row level security', owned);
    policy := case when owned in ('run_files', 'chunks', 'coverage')
      then format('exists (select from claimscrub.runs where runs.run_no = %I.run_no)', owned)
      else '(tenant = (select claimscrub.tenant()))' end;
    execute format('drop policy if exists of_tenant on claimscrub.%I', owned);
    execute format('create policy of_tenant on claimscrub.%I using (%s) with check (%s)', owned, policy, policy);
    if exists (select from pg_roles where rolname = 'claimscrub_writer') then
      execute format('drop policy if exists of_all on claimscrub.%I', owned);
      execute format('create policy of_all on claimscrub.%I to claimscrub_writer using (true) with check (true)', owned);
    end if;
  end loop;
  if exists (select from pg_roles where rolname = 'claimscrub_reader') then
    grant usage on schema claimscrub to claimscrub_reader;
    grant execute on function claimscrub.tenant() to claimscrub_reader;
    grant select on claimscrub.files, claimscrub.runs, claimscrub.run_files, claimscrub.chunks, claimscrub.coverage, claimscrub.claims,
      claimscrub.lines, claimscrub.findings, claimscrub.file_events, claimscrub.sent_marks, claimscrub.finding_state,
      claimscrub.migrations to claimscrub_reader;
  end if;
  if exists (select from pg_roles where rolname = 'claimscrub_api') then
    grant usage on schema claimscrub to claimscrub_api;
    grant execute on function claimscrub.tenant(), claimscrub.api_key(text) to claimscrub_api;
    grant select on claimscrub.files, claimscrub.runs, claimscrub.run_files, claimscrub.chunks, claimscrub.coverage, claimscrub.claims,
      claimscrub.lines, claimscrub.findings, claimscrub.file_events, claimscrub.sent_marks, claimscrub.finding_state, claimscrub.api_keys,
      claimscrub.audit, claimscrub.denial_reports, claimscrub.migrations to claimscrub_api;
    grant insert on claimscrub.finding_state, claimscrub.audit to claimscrub_api;
    grant insert, update on claimscrub.api_keys, claimscrub.denial_reports to claimscrub_api;
  end if;
  if exists (select from pg_roles where rolname = 'claimscrub_writer') then
    grant usage on schema claimscrub to claimscrub_writer;
    grant select, insert, update, delete on all tables in schema claimscrub to claimscrub_writer;
    revoke update, delete on claimscrub.audit, claimscrub.finding_state from claimscrub_writer;
    revoke insert, update, delete on claimscrub.migrations from claimscrub_writer;
    grant execute on all functions in schema claimscrub to claimscrub_writer;
  end if;
end $$;
revoke all on function claimscrub.secure() from public;
select claimscrub.secure();
