-- Transactions of 835 files, each once: what names it is its content, so that a file loaded twice, or under another name, counts once.
create table claimscrub.remittances (
  remittance_no bigint generated always as identity primary key,
  tenant        text not null default 'default',
  digest        bytea not null,
  payment_date  date,
  loaded_at     timestamptz not null default now(),
  -- Payment, claims, lines and adjustments as JSON, with CLP01 and without names of patients.
  body          text not null,
  unique (tenant, digest)
);

alter table claimscrub.remittances enable row level security;
create policy of_tenant on claimscrub.remittances
  using (tenant = (select claimscrub.tenant())) with check (tenant = (select claimscrub.tenant()));
do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    create policy of_all on claimscrub.remittances to claimscrub_writer using (true) with check (true);
    grant select, insert, update, delete on claimscrub.remittances to claimscrub_writer;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
    grant select, insert on claimscrub.remittances to claimscrub_api;
  end if;
end $$;
