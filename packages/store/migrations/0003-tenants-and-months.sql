-- Rows belong to a tenant, and the large tables lie in partitions by the month in which their run was received, so that years of data stay
-- quick to read and a month that is past its retention is dropped, not deleted row by row.

alter table claimscrub.files
  add column tenant text not null default 'default',
  -- The latest name it was given; file names can be telling, so nothing but the owner's pages shows it.
  add column name text not null default '',
  drop constraint files_file_id_key,
  add constraint files_once unique (tenant, file_id);

alter table claimscrub.runs
  add column tenant text not null default 'default',
  -- First day of the month (UTC) in which the run was received: the partition of all its rows.
  add column month date not null default date_trunc('month', now() at time zone 'UTC')::date,
  -- The history that it was judged against: all claims marked as sent up to this mark, 0 none yet; null where history was not read.
  add column history_mark bigint;
update claimscrub.runs set month = date_trunc('month', started_at at time zone 'UTC')::date;
create index runs_of_tenant on claimscrub.runs (tenant, run_no desc);

alter table claimscrub.claims rename to claims_before;
alter table claimscrub.lines rename to lines_before;
alter table claimscrub.findings rename to findings_before;
alter index claimscrub.claims_pkey rename to claims_before_pkey;
alter index claimscrub.lines_pkey rename to lines_before_pkey;
alter index claimscrub.findings_pkey rename to findings_before_pkey;
drop index claimscrub.claims_by_control_number, claimscrub.claims_by_patient, claimscrub.findings_in_order;

create table claimscrub.claims (
  tenant           text not null default 'default',
  month            date not null,
  run_no           bigint not null,
  file_no          bigint not null,
  claim_index      integer not null,
  chunk            integer not null,
  claim            text not null,
  billing_npi      text not null,
  rendering_npi    text not null default '',
  payer_id         text not null,
  payer_name       text not null,
  filing_indicator text not null,
  frequency        text not null,
  pos              text not null default '',
  -- First and last date of service.
  date             date,
  date_through     date,
  charge_cents     bigint,
  allowed_cents    bigint,
  lines            integer not null,
  state            text not null,
  -- First half of HMAC-SHA-256 of the patient identity under the key of the data folder; null without identity.
  patient          bytea,
  -- What a claim holds besides the columns, as JSON: diagnoses, providers, pointers. No name, member id, birth date or note.
  facts            text,
  primary key (run_no, file_no, claim_index, month)
) partition by range (month);
create index claims_by_control_number on claimscrub.claims (billing_npi, claim);

create table claimscrub.lines (
  tenant            text not null default 'default',
  month             date not null,
  run_no            bigint not null,
  file_no           bigint not null,
  claim_index       integer not null,
  -- Place in the claim, from 1; `line` is what the claim calls it, which need not be unique.
  ordinal           integer not null,
  chunk             integer not null,
  line              integer not null,
  procedure         text not null,
  -- Joined by a colon, as in lines.csv.
  modifiers         text not null,
  units             double precision,
  pos               text not null,
  date              date,
  date_through      date,
  charge_cents      bigint,
  allowed_cents     bigint,
  not_priced_reason text,
  locality          text not null,
  rendering_npi     text not null,
  -- Sorted unique codes of its own and related findings, joined by a semicolon.
  findings          text not null,
  primary key (run_no, file_no, claim_index, ordinal, month)
) partition by range (month);

