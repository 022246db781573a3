-- Statements over a whole run are planned by what PostgreSQL believes of its tables. A run may be finished before autovacuum has looked at the month's
-- partitions, and after a killed worker it may have looked while the only rows were those that were never committed, and believe that there are none:
-- a join that would take a second then takes hours. So whoever finishes a run has the tables counted anew that have more than doubled since.
create function claimscrub.count_anew(of_month date) returns integer
language plpgsql security definer set search_path = pg_catalog as $$
declare
  suspect regclass;
  counted integer := 0;
begin
  for suspect in
    select pg_class.oid::regclass from pg_class
    where relnamespace = 'claimscrub'::regnamespace and relkind = 'r'
      and relname in ('claims_' || to_char(of_month, 'YYYYMM'), 'lines_' || to_char(of_month, 'YYYYMM'), 'findings_' || to_char(of_month, 'YYYYMM'),
        'sent_claims', 'superseded_claims', 'run_files', 'chunks')
      -- A few pages are read through in no time, whatever is believed of them.
      and pg_relation_size(pg_class.oid) > 16 * current_setting('block_size')::bigint
      and (reltuples <= 0 or pg_relation_size(pg_class.oid) > 2 * relpages * current_setting('block_size')::bigint)
  loop
    -- Whoever holds the table still is counting it, or about to.
    execute format('analyze (skip_locked) %s', suspect);
    counted := counted + 1;
  end loop;
  return counted;
end $$;
revoke all on function claimscrub.count_anew(date) from public;
select claimscrub.secure();
