-- What intake has taken from watched folders, buckets and servers: written before a batch is submitted and completed afterwards, so that
-- an intake which dies in between is followed by one that submits the very same batch, and so the very same run.
create table claimscrub.collected (
  -- The operator's name of the source.
  source   text not null,
  name     text not null,
  -- What changes when the file does: size and time, or the entity tag.
  version  text not null,
  -- The run that it went into; empty where nothing in it could be read; null while the batch is under way.
  run_id   text,
  taken_at timestamptz not null default now(),
  primary key (source, name, version)
);

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    grant select, insert, update, delete on claimscrub.collected to claimscrub_writer;
  end if;
end $$;