create table claimscrub.findings (
  tenant        text not null default 'default',
  month         date not null,
  run_no        bigint not null,
  chunk         integer not null,
  -- Place in the chunk's list, from 1.
  ordinal       integer not null,
  id            text not null,
  file_no       bigint not null,
  claim_index   integer,
  line          integer,
  -- True where it stands on a claim sent earlier, whose judgement the claims of this run have changed: a new version, no edit in place.
  earlier       boolean not null default false,
  rule          text not null,
  code          text not null,
  direction     text not null,
  severity      text not null,
  confidence    text not null,
  -- Null where the dollars could not be computed; then `unknown` says why.
  cents         bigint,
  unknown       text,
  -- Its share of what the patient-day has at stake in its direction, each dollar once: summed over any cut, nothing counts twice.
  net_cents     bigint not null default 0,
  -- What one remedy would close: code and procedure.
  cause         text not null default '',
  procedure     text,
  pos           text,
  date          date,
  payer_id      text,
  payer_name    text,
  billing_npi   text,
  rendering_npi text,
  -- The finding as the contract shows it, in JSON. Text, because json types refuse some of what a claim file may hold.
  body          text not null,
  primary key (run_no, chunk, ordinal, month)
) partition by range (month);
create index findings_in_order on claimscrub.findings (run_no, file_no, claim_index);
create index findings_by_id on claimscrub.findings (id);
-- A worklist's order.
create index findings_by_impact on claimscrub.findings (run_no, (coalesce(cents, -1)) desc, id);

-- Makes the partitions of a month. Attached, not created in place: that would stop the readers of the whole table.
create function claimscrub.ensure_month(wanted date) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  first date := date_trunc('month', wanted)::date;
  large text;
  part text;
begin
  if to_regclass(format('claimscrub.findings_%s', to_char(first, 'YYYYMM'))) is not null then return; end if;
  perform pg_advisory_xact_lock(1129075524);
  foreach large in array array['claims', 'lines', 'findings'] loop
    part := format('%s_%s', large, to_char(first, 'YYYYMM'));
    continue when to_regclass(format('claimscrub.%I', part)) is not null;
    execute format('create table claimscrub.%I (like claimscrub.%I including defaults including constraints including indexes)', part, large);
    execute format('alter table claimscrub.%I attach partition claimscrub.%I for values from (%L) to (%L)',
      large, part, first, (first + interval '1 month')::date);
    -- COPY goes straight to the partition; who may write is said by the roles, where there are any.
    if exists (select from pg_roles where rolname = 'claimscrub_writer') then
      execute format('grant select, insert, delete on claimscrub.%I to claimscrub_writer', part);
    end if;
  end loop;
end $$;

select claimscrub.ensure_month(month) from (select distinct month from claimscrub.runs) as months;
select claimscrub.ensure_month((now() at time zone 'UTC')::date);

insert into claimscrub.claims (month, run_no, file_no, claim_index, chunk, claim, billing_npi, payer_id, payer_name, filing_indicator,
    frequency, charge_cents, lines, state, patient)
  select month, run_no, file_no, claim_index, chunk, claim, billing_npi, payer_id, payer_name, filing_indicator, frequency, charge_cents,
    lines, claims_before.state, patient
  from claimscrub.claims_before join claimscrub.runs using (run_no);
insert into claimscrub.lines (month, run_no, file_no, claim_index, ordinal, chunk, line, procedure, modifiers, units, pos, date,
    date_through, charge_cents, allowed_cents, not_priced_reason, locality, rendering_npi, findings)
  select month, run_no, file_no, claim_index, ordinal, chunk, line, procedure, modifiers, units, pos, date, date_through, charge_cents,
    allowed_cents, not_priced_reason, locality, rendering_npi, findings
  from claimscrub.lines_before join claimscrub.runs using (run_no);
insert into claimscrub.findings (month, run_no, chunk, ordinal, id, file_no, claim_index, line, rule, code, direction, severity, confidence,
    cents, unknown, net_cents, cause, procedure, payer_id, body)
  select month, run_no, chunk, ordinal, id, file_no, claim_index, line, rule, code, direction, severity, confidence, cents, unknown,
    coalesce(cents, 0), concat_ws(' ', code, procedure), procedure, payer_id, body
  from claimscrub.findings_before join claimscrub.runs using (run_no);

drop table claimscrub.claims_before, claimscrub.lines_before, claimscrub.findings_before;
