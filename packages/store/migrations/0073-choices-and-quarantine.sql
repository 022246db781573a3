-- What operators chose for their runs beside rules and law: payers' terms, rule set, sidecar, modules of rules; as one text, once each, named by
-- its SHA-256. A worker judges by the run's row here and never by what its own machine is configured to. A sidecar holds claim numbers, nothing
-- else of a patient. Only intake, scrubbers and the service's own intake read it; no tenant's session does.
create table claimscrub.choices (
  choices_no bigint generated always as identity primary key,
  tenant     text not null default 'default',
  digest     bytea not null,
  body       text not null,
  unique (tenant, digest)
);

alter table claimscrub.runs
  add column choices_no bigint references claimscrub.choices,
  -- Of a run that was finished although chunks were given up: how many of its claims are in no total; `reason` says why. Null: none is missing.
  add column missing_claims integer;
create index runs_by_choices on claimscrub.runs (choices_no) where choices_no is not null;

-- Claims of the file's plan; null where the run was not planned for the queue. Less those that are there, they are the claims that are missing.
alter table claimscrub.run_files add column planned integer;

do $$ begin
  if exists (select from pg_catalog.pg_roles where rolname = 'claimscrub_writer') then
    grant select, insert, update, delete on claimscrub.choices to claimscrub_writer;
  end if;
end $$;

-- A report of a month of service must not read years of claims.
create index claims_by_date on claimscrub.claims (date);
create index findings_by_date on claimscrub.findings (date);
-- A claim is judged anew with the patient's other claims: all of them are in its chunk. Keys repeat a thousand times, so it is small.
create index claims_of_chunk on claimscrub.claims (run_no, chunk);
