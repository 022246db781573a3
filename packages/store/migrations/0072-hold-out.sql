-- A small share of the claims whose warnings no list shows, so that what payers do when nobody acts on them can be told from what they do when
-- somebody does. Errors are always shown: what is surely wrong must not be sent.
create table claimscrub.hold_outs (
  tenant text primary key default 'default',
  share  double precision not null check (share > 0 and share <= 0.1),
  since  timestamptz not null default now()
);

-- Whether a claim is of the share: by its numbers, so that it stays so however often it is scrubbed.
create function claimscrub.is_held_out(billing_npi text, claim text, share double precision) returns boolean
language sql immutable parallel safe set search_path = pg_catalog as $$
  select ('x' || substr(md5(billing_npi || ' ' || claim), 1, 7))::bit(28)::integer < share * 268435456
$$;

alter table claimscrub.hold_outs enable row level security;
create policy of_tenant on claimscrub.hold_outs
  using (tenant = (select claimscrub.tenant())) with check (tenant = (select claimscrub.tenant()));
do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    create policy of_all on claimscrub.hold_outs to claimscrub_writer using (true) with check (true);
    grant select, insert, update, delete on claimscrub.hold_outs to claimscrub_writer;
  end if;
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_api') then
    grant select, insert, update, delete on claimscrub.hold_outs to claimscrub_api;
  end if;
end $$;
