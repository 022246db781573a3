-- claimscrub.secure() knew the tables of migration 0007 by name, so that roles made by hand afterwards lacked whatever came later. Now it asks the
-- catalogue: a table with a tenant shows a session its tenant's rows; one with a run shows those of the runs that the session sees; any other is
-- closed to tenants. A migration that adds a table or a view ends with `select claimscrub.secure();` and grants nothing by itself.

-- What the two roles that see one tenant may do beyond what follows from the catalogue (the service reads every tenant's table; BI tools read the
-- views of the schema report, and the tables that those read).
create table claimscrub.role_rights (
  role     text not null check (role in ('claimscrub_reader', 'claimscrub_api')),
  relation text not null,
  rights   text[] not null check (rights <@ array['select', 'insert', 'update', 'delete']),
  primary key (role, relation)
);
insert into claimscrub.role_rights (role, relation, rights)
  select 'claimscrub_reader', relation, array['select']
  from unnest(array['chunks', 'coverage', 'file_events', 'sent_marks', 'predictions', 'migrations']) as relation;
insert into claimscrub.role_rights (role, relation, rights)
  select 'claimscrub_api', relation, rights from (values
    (array['finding_state', 'audit', 'sent_marks', 'sent_claims'], array['insert']),
    (array['api_keys', 'denial_reports', 'remittances'], array['insert', 'update']),
    (array['remittance_claims', 'unsettled', 'settled', 'learned_runs', 'outcomes', 'predictions', 'hold_outs'], array['insert', 'update', 'delete']),
    (array['migrations'], array['select'])
  ) as given (relations, rights), unnest(relations) as relation;

-- Logins that see one tenant whatever they set: a session may change its settings, and a login its own defaults. The owner writes it, nobody else.
create table claimscrub.role_tenants (
  role   name primary key,
  tenant text not null
);

-- The tenant of the session: the one that its login is bound to, else its setting; empty, which is nobody's, where neither is there.
create or replace function claimscrub.tenant() returns text
language sql stable parallel safe security definer set search_path = pg_catalog as $$
  select coalesce((select tenant from claimscrub.role_tenants where role = session_user), current_setting('claimscrub.tenant', true), '')
$$;

-- The tables that hold rows, without partitions: those are reached through their table, whose policy counts, and by COPY of the writer.
-- of_tenant: how a tenant's session tells its rows; null where the table is no tenant's to see.
create function claimscrub.secured_tables() returns table (relation name, of_tenant text)
language sql stable set search_path = pg_catalog as $$
  select relname, case
    -- What operators chose is read by intake and scrubbers alone; which login is bound to whom, by the function above.
    when relname in ('choices', 'role_tenants') then null
    when bool_or(attname = 'tenant') then '(tenant = (select claimscrub.tenant()))'
    when bool_or(attname = 'run_no') then format('exists (select from claimscrub.runs where runs.run_no = %I.run_no)', relname)
    end
  from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
  -- The ledger of migrations is open to whoever may read it.
  where relnamespace = 'claimscrub'::regnamespace and relkind in ('r', 'p') and not relispartition and relname <> 'migrations'
  group by relname
$$;

-- Grants and policies of all that is there, and no others: the same whether the roles were there before the tables, or were made by hand later.
create or replace function claimscrub.secure() returns void
language plpgsql set search_path = pg_catalog as $$
declare
  owned record;
  member text;
  unsafe text;
begin
  select rolname into unsafe from pg_roles
    where rolname in ('claimscrub_reader', 'claimscrub_api') and (rolsuper or rolbypassrls);
  if unsafe is not null then
    raise exception 'role % passes over row-level security; alter role % nosuperuser nobypassrls', unsafe, unsafe;
  end if;

  for owned in select * from claimscrub.secured_tables() loop
    execute format('alter table claimscrub.%I enable row level security', owned.relation);
    execute format('drop policy if exists of_tenant on claimscrub.%I', owned.relation);
    execute format('drop policy if exists of_all on claimscrub.%I', owned.relation);
    if owned.of_tenant is not null then
      execute format('create policy of_tenant on claimscrub.%I using (%s) with check (%s)', owned.relation, owned.of_tenant, owned.of_tenant);
    end if;
    if exists (select from pg_roles where rolname = 'claimscrub_writer') then
      execute format('create policy of_all on claimscrub.%I to claimscrub_writer using (true) with check (true)', owned.relation);
    end if;
  end loop;

  revoke all on all tables in schema claimscrub, report from public;
  foreach member in array array['claimscrub_reader', 'claimscrub_api', 'claimscrub_writer'] loop
    continue when not exists (select from pg_roles where rolname = member);
    execute format('grant usage on schema claimscrub, report to %I', member);
    execute format('revoke all on all tables in schema claimscrub, report from %I', member);
    execute format('grant select on all tables in schema report to %I', member);
    execute format('grant execute on function claimscrub.tenant(), claimscrub.month_of_run(bigint) to %I', member);
    for owned in select relation, rights from claimscrub.role_rights where role = member loop
      execute format('grant %s on claimscrub.%I to %I', array_to_string(owned.rights, ', '), owned.relation, member);
    end loop;
  end loop;

  if exists (select from pg_roles where rolname = 'claimscrub_reader') then
    for owned in
      select distinct beneath.relname as relation
      from pg_class as shown
      join pg_rewrite on ev_class = shown.oid
      join pg_depend on classid = 'pg_rewrite'::regclass and objid = pg_rewrite.oid and refclassid = 'pg_class'::regclass
      join pg_class as beneath on beneath.oid = refobjid
      where shown.relnamespace = 'report'::regnamespace and beneath.relnamespace = 'claimscrub'::regnamespace
    loop
      execute format('grant select on claimscrub.%I to claimscrub_reader', owned.relation);
    end loop;
  end if;
  if exists (select from pg_roles where rolname = 'claimscrub_api') then
    for owned in select relation from claimscrub.secured_tables() where of_tenant is not null loop
      execute format('grant select on claimscrub.%I to claimscrub_api', owned.relation);
    end loop;
    grant execute on function claimscrub.api_key(text) to claimscrub_api;
  end if;
  if exists (select from pg_roles where rolname = 'claimscrub_writer') then
    grant select, insert, update, delete on all tables in schema claimscrub to claimscrub_writer;
    revoke update, delete on claimscrub.audit, claimscrub.finding_state from claimscrub_writer;
    revoke insert, update, delete on claimscrub.migrations, claimscrub.role_rights, claimscrub.role_tenants from claimscrub_writer;
    grant execute on all functions in schema claimscrub to claimscrub_writer;
    -- To drop months and to grant is the owner's.
    revoke execute on function claimscrub.drop_month(date), claimscrub.secure() from claimscrub_writer;
  end if;
end $$;
revoke all on function claimscrub.secure(), claimscrub.secured_tables() from public;
select claimscrub.secure();
