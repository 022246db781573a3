-- Claims and findings of each file of a run, counted once when the run is finished.
alter table claimscrub.run_files add column claims integer, add column findings integer;

-- Of several scrubs of one claim (billing NPI and CLM01) the latest counts. Written when a run is finished: which claims of earlier runs its
-- claims take the place of. Reports leave those out; nothing is edited.
create table claimscrub.superseded_claims (
  run_no         bigint not null,
  file_no        bigint not null,
  claim_index    integer not null,
  tenant         text not null default 'default',
  by_run_no      bigint not null,
  by_file_no     bigint not null,
  by_claim_index integer not null,
  primary key (run_no, file_no, claim_index)
);
create index superseded_claims_by_later on claimscrub.superseded_claims (by_run_no, by_file_no, by_claim_index);

-- Numbers of runs and the months in which they lie, so that a look at one run reads one partition.
create function claimscrub.month_of_run(wanted bigint) returns date
language sql stable parallel safe set search_path = pg_catalog as $$ select month from claimscrub.runs where run_no = wanted $$;

alter table claimscrub.superseded_claims enable row level security;
create policy of_tenant on claimscrub.superseded_claims
  using (tenant = (select claimscrub.tenant())) with check (tenant = (select claimscrub.tenant()));
do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    create policy of_all on claimscrub.superseded_claims to claimscrub_writer using (true) with check (true);
    grant select, insert, delete on claimscrub.superseded_claims to claimscrub_writer;
    grant execute on function claimscrub.month_of_run(bigint) to claimscrub_writer;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
    grant select on claimscrub.superseded_claims to claimscrub_api;
    grant select on claimscrub.superseded_claims to claimscrub_reader;
    grant execute on function claimscrub.month_of_run(bigint) to claimscrub_api, claimscrub_reader;
  end if;
end $$;
